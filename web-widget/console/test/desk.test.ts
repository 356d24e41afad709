import type { World } from '@firsthand/shared/connection.ts';
import { shelf } from '@firsthand/shared/outbox.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { deskOf, type Desk } from '../src/desk.ts';
import type { DeskSays } from '../src/says.ts';
import { earOf } from '../src/ear.ts';
import { countsOf, linesOf } from '../src/inbox.ts';
import { type AgentCommand, type AgentFrame, spokenOf, type Summary } from '../src/wire.ts';
import { CARD, event, MARIA, mention, moment, NOON, offer, said, summary } from './samples.ts';

/** A socket whose other end is the test. */
class Line extends EventTarget {
  readyState = 1;
  readonly sent: AgentCommand[] = [];
  onopen: (() => void) | null = null;
  onclose: ((closed: { readonly code: number }) => void) | null = null;
  onmessage: ((message: { readonly data: string }) => void) | null = null;

  send(text: string): void {
    const command: unknown = JSON.parse(text);
    if (isCommand(command)) this.sent.push(command);
  }
  close(): void {
    this.readyState = 3;
  }
  hear(frame: AgentFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  of<Type extends AgentCommand['type']>(type: Type): Extract<AgentCommand, { type: Type }>[] {
    return this.sent.filter(
      (each): each is Extract<AgentCommand, { type: Type }> => each.type === type,
    );
  }
}

function isCommand(value: unknown): value is AgentCommand {
  return typeof value === 'object' && value !== null && 'type' in value;
}

let lines: Line[];
let wakes: (() => void)[];
let told: DeskSays[];
let changed: string[] = [];
/** Notes that the desk had shown. */
let shown: string[] = [];
let signOuts: boolean[];
let keys = 0;

beforeEach(() => {
  localStorage.clear();
  lines = [];
  wakes = [];
  told = [];
  signOuts = [];
  changed = [];
  shown = [];
  keys = 0;
});

const me = {
  ...MARIA,
  login: 'maria',
  picture: null,
  role: 'agent',
  capacity: 4,
  languages: [],
} as const;

function desk(now = NOON, role: typeof me.role | 'supervisor' = 'agent'): Desk {
  const world: World = {
    socket: () => {
      const line = new Line();
      lines.push(line);
      // A desk uses no more of a socket than a Line has.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return line as unknown as WebSocket;
    },
    random: () => 0,
    after(_ms, wake) {
      wakes.push(wake);
      return () => {
        wakes = wakes.filter((each) => each !== wake);
      };
    },
    nudges: () => () => undefined,
  };
  return deskOf(
    { ...me, role },
    {
      url: 'ws://test/ws/agent',
      world,
      shelf: shelf(localStorage, 'unsent.', spokenOf),
      ear: earOf(localStorage, me.id),
      now: () => now,
      newKey: () => `k${++keys}`,
      watched: () => true,
      signedOut: (sure) => signOuts.push(sure),
      someoneElse: () => undefined,
      changed: (what, of) => changed.push(`${what} ${of ?? ''}`),
      say: (what) => told.push(what),
      showNote: (conversation, seq) => shown.push(`${conversation} ${seq}`),
    },
  );
}

function line(): Line {
  const last = lines.at(-1);
  if (last === undefined) throw new Error('no socket was opened');
  return last;
}

function goLive(...frames: readonly AgentFrame[]): void {
  const on = line();
  on.onopen?.();
  on.hear({
    type: 'welcome',
    id: on.of('hello')[0]?.id ?? '',
    era: 'e1',
    agent: MARIA,
    role: 'agent',
    status: 'available',
    capacity: 4,
    quietAfterMs: 300_000,
    quietWeight: 50,
    heartbeatMs: 10_000,
    protocol: 1,
  });
  for (const frame of frames) on.hear(frame);
  on.hear({ type: 'ready' });
}

const NAMED = { type: 'noted', agent: 'jonas', text: '@Maria', mentioned: ['maria'] } as const;
const MINE: AgentFrame = { type: 'summary', summary: summary() };
const ok = (id: string, key: string, seq: number): AgentFrame => ({
  type: 'ok',
  id,
  key,
  seq,
  at: moment(0),
});

describe('a desk', () => {
  it('lists every box and reads what is its own as soon as it is live', () => {
    desk().start();
    goLive(MINE);
    expect(line().of('list')).toHaveLength(5);
    expect(line().of('open')).toMatchObject([{ conversation: 'c1', after: 0 }]);
  });

  it('sends an unanswered reply again with the same key', () => {
    const at = desk();
    at.start();
    goLive(MINE);
    at.reply('c1', 'hello');
    const first = line().of('reply')[0];
    expect(first).toMatchObject({ text: 'hello', epoch: 3 });

    line().onclose?.({ code: 1006 });
    expect(at.outbox.value[0]?.state.is).toBe('waiting');
    at.connectNow();
    goLive(MINE);
    expect(line().of('reply')).toEqual([first]);

    line().hear(ok(first?.id ?? '', first?.key ?? '', 1));
    expect(at.outbox.value[0]?.state.is).toBe('stored');
    line().hear(
      event(1, { type: 'agentReplied', agent: 'maria', key: first?.key ?? '', text: 'hello' }),
    );
    expect(at.outbox.value).toEqual([]);
  });

  it('keeps words over a reload, and asks before it sends old ones', () => {
    const before = desk();
    before.start();
    before.reply('c1', 'typed while offline');

    const soon = desk(NOON + 1000);
    soon.start();
    goLive(MINE);
    expect(line().of('reply')).toMatchObject([{ text: 'typed while offline' }]);

    const late = desk(NOON + 3_600_000);
    late.start();
    goLive(MINE);
    expect(line().of('reply')).toEqual([]);
    expect(late.outbox.value[0]?.state).toMatchObject({ is: 'refused', code: 'OLD' });
  });

  it('keeps the order of one chat and does not let it hold up another', () => {
    const at = desk();
    at.start();
    goLive(MINE, { type: 'summary', summary: summary({ conversation: 'c2' }) });
    at.reply('c1', 'one');
    at.reply('c1', 'two');
    at.reply('c2', 'other');
    expect(
      line()
        .of('reply')
        .map(({ text }) => text),
    ).toEqual(['one', 'other']);
    const one = line().of('reply')[0];
    line().hear(ok(one?.id ?? '', one?.key ?? '', 6));
    expect(line().of('reply').at(-1)?.text).toBe('two');
  });

  it('shows refused words as not sent, and sends them again for the epoch of today', () => {
    const at = desk();
    at.start();
    goLive(MINE);
    at.reply('c1', 'hello');
    const { id, key } = line().of('reply')[0] ?? { id: '', key: '' };
    line().hear({
      type: 'refused',
      id,
      key,
      code: 'STALE_EPOCH',
      message: 'Changed hands.',
      retry: false,
    });
    expect(at.outbox.value[0]?.state).toMatchObject({ is: 'refused', message: 'Changed hands.' });
    line().hear({ type: 'summary', summary: summary({ seq: 6, epoch: 5 }) });
    at.sendAgain(key);
    expect(line().of('reply').at(-1)).toMatchObject({ text: 'hello', epoch: 5 });
    expect(line().of('reply').at(-1)?.key).not.toBe(key);
  });

  it('keeps words among colleagues like any others: over a reload, and when they are refused', () => {
    const before = desk();
    before.start();
    before.tell('c1', 6, 'typed while offline');

    const at = desk(NOON + 1000);
    at.start();
    goLive(MINE);
    const [sent] = line().of('tellColleague');
    expect(sent).toMatchObject({ thread: 6, text: 'typed while offline' });
    const { id, key } = sent ?? { id: '', key: '' };
    line().hear({ type: 'refused', id, key, code: 'WRONG_STATE', message: 'Over.', retry: false });
    expect(at.outbox.value[0]?.state).toMatchObject({ is: 'refused', message: 'Over.' });
    at.sendAgain(key);
    expect(line().of('tellColleague').at(-1)).toMatchObject({ thread: 6 });
    const again = at.outbox.value[0]?.key ?? '';
    expect(at.withdraw(again)).toMatchObject({ type: 'tellColleague', thread: 6 });
    expect(at.outbox.value).toEqual([]);
  });

  it('says of a chat with a promise to come that it is put aside, not closed', () => {
    const at = desk();
    at.start();
    goLive(MINE);
    at.close('c1', 'solved', 'followUp');
    const { id, key } = line().of('close')[0] ?? { id: '', key: '' };
    line().hear(ok(id, key, 7));
    expect(told).toContainEqual({ is: 'done', what: 'putAside' });
  });

  it('tells what was refused with its words', () => {
    const at = desk();
    at.start();
    goLive(MINE);
    at.transfer('c1', { is: 'agent', id: 'jonas' }, 'wants a refund');
    const { id, key } = line().of('transfer')[0] ?? { id: '', key: '' };
    line().hear({ type: 'refused', id, key, code: 'AGENT_BUSY', message: 'Full.', retry: false });
    expect(told).toMatchObject([
      { is: 'refused', what: 'transfer', code: 'AGENT_BUSY', command: { brief: 'wants a refund' } },
    ]);
  });

  it('waits as long as the server asks and then tries the same key again', () => {
    const at = desk();
    at.start();
    goLive(MINE);
    at.note('c1', 'psst');
    const { id, key } = line().of('note')[0] ?? { id: '', key: '' };
    line().hear({
      type: 'refused',
      id,
      key,
      code: 'UNAVAILABLE',
      message: '',
      retry: true,
      retryInMs: 50,
    });
    expect(line().of('note')).toHaveLength(1);
    wakes.at(-1)?.();
    expect(
      line()
        .of('note')
        .map((note) => note.key),
    ).toEqual([key, key]);
  });

  it('asks again where it asked too fast, and does not take a chat for missing', () => {
    const at = desk();
    at.start();
    goLive(MINE);
    const id = line().of('open')[0]?.id ?? '';
    line().hear({ type: 'refused', id, code: 'RATE_LIMITED', message: '', retry: true });
    expect(at.missing.value.size).toBe(0);
    wakes.at(-1)?.();
    expect(
      line()
        .of('open')
        .map((open) => open.id),
    ).toEqual([id, id]);
  });

  it('rings until it is answered, and opens what was accepted', () => {
    const at = desk();
    at.start();
    goLive(offer('c9'));
    expect(at.inbox.value.rings[0]).toMatchObject({ conversation: 'c9', endsAt: NOON + 20_000 });
    at.accept('c9');
    const { id, key } = line().of('accept')[0] ?? { id: '', key: '' };
    line().hear({ type: 'offerEnded', conversation: 'c9', how: 'ACCEPTED' });
    line().hear(ok(id, key, 9));
    expect(at.inbox.value.rings).toEqual([]);
    expect(at.selected.value).toBe('c9');
  });

  it('shows the card of the latest offer, also of a chat that it read before', () => {
    const at = desk();
    at.start();
    goLive(MINE);
    at.select('c1');
    line().hear({ type: 'caughtUp', conversation: 'c1', seq: 0, card: CARD });
    const settled = [{ text: 'You keep it.', by: 'Maria' }];
    line().hear({ ...offer('c1'), card: { ...CARD, settled } });
    expect(at.transcripts.value.get('c1')?.card?.settled).toEqual(settled);
  });

  it('says so when somebody else was faster', () => {
    const at = desk();
    at.start();
    goLive(offer('c9'));
    at.accept('c9');
    const { id, key } = line().of('accept')[0] ?? { id: '', key: '' };
    line().hear({ type: 'refused', id, key, code: 'OFFER_GONE', message: '', retry: false });
    expect(at.inbox.value.rings).toEqual([]);
    expect(told).toEqual([{ is: 'offerGone' }]);
  });

  it('fetches what is missing, once, from the last number that it has', () => {
    const at = desk();
    at.start();
    goLive(MINE);
    line().hear(event(1, said('a')));
    line().hear(event(4, said('d')));
    line().hear(event(5, said('e')));
    expect(line().of('fetch')).toMatchObject([{ conversation: 'c1', after: 1 }]);
  });

  it('resumes from its last number after the link was lost', () => {
    const at = desk();
    at.start();
    goLive(MINE);
    line().hear(event(1, said('a')));
    line().onclose?.({ code: 4008 });
    at.connectNow();
    line().onopen?.();
    expect(line().of('hello')[0]?.resume).toEqual([{ era: 'e1', conversation: 'c1', seq: 1 }]);
  });

  it('counts unseen words and sees them when its agent looks', () => {
    const at = desk();
    at.start();
    goLive({ type: 'summary', summary: summary({ seq: 2 }) });
    line().hear(event(1, said('a')));
    line().hear(event(2, said('b')));
    expect(at.unseen.value.get('c1')).toBe(2);
    at.select('c1');
    expect(at.unseen.value.size).toBe(0);
    expect(line().of('seen')).toEqual([{ type: 'seen', conversation: 'c1', seq: 2 }]);
  });

  it('tells its agent when the house sets them away, not when they did it', () => {
    const at = desk();
    at.start();
    goLive();
    at.setStatus('away', 'lunch');
    line().hear({ type: 'status', status: 'away', capacity: 4, reason: 'lunch' });
    expect(at.setAway.value).toBeNull();
    line().hear({ type: 'status', status: 'available', capacity: 4 });
    line().hear({ type: 'ok', id: line().of('setStatus')[0]?.id ?? '', at: moment(0) });
    at.setStatus('available');
    line().hear({ type: 'ok', id: line().of('setStatus')[1]?.id ?? '', at: moment(0) });
    line().hear({ type: 'status', status: 'away', capacity: 4, because: 'MISSED_OFFERS' });
    expect(at.status.value).toBe('away');
    expect(at.setAway.value).toBe('MISSED_OFFERS');
    at.seenSetAway();
    line().hear({ type: 'status', status: 'away', capacity: 4, because: 'MISSED_OFFERS' });
    expect(at.setAway.value).toBeNull();
  });

  it('counts a "not now" down in every window and ends it with the next word', () => {
    const at = desk();
    at.start();
    goLive();
    at.setStatus('away', undefined, 15);
    expect(line().of('setStatus')[0]).toMatchObject({ status: 'away', minutes: 15 });
    expect(at.pausedUntil.value).not.toBeNull();
    line().hear({ type: 'status', status: 'away', capacity: 4, until: moment(900) });
    expect(at.pausedUntil.value).toBe(Date.parse(moment(900)));
    line().hear({ type: 'status', status: 'available', capacity: 4 });
    expect(at.pausedUntil.value).toBeNull();
  });

  it('is away after the last chat, whether the server says so before or after its ok', () => {
    const at = desk();
    at.start();
    goLive();
    at.setStatus('lastChat');
    line().hear({ type: 'status', status: 'away', capacity: 4, because: 'LAST_CHAT' });
    line().hear({ type: 'ok', id: line().of('setStatus')[0]?.id ?? '', at: moment(0) });
    expect(at.status.value).toBe('away');
    expect(at.setAway.value).toBe('LAST_CHAT');
  });

  it('says calmly who took what rang here, also when the own accept came too late', () => {
    const at = desk();
    at.start();
    goLive();
    line().hear(offer('c1'));
    at.accept('c1');
    line().hear({ type: 'offerEnded', conversation: 'c1', how: 'ACCEPTED', by: 'jonas' });
    const accept = line().of('accept')[0];
    line().hear({
      type: 'refused',
      id: accept?.id ?? '',
      code: 'OFFER_GONE',
      message: 'It rings no more.',
      retry: false,
    });
    expect(at.inbox.value.rings).toEqual([]);
    expect(told).toEqual([{ is: 'takenBy', agent: 'jonas' }]);
  });

  it('weighs quiet chats less and keeps a limit of its own', () => {
    const at = desk();
    at.start();
    goLive(
      { type: 'summary', summary: summary({ conversation: 'c1', lastAt: moment(0) }) },
      { type: 'summary', summary: summary({ conversation: 'c2', lastAt: moment(-600) }) },
    );
    expect(at.weight()).toBe(150);
    at.setLimit(2);
    expect(line().of('setLimit')[0]).toMatchObject({ limit: 2 });
    line().hear({ type: 'status', status: 'available', capacity: 4, limit: 2 });
    expect(at.limit.value).toBe(2);
    line().hear({ type: 'status', status: 'available', capacity: 4 });
    expect(at.limit.value).toBeNull();
  });

  it('tells the agent calmly what a supervisor did to a chat, while it happens', () => {
    const at = desk();
    at.start();
    goLive(MINE, {
      type: 'colleagues',
      agents: ['nora', 'jonas'].map((id) => ({
        agent: { id, name: id.toUpperCase(), title: '' },
        status: 'available',
        load: 0,
        weight: 0,
        capacity: 4,
      })),
    });
    const hear = (seq: number, what: Parameters<typeof event>[1]) => line().hear(event(seq, what));
    hear(1, { type: 'accepted', agent: MARIA, greeting: '' });
    hear(2, { type: 'whispered', from: 'nora', to: 'maria', text: 'before the window was open' });
    line().hear({ type: 'caughtUp', conversation: 'c1', seq: 2 });
    expect(told).toEqual([]);
    hear(3, { type: 'whispered', from: 'nora', to: 'maria', text: 'the voucher' });
    hear(4, { type: 'reassigned', by: 'nora', agent: 'jonas' });
    hear(5, { type: 'accepted', agent: { id: 'jonas', name: 'JONAS', title: '' }, greeting: '' });
    hear(6, { type: 'accepted', agent: { id: 'nora', name: 'NORA', title: '' }, greeting: '' });
    expect(told).toEqual([
      { is: 'whispered', from: 'NORA' },
      { is: 'taken', by: 'NORA', to: 'JONAS' },
    ]);
    hear(7, { type: 'accepted', agent: MARIA, greeting: '' });
    hear(8, { type: 'accepted', agent: { id: 'nora', name: 'NORA', title: '' }, greeting: '' });
    expect(told.at(-1)).toEqual({ is: 'taken', by: 'NORA', to: 'NORA' });
  });

  it('says who waits for too long, each time that it is told', () => {
    const at = desk(NOON, 'supervisor');
    at.start();
    goLive();
    line().hear({ type: 'waitAlert', conversation: 'c8', since: moment(0), team: 'Plants' });
    line().hear({ type: 'waitAlert', conversation: 'c9', since: moment(0), visitorName: 'Ida' });
    expect(told).toMatchObject([
      { is: 'waits', wait: { conversation: 'c8', name: null, team: 'Plants', n: 1 } },
      { is: 'waits', wait: { conversation: 'c9', name: 'Ida', team: null, n: 2 } },
    ]);
  });

  it('looks at the wall only in a role for it, and asks again after a lost link', () => {
    const agents = desk();
    agents.start();
    goLive();
    agents.showWall(true);
    expect(line().of('watchWall')).toEqual([]);
    const at = desk(NOON, 'supervisor');
    at.start();
    goLive();
    at.showWall(true);
    expect(line().of('watchWall')).toMatchObject([{ on: true }]);
    at.connectNow();
    line().onclose?.({ code: 1006 });
    for (const wake of wakes.splice(0)) wake();
    goLive();
    expect(line().of('watchWall')).toMatchObject([{ on: true }]);
    at.select('c1');
    expect(at.atWall.value).toBe(false);
    expect(line().of('watchWall').at(-1)).toMatchObject({ on: false });
  });

  it('knows what colleagues ask, as the server last said', () => {
    const at = desk();
    at.start();
    const question = {
      conversation: 'c1',
      thread: 4,
      from: 'jonas',
      text: 'May I?',
      at: moment(0),
      said: 4,
      waits: true,
    };
    goLive({ type: 'asked', questions: [question] });
    expect(at.asked.value).toEqual([question]);
    line().hear({ type: 'asked', questions: [] });
    expect(at.asked.value).toEqual([]);
  });

  it('tells where colleagues named its agent, leads there, and says when it is read', () => {
    const at = desk();
    at.start();
    goLive(
      {
        type: 'summary',
        summary: summary({ conversation: 'c2', agent: 'jonas', visitorName: 'Ida' }),
      },
      { type: 'mentioned', mentions: [] },
    );
    line().hear({ type: 'mentioned', mentions: [mention('c2', 2)] });
    expect(told).toEqual([{ is: 'mentioned', by: 'jonas' }]);
    expect(linesOf(at.inbox.value, 'mentioned').map((each) => each.conversation)).toEqual(['c2']);
    expect(countsOf(at.inbox.value).mentioned.count).toBe(1);

    at.select('c2');
    expect(shown).toEqual(['c2 2']);
    line().hear({ ...event(1, said('Hi')), conversation: 'c2' });
    expect(line().of('seen')).toEqual([]);
    line().hear({ ...event(2, NAMED), conversation: 'c2' });
    expect(line().of('seen')).toMatchObject([{ conversation: 'c2', seq: 2 }]);
    expect(countsOf(at.inbox.value).mentioned.count).toBe(0);

    line().hear({ type: 'mentioned', mentions: [] });
    expect(linesOf(at.inbox.value, 'mentioned')).toHaveLength(1);
    line().hear({ type: 'mentioned', mentions: [mention('c2', 4)] });
    expect(countsOf(at.inbox.value).mentioned.count).toBe(1);
    expect(told).toHaveLength(2);
  });

  it('tells of no mention that was there before it came, and of none that is looked at', () => {
    const at = desk();
    at.start();
    goLive(MINE, { type: 'mentioned', mentions: [mention('c1', 1)] });
    expect(told).toEqual([]);
    expect(countsOf(at.inbox.value).mentioned.count).toBe(1);
    at.select('c1');
    line().hear(event(1, NAMED));
    line().hear(event(2, NAMED));
    line().hear({ type: 'mentioned', mentions: [mention('c1', 2)] });
    expect(told).toEqual([]);
    expect(line().of('seen').at(-1)).toMatchObject({ seq: 2 });
  });

  it('asks a colleague or a team, goes on, and ends it', () => {
    const at = desk();
    at.start();
    goLive(MINE);
    at.ask('c1', { is: 'agent', id: 'jonas' }, 'May I?');
    expect(line().of('askColleague')).toMatchObject([{ agent: 'jonas', text: 'May I?' }]);
    const [asked] = line().of('askColleague');
    line().hear(ok(asked?.id ?? '', asked?.key ?? '', 6));
    expect(told).toContainEqual({ is: 'done', what: 'askColleague' });
    at.tell('c1', 6, 'On all of it?');
    const [more] = line().of('tellColleague');
    expect(more).toMatchObject({ thread: 6, text: 'On all of it?' });
    line().hear(ok(more?.id ?? '', more?.key ?? '', 7));
    at.endThread('c1', 6);
    expect(line().of('endThread')).toMatchObject([{ thread: 6 }]);
    line().hear(ok(line().of('endThread')[0]?.id ?? '', line().of('endThread')[0]?.key ?? '', 8));
    at.ask('c1', { is: 'team', id: 'orders' }, 'Has it left?');
    expect(line().of('askColleague').at(-1)).toMatchObject({ team: 'orders' });
  });

  it('counts an answer of a colleague as unread', () => {
    const at = desk();
    at.start();
    goLive({ type: 'summary', summary: summary({ seq: 0, seen: 0 }) });
    const mine = { type: 'accepted', agent: MARIA, greeting: '' } as const;
    line().hear(event(1, mine));
    line().hear(
      event(2, { type: 'colleaguesAsked', agent: 'maria', asked: ['jonas'], text: 'May I?' }),
    );
    expect(at.unseen.value.get('c1')).toBeUndefined();
    line().hear(event(3, { type: 'colleagueSaid', agent: 'jonas', thread: 2, text: 'Yes.' }));
    expect(at.unseen.value.get('c1')).toBe(1);
  });

  it('says that what is shown may have changed while the link was lost', () => {
    const at = desk();
    at.start();
    goLive(MINE);
    at.select('ann.1');
    expect(changed).toEqual([]);
    line().onclose?.({ code: 1006 });
    wakes.forEach((wake) => wake());
    goLive(MINE);
    expect(changed).toEqual(['CANNED ', 'TAGS ann.1', 'NOTE ann', 'BLOCK ann']);
  });

  it('passes on what changed beside the chats', () => {
    const at = desk();
    at.start();
    goLive(MINE);
    line().hear({ type: 'changed', what: 'TAGS', id: 'c1' });
    line().hear({ type: 'changed', what: 'CANNED' });
    expect(changed).toEqual(['TAGS c1', 'CANNED ']);
  });

  it('asks for a new sign-in when the session is over, and goes on afterwards', () => {
    const at = desk();
    at.start();
    goLive(MINE);
    line().onclose?.({ code: 4501 });
    expect(signOuts).toEqual([true]);
    at.reply('c1', 'typed meanwhile');
    at.connectNow();
    goLive(MINE);
    expect(line().of('reply')).toMatchObject([{ text: 'typed meanwhile' }]);
  });
});

describe('what fell due while nobody could be told', () => {
  const HOUR = 3_600_000;
  const page = (on: Line, summaries: Summary[]): AgentFrame => ({
    type: 'page',
    id: on.of('list').find(({ box }) => box === 'followUps')?.id ?? '',
    box: 'followUps',
    summaries,
  });
  const late = summary({ conversation: 'c7', state: 'followUp', due: moment(1800) });

  it('is told once when the console is back', () => {
    const before = desk(NOON);
    before.start();
    goLive();
    before.stop();

    const back = desk(NOON + HOUR);
    back.start();
    goLive();
    line().hear(page(line(), [late]));
    expect(back.missed.value?.conversations).toEqual([late]);
    expect(told.filter(({ is }) => is === 'missed')).toHaveLength(1);
    line().hear(page(line(), [late]));
    expect(told.filter(({ is }) => is === 'missed')).toHaveLength(1);
    back.stop();

    const again = desk(NOON + HOUR + 60_000);
    again.start();
    goLive();
    line().hear(page(line(), [late]));
    expect(again.missed.value).toBeNull();
  });

  it('is nothing at the first time, and nothing of what is others’', () => {
    const first = desk(NOON + HOUR);
    first.start();
    goLive();
    line().hear(page(line(), [late]));
    expect(first.missed.value).toBeNull();
    first.stop();

    const back = desk(NOON + 3 * HOUR);
    back.start();
    goLive();
    const due = moment(2 * 3600);
    const others = { ...late, due, dueOwner: 'tom' };
    const notYet = { ...late, conversation: 'c8', due: moment(4 * 3600) };
    const anybodys = { ...late, conversation: 'c9', due };
    line().hear(page(line(), [others, notYet, anybodys]));
    expect(back.missed.value?.conversations.map(({ conversation }) => conversation)).toEqual([
      'c9',
    ]);
  });
});
