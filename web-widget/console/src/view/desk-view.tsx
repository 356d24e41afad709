import { Button } from '@firsthand/shared/ui/button.tsx';
import { Banner } from '@firsthand/shared/ui/small.tsx';
import { CloudOff, Coffee, Hourglass, RefreshCw } from 'lucide-preact';
import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { inBand } from '../asides.ts';
import { linesOf } from '../inbox.ts';
import { judgeable, mayJudge } from '../judging.ts';
import { shortcutOf, type Shortcut } from '../keys.ts';
import { mayPromise } from '../promises.ts';
import { mayLookAfter } from '../wall.ts';
import { named, t } from '../words.ts';
import { AskedBand } from './asked-band.tsx';
import { calls } from './calls.ts';
import { Conversation } from './conversation.tsx';
import { Dialogs } from './dialogs.tsx';
import { type Place, useHere } from './here.ts';
import { List } from './list.tsx';
import { dialog } from './open-dialog.ts';
import { Rail, usePause } from './rail.tsx';
import { RingBand } from './ring-band.tsx';
import { Wall } from './wall.tsx';

/** An agent's whole desk. */
export function DeskView() {
  const here = useHere();
  const { desk } = here;
  useShortcuts(here);
  useAddress(here);
  useWatching(here);
  return (
    <div
      class={`desk${desk.atWall.value ? ' desk--wall' : desk.selected.value === null ? '' : ' desk--open'}`}
    >
      <Rail />
      {!desk.atWall.value && <List />}
      <div class="desk__top">
        <LinkBanner />
        <AwayBanner />
        <RingBand />
        <AskedBand />
      </div>
      {desk.atWall.value ? <Wall /> : <Conversation />}
      <Dialogs />
    </div>
  );
}

/** The truth about the link, in words. Silent while all is well. */
function LinkBanner() {
  const { desk, expired } = useHere();
  const link = desk.link.value;
  const unsent = desk.outbox.value.filter(({ state }) => state.is === 'waiting').length;
  if (expired || link.is === 'live' || link.is === 'idle') return null;
  if (link.is === 'refused') {
    return (
      <Banner
        tone="bad"
        icon={CloudOff}
        action={
          <Button small onClick={() => desk.connectNow()}>
            {t('link.connect')}
          </Button>
        }
      >
        {t('link.refused')}
      </Banner>
    );
  }
  if (!desk.inbox.value.ready && desk.inbox.value.era === '' && link.is !== 'waiting') return null;
  if (link.is === 'waiting') {
    return (
      <Banner
        tone="warn"
        icon={CloudOff}
        action={
          <Button small icon={RefreshCw} onClick={() => desk.connectNow()}>
            {t('link.now')}
          </Button>
        }
      >
        {unsent > 0 ? t('link.waitingUnsent', { n: unsent }) : t('link.waiting')}
      </Banner>
    );
  }
  return (
    <Banner tone="info" icon={RefreshCw}>
      {t('link.catchingUp')}
    </Banner>
  );
}

function AwayBanner() {
  const { desk } = useHere();
  const why = desk.setAway.value;
  const paused = usePause();
  if (paused !== null) {
    return (
      <Banner
        tone="info"
        icon={Hourglass}
        action={
          <Button small kind="primary" onClick={() => desk.setStatus('available')}>
            {t('pause.end')}
          </Button>
        }
      >
        <span role="timer" aria-live="off">
          {t('pause', { span: paused })}
        </span>
      </Banner>
    );
  }
  if (desk.status.value === 'lastChat') {
    return (
      <Banner
        tone="info"
        icon={Coffee}
        action={
          <Button small onClick={() => desk.setStatus('available')}>
            {t('lastChat.stay')}
          </Button>
        }
      >
        {t('lastChat')}
      </Banner>
    );
  }
  if (why === null) return null;
  return (
    <Banner
      tone="warn"
      icon={Coffee}
      action={
        <>
          <Button small kind="primary" onClick={() => desk.setStatus('available')}>
            {t('setAway.back')}
          </Button>
          <Button small kind="quiet" onClick={() => desk.seenSetAway()}>
            {t('setAway.stay')}
          </Button>
        </>
      }
    >
      {named('setAway', why)}
    </Banner>
  );
}

function useShortcuts(here: Place): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      const shortcut = shortcutOf({
        key: event.key,
        code: event.code,
        alt: event.altKey,
        ctrl: event.ctrlKey,
        meta: event.metaKey,
        typing: target?.matches('input, textarea, select, [contenteditable]') === true,
        onControl: target?.matches('button, a, summary, [role]') === true,
        dialogOpen: document.querySelector('dialog[open], [role="menu"]') !== null,
        ringing: here.desk.inbox.peek().rings.some(({ answer }) => answer === 'none'),
      });
      if (shortcut !== null && perform(shortcut, here, target)) event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [here]);
}

/** Does what a key asked for; says whether there was anything to do. */
function perform(shortcut: Shortcut, here: Place, target: HTMLElement | null): boolean {
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
    case 'reply':
    case 'note':
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
      desk.showBox(shortcut.box);
      return true;
  }
}

function step({ desk }: Place, by: number): boolean {
  const lines = linesOf(desk.inbox.peek(), desk.box.peek());
  const at = lines.findIndex(({ conversation }) => conversation === desk.selected.peek());
  const next = lines[at < 0 ? (by > 0 ? 0 : lines.length - 1) : at + by];
  if (next !== undefined) desk.select(next.conversation);
  return next !== undefined;
}

/** Keeps what is open in the page's address, so that a reload comes back to it. */
function useAddress({ desk }: Place): void {
  useEffect(() => {
    const follow = () => {
      desk.showWall(location.hash === '#/wall');
      const wanted = /^#\/c\/(.+)$/.exec(location.hash)?.[1];
      desk.select(wanted === undefined ? null : decodeURIComponent(wanted));
    };
    if (/^#\/(c\/|wall$)/.test(location.hash)) follow();
    addEventListener('popstate', follow);
    const stop = effect(() => {
      const conversation = desk.selected.value;
      const hash = desk.atWall.value
        ? '#/wall'
        : conversation === null
          ? '#/'
          : `#/c/${encodeURIComponent(conversation)}`;
      if (location.hash !== hash) history.pushState(null, '', hash);
    });
    return () => {
      removeEventListener('popstate', follow);
      stop();
    };
  }, [desk]);
}

/** What is shown to an agent who looks is seen. And nobody leaves with words on the way unasked. */
function useWatching({ desk }: Place): void {
  useEffect(() => {
    const look = () => desk.look();
    const leaving = (event: BeforeUnloadEvent) => {
      if (desk.outbox.peek().some(({ state }) => state.is !== 'stored')) event.preventDefault();
    };
    addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    addEventListener('beforeunload', leaving);
    return () => {
      removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
      removeEventListener('beforeunload', leaving);
    };
  }, [desk]);
}
