import { inBand } from '../asides.ts';
import { linesOf } from '../inbox.ts';
import { judgeable, mayJudge } from '../judging.ts';
import type { Shortcut } from '../keys.ts';
import { mayPromise } from '../promises.ts';
import { mayLookAfter } from '../wall.ts';
import { calls } from './calls.ts';
import type { Place } from './here.ts';
import { dialog } from './open-dialog.ts';
import { tour } from './tour-now.ts';

/** Does what a key asked for; says whether there was anything to do. */
export function perform(shortcut: Shortcut, here: Place, target: HTMLElement | null): boolean {
  const { desk, alarm } = here;
  const open = desk.selected.peek();
  const summary = open === null ? undefined : desk.inbox.peek().summaries.get(open);
  const mine =
    open !== null && linesOf(desk.inbox.peek(), 'mine').some((line) => line.conversation === open);
  switch (shortcut.do) {
    case 'help':
      dialog.show({ is: 'keys' });
      return true;
    case 'accept': {
      const ring = desk.inbox.peek().rings.find(({ answer }) => answer === 'none');
      if (ring !== undefined) desk.accept(ring.conversation);
      return ring !== undefined;
    }
    case 'decline': {
      const ring = desk.inbox.peek().rings.find(({ answer }) => answer === 'none');
      if (ring !== undefined) dialog.show({ is: 'decline', conversation: ring.conversation });
      return ring !== undefined;
    }
    case 'next':
    case 'previous':
      return step(here, shortcut.do === 'next' ? 1 : -1);
    case 'open':
      return false;
    case 'practise':
      if (here.practice !== null) here.house.endPractice();
      else dialog.show({ is: 'practise' });
      return true;
    case 'responses':
      dialog.show({ is: 'responses', visitorName: summary?.visitorName ?? null });
      return true;
    case 'tour':
      tour.does('begin');
      return true;
    case 'palette':
      dialog.show({ is: 'palette' });
      return true;
    case 'search':
      desk.showWall(false);
      here.search.show();
      return true;
    case 'reply':
    case 'note':
    case 'tag':
    case 'details':
      if (open !== null) calls.make(shortcut.do);
      return open !== null;
    case 'ask': {
      if (mine && open !== null) dialog.show({ is: 'ask', conversation: open });
      const [first] = mine ? [] : inBand(desk.asked.peek());
      if (first !== undefined) desk.select(first.conversation);
      return mine || first !== undefined;
    }
    case 'transfer':
    case 'giveBack':
      if (mine && open !== null) dialog.show({ is: shortcut.do, conversation: open });
      return mine;
    case 'block':
      if (open !== null) dialog.show({ is: 'block', conversation: open });
      return open !== null;
    case 'gesture':
    case 'close': {
      const may = mine || summary?.state === 'followUp';
      if (may && open !== null) dialog.show({ is: shortcut.do, conversation: open });
      return may;
    }
    case 'promise': {
      const may = mine || (summary !== undefined && mayPromise(summary));
      if (may && open !== null) dialog.show({ is: 'promise', conversation: open });
      return may;
    }
    case 'take': {
      const may =
        summary !== undefined && ['bot', 'queued', 'followUp', 'closed'].includes(summary.state);
      if (may) desk.take(summary.conversation);
      return may;
    }
    case 'judge': {
      const transcript = open === null ? undefined : desk.transcripts.peek().get(open);
      const of = transcript === undefined ? null : judgeable(transcript);
      const may = of !== null && mayJudge(of, shortcut.judgement);
      if (may && open !== null) desk.judge(open, of.turn, shortcut.judgement);
      return may;
    }
    case 'back':
      if (target?.matches('textarea, input') === true) {
        target.blur();
        return true;
      }
      desk.select(null);
      return open !== null;
    case 'status':
      document.querySelector<HTMLElement>('button.me')?.click();
      return true;
    case 'wall':
      desk.showWall(!desk.atWall.peek());
      return mayLookAfter(desk.me.role);
    case 'mute':
      alarm.mute(!alarm.muted.peek());
      return true;
    case 'box':
      here.search.hide();
      desk.showBox(shortcut.box);
      return true;
  }
}

function step({ desk, search }: Place, by: number): boolean {
  if (search.shown.peek()) {
    const { found } = search.results.peek();
    const now = found.findIndex(({ conversation }) => conversation === desk.selected.peek());
    const hit = found[now < 0 ? (by > 0 ? 0 : found.length - 1) : now + by];
    if (hit === undefined) return false;
    search.aim(hit);
    desk.select(hit.conversation);
    return true;
  }
  const lines = linesOf(desk.inbox.peek(), desk.box.peek());
  const at = lines.findIndex(({ conversation }) => conversation === desk.selected.peek());
  const next = lines[at < 0 ? (by > 0 ? 0 : lines.length - 1) : at + by];
  if (next !== undefined) desk.select(next.conversation);
  return next !== undefined;
}
