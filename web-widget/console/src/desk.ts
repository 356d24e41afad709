import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { type Connection, connect, type Link, type World } from '@firsthand/shared/connection.ts';
import {
  type Outbox,
  post,
  ready,
  refused,
  type Shelf,
  sent,
  stored,
  unsent,
  without,
} from '@firsthand/shared/outbox.ts';
import type { CannedResponse, Me } from '@firsthand/shared/staff.ts';
import {
  boxOf,
  type BoxName,
  type Inbox,
  inboxAfter,
  type InboxEvent,
  linesOf,
  NOTHING,
} from './inbox.ts';
import { earlierPages, NEWEST, type Wanted as WantedPage } from './earlier.ts';
import type { Ear, Missed } from './ear.ts';
import type { AgentOrTeam, Target } from './targets.ts';
import {
  asidesBehind,
  hasGap,
  type Transcript,
  transcriptAfter,
  type Frame,
  transcriptAfterAll,
  type TranscriptFrame,
  unplugged,
  unread,
  visitorMessagesAfter,
} from './transcript.ts';
import {
  type AgentCommand,
  type AgentFrame,
  type AgentStatus,
  type Box,
  type Card,
  type Colleague,
  decodeAgentFrame,
  isWords,
  type KeptBeside,
  type Judgement,
  type Keyed,
  type PromiseDue,
  type PromisesAtClose,
  type Question,
  type Settled,
  SUBPROTOCOL,
  type Spoken,
  type Summary,
  type Team,
  type Wall,
} from './wire.ts';
import { visitorOf } from './visitors.ts';
import { mayLookAfter } from './wall.ts';

/** A promise that is due soon or overdue; `n` counts them. */
export type Reminder = Omit<PromiseDue, 'type'> & { readonly n: number };

/** A visitor who waits for too long; `n` counts them. */
export interface LongWait {
  readonly conversation: string;
  readonly name: string | null;
  readonly team: string | null;
  readonly n: number;
}

/** What a desk needs of the world outside. */
export interface Surroundings {
  readonly url: string;
  readonly world: World;
  readonly shelf: Shelf<Keyed>;
  readonly ear: Ear;
  /** Milliseconds since 1970, by this machine's clock. */
  now(): number;
  newKey(): string;
  /** Whether the agent looks at this window. */
  watched(): boolean;
  /** The session is over, or may be: ask the server. */
  signedOut(sure: boolean): void;
  /** Somebody else signed in with this browser. */
  someoneElse(): void;
  say(text: DeskSays): void;
  /** What is kept beside the chats has changed: of a conversation, a visitor, or, with null, of all. */
  changed(what: KeptBeside, of: string | null): void;
}

/** What the desk tells its agent in passing. */
export type DeskSays =
  /** Somebody who looks after the agents has taken a chat from this one, or given it away. */
  | { readonly is: 'taken'; readonly by: string; readonly to: string | null }
  | { readonly is: 'whispered'; readonly from: string }
  | { readonly is: 'waits'; readonly wait: LongWait }
  | { readonly is: 'offerGone' }
  /** What rang here is with another agent now. */
  | { readonly is: 'takenBy'; readonly agent: string }
  | {
      readonly is: 'refused';
      readonly what: Keyed['type'] | 'setStatus' | 'setLimit';
      readonly message: string;
      /** What was asked, with the words in it; absent where it had none. */
      readonly command?: Keyed;
      readonly code?: string;
    }
  | { readonly is: 'done'; readonly what: Done }
  | { readonly is: 'due'; readonly reminder: Reminder }
  | { readonly is: 'missed'; readonly missed: Missed };

/** What is told of when it is done. */
type Done =
  | 'askColleague'
  | 'transfer'
  | 'requeue'
  | 'reassign'
  | 'giveBack'
  | 'close'
  | 'putAside'
  | 'judge'
  | 'giveGesture'
  | 'promise'
  | 'keepPromise'
  | 'movePromise'
  | 'snoozePromise';

const TOLD_WHEN_DONE: ReadonlySet<string> = new Set<Done>([
  'askColleague',
  'transfer',
  'requeue',
  'reassign',
  'giveBack',
  'close',
  'judge',
  'giveGesture',
  'promise',
  'keepPromise',
  'movePromise',
  'snoozePromise',
]);

function isToldWhenDone(type: string): type is Done {
  return TOLD_WHEN_DONE.has(type);
}

/** One agent's work as this window shows it, and what the agent can do about it. */
export interface Desk {
  readonly me: Me;
  readonly link: ReadonlySignal<Link>;
  readonly inbox: ReadonlySignal<Inbox>;
  readonly transcripts: ReadonlySignal<ReadonlyMap<string, Transcript>>;
  readonly outbox: ReadonlySignal<Outbox<Keyed>>;
  readonly status: ReadonlySignal<AgentStatus>;
  /** When a "not now" ends, in ms since 1970 by the server's clock; null where none runs. */
  readonly pausedUntil: ReadonlySignal<number | null>;
  readonly capacity: ReadonlySignal<number>;
  /** The agent's own limit below the capacity; null for none. */
  readonly limit: ReadonlySignal<number | null>;
  /** What this agent's chats weigh, in hundredths: a quiet one weighs less. */
  weight(): number;
  readonly colleagues: ReadonlySignal<readonly Colleague[]>;
  readonly teams: ReadonlySignal<readonly Team[]>;
  /** Why the house set this agent away, as a code; null where it did not, or it was seen. */
  readonly setAway: ReadonlySignal<string | null>;
  readonly unseen: ReadonlySignal<ReadonlyMap<string, number>>;
  readonly missing: ReadonlySignal<ReadonlySet<string>>;
  readonly box: ReadonlySignal<BoxName>;
  readonly selected: ReadonlySignal<string | null>;
  /** The chat that was just accepted or taken over, and is still open. */
  readonly taken: ReadonlySignal<string | null>;
  /** The server's clock less this machine's, in ms. */
  readonly skewMs: ReadonlySignal<number>;
  readonly canned: ReadonlySignal<readonly CannedResponse[] | null>;
  /** The promise of which this agent was reminded last. */
  readonly reminder: ReadonlySignal<Reminder | null>;
  /** What fell due while no window of this agent heard of it, as it was told last. */
  readonly missed: ReadonlySignal<Missed | null>;
  /** The house as it was last told; null before the first word of it. */
  readonly wall: ReadonlySignal<Wall | null>;
  /** The last long wait that was told of, and how many were. */
  readonly longWait: ReadonlySignal<LongWait | null>;
  /** All that colleagues ask this agent now. */
  readonly asked: ReadonlySignal<readonly Question[]>;
  /** Whether the wall is what is looked at. */
  readonly atWall: ReadonlySignal<boolean>;

  start(): void;
  stop(): void;
  /** Connects again now, after a new sign-in or because the agent asks. */
  connectNow(): void;
  showBox(box: BoxName): void;
  /** Looks at the wall, or away from it; only for who may look after others. */
  showWall(shown: boolean): void;
  select(conversation: string | null): void;
  /** The agent looks at the window again, or has scrolled to the end. */
  look(): void;
  more(box: Box): void;
  /** Reads what lies before the first item of a transcript: down to a message, or one page. */
  earlier(conversation: string, seq?: number): void;
  learnCanned(responses: readonly CannedResponse[]): void;
  /** With `away` and minutes: not now, but then available again by itself. */
  setStatus(status: AgentStatus, reason?: string, minutes?: number): void;
  seenSetAway(): void;
  /** Fewer chats at a time for the rest of the day; null for as many as the admin allows. */
  setLimit(limit: number | null): void;

  accept(conversation: string): void;
  decline(conversation: string, reason?: string): void;
  take(conversation: string): void;
  /** Says something to the visitor; with a file that was brought before, its name or words about it. */
  reply(conversation: string, text: string, file?: string): void;
  note(conversation: string, text: string): void;
  transfer(conversation: string, to: AgentOrTeam, brief: string): void;
  /** Puts a chat of this agent back into the queue, at the place that the visitor's wait entitles to. */
  requeue(conversation: string, brief: string): void;
  /** Asks a colleague or a team about a chat of this agent; the visitor never sees it. */
  ask(conversation: string, to: AgentOrTeam, text: string): void;
  /** Goes on in a thread between colleagues. */
  tell(conversation: string, thread: number, text: string): void;
  /** Ends a thread between colleagues, or leaves it. */
  endThread(conversation: string, thread: number): void;
  /** Says something to the agent who answers; only for who looks after others. */
  whisper(conversation: string, text: string): void;
  /** Takes a chat from the agent who answers; only for who looks after others. */
  takeOver(conversation: string): void;
  /** Gives a chat to a colleague, a team or the queue; only for who looks after others. */
  reassign(conversation: string, to: Target, brief: string): void;
  /** Gives it back to the bot, with what is settled with the visitor. */
  giveBack(conversation: string, settled: readonly Settled[]): void;
  /** Ends it; with open promises, only with a word of what becomes of them. */
  close(conversation: string, reason: string, promises?: PromisesAtClose): void;
  /** Gives the visitor a gesture as this agent saw it; the house keeps to the budget. */
  giveGesture(conversation: string, gesture: string, version: number): void;
  /** Promises the visitor something; the owner is to keep it, anybody if null. */
  promise(conversation: string, text: string, due: Date, owner: string | null): void;
  keepPromise(conversation: string, promise: number): void;
  movePromise(conversation: string, promise: number, due: Date, owner: string | null): void;
  /** Puts the reminders of a promise off; when it is due stays as it is. */
  snoozePromise(conversation: string, promise: number, until: Date): void;
  /** Says what the agent thinks of a turn of the bot; of several the last counts. */
  judge(conversation: string, turn: number, judgement: Judgement, entry?: string): void;
  typing(conversation: string, on: boolean): void;
  /** Sends refused words once more. */
  sendAgain(key: string): void;
  /** Takes refused words out of the way, and gives them back with whom they were for. */
  withdraw(key: string): Spoken | null;
}

/** Most conversations that are kept read while they are nobody's concern here. */
const MOST_READ = 24;
const PAGE = 100;
const FETCH = 500;
/** How long to wait before asking again where the server names no time. */
const AGAIN_MS = 2_000;
const TYPING_FADES_IN_MS = 8_000;
/** So many events of a transcript that is read are shown one by one; the rest comes together. */
const SHOWN_AT_ONCE = 50;
/** How long what is read from far back may wait to be shown together. */
const SHOW_WITHIN_MS = 150;
/** What comes of the newest page is shown sooner: it is little. */
const SHOW_NEWEST_WITHIN_MS = 30;
/** Words that waited longer than this over a reload are sent only if their agent still wants it. */
const STALE_AFTER_MS = 10 * 60_000;
const TRY_AGAIN: ReadonlySet<string> = new Set(['RATE_LIMITED', 'UNAVAILABLE', 'INTERNAL']);
const BOXES_TO_LIST: readonly Box[] = ['mine', 'queue', 'followUps', 'bot', 'closed'];

/** A status that the agent chose and the server has not confirmed. */
interface Wanted {
  readonly status: AgentStatus;
  readonly reason: string | undefined;
  readonly minutes: number | undefined;
}

/** The desk of one signed-in agent. It is idle until started. */
export function deskOf(me: Me, around: Surroundings): Desk {
  const link = signal<Link>({ is: 'idle' });
  const inbox = signal<Inbox>(NOTHING);
  const transcripts = signal<ReadonlyMap<string, Transcript>>(new Map());
  const outbox = signal<Outbox<Keyed>>([]);
  const status = signal<AgentStatus>('offline');
  const pausedUntil = signal<number | null>(null);
  const capacity = signal(me.capacity);
  const limit = signal<number | null>(null);
  const quiet = signal({ afterMs: Number.POSITIVE_INFINITY, weight: 100 });
  const colleagues = signal<readonly Colleague[]>([]);
  const teams = signal<readonly Team[]>([]);
  const setAway = signal<string | null>(null);
  const missing = signal<ReadonlySet<string>>(new Set());
  const box = signal<BoxName>('mine');
  const selected = signal<string | null>(null);
  const taken = signal<string | null>(null);
  const skewMs = signal(0);
  const canned = signal<readonly CannedResponse[] | null>(null);
  const reminder = signal<Reminder | null>(null);
  const missed = signal<Missed | null>(null);
  const wall = signal<Wall | null>(null);
  const longWait = signal<LongWait | null>(null);
  const atWall = signal(false);
  const asks = signal<readonly Question[]>([]);

  const unseen = computed<ReadonlyMap<string, number>>(() => {
    const counts = new Map<string, number>();
    for (const summary of linesOf(inbox.value, 'mine')) {
      const transcript = transcripts.value.get(summary.conversation);
      const guess = summary.lastBy === 'VISITOR' && summary.seq > summary.seen ? 1 : 0;
      const count =
        transcript === undefined || transcript.seq === 0
          ? guess
          : visitorMessagesAfter(transcript, summary.seen) +
            asidesBehind(transcript, summary.seen, me.id);
      if (count > 0) counts.set(summary.conversation, count);
    }
    return counts;
  });

  /** Unkeyed requests that wait for an answer on this socket. */
  const asked = new Map<string, AgentCommand>();
  /** Conversations that this socket reads. */
  const reading = new Set<string>();
  const fading = new Map<string, () => void>();
  /** Events of transcripts that are being read from far back, to be folded together. */
  const held = new Map<string, Frame<'event'>[]>();
  const pages = earlierPages();
  let wasLost = false;
  let lastUsed: readonly string[] = [];
  let wantedStatus: Wanted | null = null;
  /** Whether the agent has seen why the house set them away, until they are something else. */
  let seenAway = false;

  const connection: Connection = connect(
    around.url,
    SUBPROTOCOL,
    {
      hello: () =>
        JSON.stringify({
          type: 'hello',
          id: around.newKey(),
          resume: [...transcripts.peek().values()]
            .filter((each) => each.seq > 0)
            .map(({ conversation, seq }) => ({ era: inbox.peek().era, conversation, seq })),
        } satisfies AgentCommand),
      ping: () => JSON.stringify({ type: 'ping', id: around.newKey() } satisfies AgentCommand),
      heard(text) {
        const frame = decodeAgentFrame(text);
        if (frame !== undefined) batch(() => heard(frame));
      },
      changed(now) {
        batch(() => linkChanged(now));
      },
    },
    around.world,
  );

  function linkChanged(now: Link): void {
    const was = link.peek();
    link.value = now;
    if (now.is === 'live') {
      if (wasLost) hearOfMissed();
      return;
    }
    if (was.is === 'live' || was.is === 'catchingUp') {
      wasLost = true;
      held.clear();
      pages.forget();
      asked.clear();
      reading.clear();
      outbox.value = unsent(outbox.peek());
      transcripts.value = new Map(
        [...transcripts.peek()].map(([id, transcript]) => [id, unplugged(transcript)]),
      );
    }
    if (now.is === 'refused') around.signedOut(true);
    if (now.is === 'waiting' && now.attempt > 1 && was.is === 'connecting') around.signedOut(false);
  }

  /** What is kept beside the chats may have changed while nobody could tell this window. */
  function hearOfMissed(): void {
    wasLost = false;
    around.changed('CANNED', null);
    const open = selected.peek();
    if (open === null) return;
    around.changed('TAGS', open);
    around.changed('NOTE', visitorOf(open));
    around.changed('BLOCK', visitorOf(open));
  }

  function send(command: AgentCommand): boolean {
    const gone = connection.send(JSON.stringify(command));
    if (gone && 'id' in command && !('key' in command)) asked.set(command.id, command);
    return gone;
  }

  function pump(): void {
    for (const { key, command } of ready(outbox.peek())) {
      if (!send(command)) return;
      outbox.value = sent(outbox.peek(), key);
      connection.tell({ is: 'asked' });
    }
  }

  function keep(next: Outbox<Keyed>): void {
    outbox.value = next;
    around.shelf.save(next.filter(({ command }) => isWords(command)));
  }

  function submit(command: Keyed): void {
    const { key, conversation } = command;
    batch(() => {
      keep(post(outbox.peek(), { key, lane: conversation, at: around.now(), command }));
      pump();
    });
  }

  function heard(frame: AgentFrame): void {
    if (frame.type === 'welcome') around.ear.again();
    around.ear.heard(around.now());
    switch (frame.type) {
      case 'welcome':
        if (frame.agent.id !== me.id) {
          around.someoneElse();
          return;
        }
        if (inbox.peek().era !== '' && inbox.peek().era !== frame.era)
          transcripts.value = new Map();
        note({ is: 'welcomed', me: frame.agent.id, era: frame.era });
        status.value = frame.status;
        capacity.value = frame.capacity;
        quiet.value = { afterMs: frame.quietAfterMs, weight: frame.quietWeight };
        for (const [id, transcript] of transcripts.peek()) if (transcript.seq > 0) reading.add(id);
        connection.tell({ is: 'welcomed', heartbeatMs: frame.heartbeatMs });
        return;
      case 'ready':
        connection.tell({ is: 'caughtUp' });
        note({ is: 'ready', keep: new Set(transcripts.peek().keys()) });
        for (const each of BOXES_TO_LIST) list(each);
        if (wantedStatus !== null) sendStatus();
        if (atWall.peek()) watchWall();
        follow();
        pump();
        return;
      case 'colleagues':
        colleagues.value = frame.agents;
        teams.value = frame.teams ?? [];
        return;
      case 'status':
        statusChanged(frame);
        return;
      case 'waitAlert':
        longWait.value = {
          conversation: frame.conversation,
          name: frame.visitorName ?? null,
          team: frame.team ?? null,
          n: (longWait.peek()?.n ?? 0) + 1,
        };
        around.say({ is: 'waits', wait: longWait.value });
        return;
      case 'wall':
        wall.value = frame.wall;
        skewMs.value = Date.parse(frame.wall.at) - around.now();
        return;
      case 'summary':
        note({ is: 'summary', summary: frame.summary });
        follow();
        look();
        return;
      case 'page':
        asked.delete(frame.id);
        note({
          is: 'page',
          box: frame.box,
          summaries: frame.summaries,
          next: frame.next ?? null,
        });
        follow();
        if (frame.box === 'followUps') tellOfMissed();
        return;
      case 'offer':
        note({ is: 'rang', offer: frame, now: around.now() });
        told(frame.conversation, frame.card);
        follow();
        return;
      case 'offerEnded':
        rangOut(frame);
        return;
      case 'promiseDue':
        reminder.value = { ...frame, n: (reminder.peek()?.n ?? 0) + 1 };
        around.say({ is: 'due', reminder: reminder.value });
        return;
      case 'asked':
        asks.value = frame.questions;
        return;
      case 'changed':
        around.changed(frame.what, frame.id ?? null);
        return;
      case 'event':
      case 'earlier':
      case 'caughtUp':
      case 'reset':
      case 'typing':
      case 'seen':
      case 'visitorThere':
        transcriptHeard(frame);
        return;
      case 'ok':
        skewMs.value = Date.parse(frame.at) - around.now();
        answered(frame);
        return;
      case 'pong':
        skewMs.value = Date.parse(frame.at) - around.now();
        return;
      case 'refused':
        wasRefused(frame);
        return;
      case 'draining':
        connection.tell({ is: 'draining', stayAwayMs: frame.reconnectInMs });
        return;
    }
  }

  /** The boxes are read in their order: with the follow-ups all is known in which something may be due. */
  function tellOfMissed(): void {
    const lines = inbox.peek().summaries.values();
    const conversations = around.ear.missed(lines, around.now(), skewMs.peek());
    if (conversations.length === 0) return;
    missed.value = { conversations, n: (missed.peek()?.n ?? 0) + 1 };
    around.say({ is: 'missed', missed: missed.value });
  }

  function rangOut({ conversation, by }: Extract<AgentFrame, { readonly type: 'offerEnded' }>) {
    const rang = inbox.peek().rings.some((each) => each.conversation === conversation);
    note({ is: 'rangOut', conversation });
    if (rang && typeof by === 'string' && by !== me.id)
      around.say({ is: 'takenBy', agent: nameOf(by) });
  }

  function nameOf(agent: string): string {
    return colleagues.peek().find((each) => each.agent.id === agent)?.agent.name ?? agent;
  }

  function note(event: InboxEvent): void {
    inbox.value = inboxAfter(inbox.peek(), event);
  }

  function transcriptHeard(frame: TranscriptFrame): void {
    const { conversation } = frame;
    const known = transcripts.peek().get(conversation);
    if (frame.type === 'event' && known !== undefined && pages.takes(known, frame)) return;
    if (frame.type === 'event' && isBeingRead(conversation)) {
      hold(frame);
      return;
    }
    release(conversation);
    const before = transcripts.peek().get(conversation);
    if (before === undefined) return;
    const after = transcriptAfter(before, frame);
    if (after === before) return;
    change(after);
    if (frame.type === 'typing') fade(conversation, frame.who, frame.on);
    tellOfSupervisor(before, after, frame);
    if (frame.type !== 'event' && frame.type !== 'caughtUp' && frame.type !== 'reset') return;
    followed(after);
  }

  /** Whether much of a transcript is on its way: what is short, or new, is shown at once. */
  function isBeingRead(conversation: string): boolean {
    const transcript = transcripts.peek().get(conversation);
    return transcript !== undefined && !transcript.caughtUp && transcript.seq >= SHOWN_AT_ONCE;
  }

  function hold(frame: Frame<'event'>): void {
    const waiting = held.get(frame.conversation);
    if (waiting !== undefined) {
      waiting.push(frame);
      return;
    }
    held.set(frame.conversation, [frame]);
    const newest = (transcripts.peek().get(frame.conversation)?.from ?? 0) > 0;
    around.world.after(newest ? SHOW_NEWEST_WITHIN_MS : SHOW_WITHIN_MS, () => {
      batch(() => release(frame.conversation));
    });
  }

  /** Folds what was held; a slow line shows what has come so far. */
  function release(conversation: string): void {
    const frames = held.get(conversation);
    held.delete(conversation);
    const before = transcripts.peek().get(conversation);
    if (frames === undefined || before === undefined) return;
    const after = transcriptAfterAll(before, frames);
    if (after === before) return;
    change(after);
    followed(after);
  }

  /** What a transcript that came further means for the rest of the desk. */
  function followed(after: Transcript): void {
    const { conversation } = after;
    note({ is: 'owned', conversation, owner: after.owner });
    const arrived = outbox
      .peek()
      .filter(({ key, state }) => state.is === 'stored' && after.keys.has(key));
    if (arrived.length > 0) {
      keep(arrived.reduce((rest, { key }) => without(rest, key), outbox.peek()));
    }
    if (hasGap(after)) fetch(after);
    look();
  }

  /** What is done to this agent's chat from above is told calmly, and only while it happens. */
  function tellOfSupervisor(before: Transcript, after: Transcript, frame: TranscriptFrame): void {
    if (frame.type !== 'event' || !before.caughtUp || before.owner !== me.id) return;
    const { event } = frame;
    const name = (id: string) =>
      colleagues.peek().find(({ agent }) => agent.id === id)?.agent.name ?? id;
    if (event.type === 'whispered') {
      if (event.to === me.id) around.say({ is: 'whispered', from: name(event.from) });
    } else if (event.type === 'reassigned') {
      around.say({
        is: 'taken',
        by: name(event.by),
        to: event.agent === undefined ? null : name(event.agent),
      });
    } else if (
      event.type === 'accepted' &&
      after.owner !== me.id &&
      before.askedToGoOn === null &&
      !before.givenAway
    ) {
      around.say({ is: 'taken', by: event.agent.name, to: event.agent.name });
    }
  }

  /** A chat that comes to a person again has another card than the one that was read before. */
  function told(conversation: string, card: Card): void {
    const transcript = transcripts.peek().get(conversation);
    if (transcript !== undefined) change({ ...transcript, card });
  }

  function change(transcript: Transcript): void {
    transcripts.value = new Map(transcripts.peek()).set(transcript.conversation, transcript);
  }

  function fade(conversation: string, who: string, on: boolean): void {
    const name = `${conversation} ${who}`;
    fading.get(name)?.();
    fading.delete(name);
    if (!on) return;
    fading.set(
      name,
      around.world.after(TYPING_FADES_IN_MS, () =>
        transcriptHeard({ type: 'typing', conversation, who, on: false }),
      ),
    );
  }

  function fetch({ conversation, seq }: Transcript): void {
    const under = [...asked.values()].some(
      (each) => each.type === 'fetch' && each.conversation === conversation,
    );
    if (!under) {
      send({ type: 'fetch', id: around.newKey(), conversation, after: seq, limit: FETCH });
    }
  }

  function list(of: Box, before?: string): void {
    send({
      type: 'list',
      id: around.newKey(),
      box: of,
      limit: PAGE,
      ...(before === undefined ? {} : { before }),
    });
  }

  /** Reads what is this agent's concern: what is theirs, what rings here, what they look at. */
  function follow(): void {
    for (const { conversation } of linesOf(inbox.peek(), 'mine')) read(conversation);
    for (const { conversation } of inbox.peek().rings) read(conversation);
    const open = selected.peek();
    if (open !== null) read(open);
  }

  function read(conversation: string): void {
    const transcript = transcripts.peek().get(conversation) ?? unread(conversation);
    if (!transcripts.peek().has(conversation)) change(transcript);
    if (reading.has(conversation) || link.peek().is !== 'live') return;
    if (send(opening(transcript))) reading.add(conversation);
  }

  function opening({ conversation, seq: after }: Transcript): AgentCommand {
    const id = around.newKey();
    return after === 0
      ? { type: 'open', id, conversation, after, newest: NEWEST }
      : { type: 'open', id, conversation, after };
  }

  function fetchPage(conversation: string, page: WantedPage | null): void {
    if (page === null) return;
    const sent = send({ type: 'fetch', id: around.newKey(), conversation, ...page });
    if (!sent) pages.forget();
  }

  /** A page from before what was read has come. */
  function pageCame(before: Transcript): void {
    const { transcript, next } = pages.came(before);
    if (transcript !== before) change(transcript);
    fetchPage(before.conversation, next);
  }

  function forgetUnused(): void {
    const current = inbox.peek();
    const idle = lastUsed.filter((conversation) => {
      const summary = current.summaries.get(conversation);
      const box = summary && boxOf(current, summary);
      return conversation !== selected.peek() && box !== 'mine' && box !== 'ringing';
    });
    const rest = new Map(transcripts.peek());
    for (const conversation of idle.slice(MOST_READ)) {
      rest.delete(conversation);
      lastUsed = lastUsed.filter((each) => each !== conversation);
      if (reading.delete(conversation)) send({ type: 'leave', id: around.newKey(), conversation });
    }
    if (rest.size < transcripts.peek().size) transcripts.value = rest;
  }

  function look(): void {
    const conversation = selected.peek();
    if (conversation === null || !around.watched()) return;
    const summary = inbox.peek().summaries.get(conversation);
    const transcript = transcripts.peek().get(conversation);
    if (summary === undefined || transcript === undefined) return;
    if (boxOf(inbox.peek(), summary) !== 'mine' || summary.seen >= transcript.seq) return;
    if (send({ type: 'seen', conversation, seq: transcript.seq })) {
      note({ is: 'saw', conversation, seq: transcript.seq });
    }
  }

  function answered(ok: Extract<AgentFrame, { readonly type: 'ok' }>): void {
    const request = asked.get(ok.id);
    asked.delete(ok.id);
    if (request?.type === 'fetch') {
      const transcript = transcripts.peek().get(request.conversation);
      if (transcript !== undefined && request.after < transcript.from) {
        pageCame(transcript);
        return;
      }
      if (transcript === undefined || !hasGap(transcript)) return;
      if (transcript.seq > request.after) fetch(transcript);
      else startOver(request.conversation);
      return;
    }
    if (request?.type === 'setStatus') {
      wantedStatus = null;
      return;
    }
    const parcel = outbox.peek().find(({ command }) => command.id === ok.id);
    if (parcel === undefined) return;
    const { command, key } = parcel;
    const transcript = transcripts.peek().get(command.conversation);
    // What was stored long ago lies before what was read.
    const shown =
      transcript?.keys.has(key) === true || (ok.seq ?? Infinity) <= (transcript?.from ?? 0);
    keep(
      isWords(command) && !shown
        ? stored(outbox.peek(), key, ok.seq ?? 0)
        : without(outbox.peek(), key),
    );
    if (command.type === 'accept' || command.type === 'take' || command.type === 'takeOver') {
      box.value = 'mine';
      select(command.conversation);
      taken.value = command.conversation;
    }
    if (isToldWhenDone(command.type)) {
      const aside = command.type === 'close' && command.promises === 'followUp';
      around.say({ is: 'done', what: aside ? 'putAside' : command.type });
    }
    pump();
  }

  /** The server has nothing to close a hole with: read the conversation from the start. */
  function startOver(conversation: string): void {
    const transcript = unread(conversation);
    change(transcript);
    send(opening(transcript));
  }

  function wasRefused(no: Extract<AgentFrame, { readonly type: 'refused' }>): void {
    const id = no.id ?? '';
    const request = asked.get(id);
    asked.delete(id);
    if (request !== undefined && TRY_AGAIN.has(no.code)) {
      around.world.after(no.retryInMs ?? AGAIN_MS, () => askAgain(request));
      return;
    }
    if (request?.type === 'watchWall') {
      atWall.value = false;
      return;
    }
    if (request?.type === 'open') {
      reading.delete(request.conversation);
      missing.value = new Set(missing.peek()).add(request.conversation);
      return;
    }
    if (request?.type === 'setStatus') {
      wantedStatus = null;
      around.say({ is: 'refused', what: 'setStatus', message: no.message });
      return;
    }
    if (request?.type === 'setLimit') {
      around.say({ is: 'refused', what: 'setLimit', message: no.message });
      return;
    }
    const parcel = outbox.peek().find(({ command }) => command.id === id);
    if (parcel === undefined) return;
    const { key, command } = parcel;
    if (TRY_AGAIN.has(no.code)) {
      around.world.after(no.retryInMs ?? AGAIN_MS, () => {
        batch(() => {
          outbox.value = unsent(outbox.peek(), key);
          pump();
        });
      });
      return;
    }
    if (isWords(command)) {
      keep(refused(outbox.peek(), key, no.code, no.message));
    } else {
      keep(without(outbox.peek(), key));
      if (command.type === 'accept' || command.type === 'decline') {
        const rang = inbox
          .peek()
          .rings.some(({ conversation }) => conversation === command.conversation);
        note({ is: 'rangOut', conversation: command.conversation });
        if (rang) around.say({ is: 'offerGone' });
      } else {
        around.say({
          is: 'refused',
          what: command.type,
          message: no.message,
          command,
          code: no.code,
        });
      }
    }
    pump();
  }

  /** An unkeyed request that could not be answered then; it is gone if the link was lost since. */
  function askAgain(request: AgentCommand): void {
    if (request.type === 'setStatus' && wantedStatus?.status !== request.status) return;
    if (request.type === 'fetch') {
      const transcript = transcripts.peek().get(request.conversation);
      if (transcript !== undefined && request.after < transcript.from) send(request);
      else if (transcript !== undefined && hasGap(transcript)) fetch(transcript);
      return;
    }
    send(request);
  }

  function statusChanged(frame: Extract<AgentFrame, { readonly type: 'status' }>): void {
    const { status: now, because } = frame;
    status.value = now;
    capacity.value = frame.capacity;
    limit.value = frame.limit ?? null;
    pausedUntil.value = typeof frame.until === 'string' ? Date.parse(frame.until) : null;
    if (now !== 'away') seenAway = false;
    setAway.value = now === 'away' && typeof because === 'string' && !seenAway ? because : null;
  }

  function sendStatus(): void {
    if (wantedStatus === null) return;
    const { status: wanted, reason, minutes } = wantedStatus;
    send({
      type: 'setStatus',
      id: around.newKey(),
      status: wanted,
      ...(reason === undefined ? {} : { reason }),
      ...(minutes === undefined ? {} : { minutes }),
    });
  }

  function watchWall(): void {
    send({ type: 'watchWall', id: around.newKey(), on: atWall.peek() });
  }

  function showWall(shown: boolean): void {
    if (atWall.peek() === shown || (shown && !mayLookAfter(me.role))) return;
    batch(() => {
      atWall.value = shown;
      watchWall();
      if (shown) select(null);
    });
  }

  function select(conversation: string | null): void {
    batch(() => {
      if (conversation !== null) showWall(false);
      selected.value = conversation;
      taken.value = null;
      if (conversation === null) return;
      lastUsed = [conversation, ...lastUsed.filter((each) => each !== conversation)];
      read(conversation);
      forgetUnused();
      look();
    });
  }

  const stamp = (conversation: string) => {
    const key = around.newKey();
    return { id: key, key, conversation };
  };
  const epochOf = (conversation: string): number =>
    inbox.peek().summaries.get(conversation)?.epoch ?? 0;

  return {
    me,
    link,
    inbox,
    transcripts,
    outbox,
    status,
    pausedUntil,
    capacity,
    limit,
    colleagues,
    teams,
    setAway,
    unseen,
    missing,
    box,
    selected,
    taken,
    skewMs,
    canned,
    reminder,
    missed,
    wall,
    atWall,
    longWait,
    asked: asks,

    start() {
      const now = around.now();
      const kept = around.shelf.load();
      outbox.value = kept.map((parcel) =>
        now - parcel.at > STALE_AFTER_MS
          ? { ...parcel, state: { is: 'refused', code: 'OLD', message: '' } }
          : parcel,
      );
      connection.tell({ is: 'wanted' });
    },
    stop() {
      connection.tell({ is: 'unwanted' });
    },
    connectNow() {
      connection.tell({ is: link.peek().is === 'waiting' ? 'nudged' : 'wanted' });
    },
    showBox(shown) {
      showWall(false);
      box.value = shown;
    },
    showWall,
    select,
    look,
    earlier(conversation, seq) {
      const transcript = transcripts.peek().get(conversation);
      if (transcript !== undefined && link.peek().is === 'live')
        fetchPage(conversation, pages.want(transcript, seq));
    },
    more(of) {
      const cursor = inbox.peek().next[of];
      if (typeof cursor === 'string') list(of, cursor);
    },
    learnCanned(responses) {
      canned.value = responses;
    },
    setStatus(wanted, reason, minutes) {
      wantedStatus = { status: wanted, reason, minutes };
      status.value = wanted;
      pausedUntil.value =
        minutes === undefined ? null : around.now() + skewMs.peek() + minutes * 60_000;
      setAway.value = null;
      seenAway = false;
      sendStatus();
    },
    weight() {
      const now = around.now() + skewMs.peek();
      const { afterMs, weight } = quiet.value;
      return linesOf(inbox.value, 'mine').reduce(
        (sum, { lastAt }) => sum + (now - Date.parse(lastAt) < afterMs ? 100 : weight),
        0,
      );
    },
    setLimit(wanted) {
      limit.value = wanted;
      send({
        type: 'setLimit',
        id: around.newKey(),
        ...(wanted === null ? {} : { limit: wanted, minutes: minutesLeftToday(around.now()) }),
      });
    },
    seenSetAway() {
      seenAway = true;
      setAway.value = null;
    },
    accept(conversation) {
      note({ is: 'answering', conversation, how: 'accepting' });
      submit({ type: 'accept', ...stamp(conversation) });
    },
    decline(conversation, reason) {
      note({ is: 'answering', conversation, how: 'declining' });
      submit({
        type: 'decline',
        ...stamp(conversation),
        ...(reason === undefined ? {} : { reason }),
      });
    },
    take(conversation) {
      submit({ type: 'take', ...stamp(conversation), epoch: epochOf(conversation) });
    },
    reply(conversation, text, file) {
      submit({
        type: 'reply',
        ...stamp(conversation),
        epoch: epochOf(conversation),
        text,
        ...(file === undefined ? {} : { file }),
      });
    },
    note(conversation, text) {
      submit({ type: 'note', ...stamp(conversation), text });
    },
    whisper(conversation, text) {
      submit({ type: 'whisper', ...stamp(conversation), text });
    },
    ask(conversation, to, text) {
      submit({
        type: 'askColleague',
        ...stamp(conversation),
        ...(to.is === 'agent' ? { agent: to.id } : { team: to.id }),
        text,
      });
    },
    tell(conversation, thread, text) {
      submit({ type: 'tellColleague', ...stamp(conversation), thread, text });
    },
    endThread(conversation, thread) {
      submit({ type: 'endThread', ...stamp(conversation), thread });
    },
    takeOver(conversation) {
      submit({ type: 'takeOver', ...stamp(conversation), epoch: epochOf(conversation) });
    },
    reassign(conversation, to, brief) {
      submit({
        type: 'reassign',
        ...stamp(conversation),
        epoch: epochOf(conversation),
        ...(to.is === 'agent' ? { agent: to.id } : {}),
        ...(to.is === 'team' ? { team: to.id } : {}),
        ...(brief === '' ? {} : { brief }),
      });
    },
    transfer(conversation, to, brief) {
      submit({
        type: 'transfer',
        ...stamp(conversation),
        epoch: epochOf(conversation),
        ...(to.is === 'agent' ? { agent: to.id } : { team: to.id }),
        ...(brief === '' ? {} : { brief }),
      });
    },
    requeue(conversation, brief) {
      submit({
        type: 'requeue',
        ...stamp(conversation),
        epoch: epochOf(conversation),
        ...(brief === '' ? {} : { brief }),
      });
    },
    giveBack(conversation, settled) {
      submit({ type: 'giveBack', ...stamp(conversation), epoch: epochOf(conversation), settled });
    },
    close(conversation, reason, promises) {
      submit({
        type: 'close',
        ...stamp(conversation),
        epoch: epochOf(conversation),
        reason,
        ...(promises === undefined ? {} : { promises }),
      });
    },
    giveGesture(conversation, gesture, version) {
      submit({
        type: 'giveGesture',
        ...stamp(conversation),
        epoch: epochOf(conversation),
        gesture,
        version,
      });
    },
    promise(conversation, text, due, owner) {
      submit({
        type: 'promise',
        ...stamp(conversation),
        text,
        due: due.toISOString(),
        ...(owner === null ? {} : { owner }),
      });
    },
    keepPromise(conversation, promise) {
      submit({ type: 'keepPromise', ...stamp(conversation), promise });
    },
    snoozePromise(conversation, promise, until) {
      submit({
        type: 'snoozePromise',
        ...stamp(conversation),
        promise,
        until: until.toISOString(),
      });
    },
    movePromise(conversation, promise, due, owner) {
      submit({
        type: 'movePromise',
        ...stamp(conversation),
        promise,
        due: due.toISOString(),
        ...(owner === null ? {} : { owner }),
      });
    },
    judge(conversation, turn, judgement, entry) {
      submit({
        type: 'judge',
        ...stamp(conversation),
        turn,
        judgement,
        ...(entry === undefined ? {} : { entry }),
      });
    },
    typing(conversation, on) {
      send({ type: 'typing', conversation, on });
    },
    sendAgain(key) {
      const parcel = outbox.peek().find((each) => each.key === key);
      if (parcel === undefined || !isWords(parcel.command)) return;
      const { command } = parcel;
      keep(without(outbox.peek(), key));
      const { conversation, text } = command;
      switch (command.type) {
        case 'note':
          this.note(conversation, text);
          return;
        case 'whisper':
          this.whisper(conversation, text);
          return;
        case 'tellColleague':
          this.tell(conversation, command.thread, text);
          return;
        case 'reply':
          this.reply(conversation, text, command.file);
      }
    },
    withdraw(key) {
      const parcel = outbox.peek().find((each) => each.key === key);
      keep(without(outbox.peek(), key));
      return parcel !== undefined && isWords(parcel.command) ? parcel.command : null;
    },
  };
}

/** Minutes until midnight on this machine, at least one. */
function minutesLeftToday(now: number): number {
  const midnight = new Date(now).setHours(24, 0, 0, 0);
  return Math.min(1440, Math.max(1, Math.ceil((midnight - now) / 60_000)));
}

/** Whether this agent may speak to the visitor of a conversation now. */
export function isMine(inbox: Inbox, summary: Summary | undefined): boolean {
  return summary !== undefined && boxOf(inbox, summary) === 'mine';
}
