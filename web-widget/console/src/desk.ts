import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { type Acts, actsOf } from './acts.ts';
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
import { isUnread, newsOfMention, unreadIn } from './mentions.ts';
import { readingOf } from './reading.ts';
import type { Ear, Missed } from './ear.ts';
import {
  asidesBehind,
  type Transcript,
  type TranscriptFrame,
  visitorMessagesAfter,
} from './transcript.ts';
import {
  type AgentCommand,
  type AgentFrame,
  type AgentStatus,
  type Box,
  type Colleague,
  decodeAgentFrame,
  isWords,
  type KeptBeside,
  type Keyed,
  type Mention,
  type Question,
  SUBPROTOCOL,
  type Spoken,
  type Summary,
  type Team,
  type Wall,
} from './wire.ts';
import { visitorOf } from './visitors.ts';
import { type DeskSays, isToldWhenDone, type LongWait, type Reminder } from './says.ts';
import { mayLookAfter } from './wall.ts';

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
  /** A chat is opened in which a note names this agent: shows the note. */
  showNote(conversation: string, seq: number): void;
  /** What is kept beside the chats has changed: of a conversation, a visitor, or, with null, of all. */
  changed(what: KeptBeside, of: string | null): void;
}

/** One agent's work as this window shows it, and what the agent can do about it. */
export interface Desk extends Acts {
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

  typing(conversation: string, on: boolean): void;
  /** Sends refused words once more. */
  sendAgain(key: string): void;
  /** Takes refused words out of the way, and gives them back with whom they were for. */
  withdraw(key: string): Spoken | null;
}

const PAGE = 100;
/** How long to wait before asking again where the server names no time. */
const AGAIN_MS = 2_000;
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

  /** Unkeyed requests that wait for an answer on this socket. */
  const asked = new Map<string, AgentCommand>();
  const reading = readingOf({
    world: around.world,
    link,
    inbox,
    selected,
    newKey: around.newKey,
    send,
    isFetching: (conversation) =>
      [...asked.values()].some(
        (each) => each.type === 'fetch' && each.conversation === conversation,
      ),
    followed,
    took: tellOfSupervisor,
  });
  const { transcripts } = reading;

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

  let wasLost = false;
  /** Whether it was told already where colleagues named this agent before the link was there. */
  let toldOfNotes = false;
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
      asked.clear();
      outbox.value = unsent(outbox.peek());
      reading.lost();
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
        if (inbox.peek().era !== '' && inbox.peek().era !== frame.era) reading.forgetAll();
        note({ is: 'welcomed', me: frame.agent.id, era: frame.era });
        status.value = frame.status;
        capacity.value = frame.capacity;
        toldOfNotes = false;
        quiet.value = { afterMs: frame.quietAfterMs, weight: frame.quietWeight };
        reading.resumed();
        connection.tell({ is: 'welcomed', heartbeatMs: frame.heartbeatMs });
        return;
      case 'ready':
        connection.tell({ is: 'caughtUp' });
        note({ is: 'ready', keep: new Set(transcripts.peek().keys()) });
        for (const each of BOXES_TO_LIST) list(each);
        if (wantedStatus !== null) sendStatus();
        if (atWall.peek()) watchWall();
        reading.follow();
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
        reading.follow();
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
        reading.follow();
        if (frame.box === 'followUps') tellOfMissed();
        return;
      case 'offer':
        note({ is: 'rang', offer: frame, now: around.now() });
        reading.told(frame.conversation, frame.card);
        reading.follow();
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
      case 'mentioned':
        named(frame.mentions);
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
        reading.heard(frame);
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

  /** Colleagues named this agent in notes: it is told of in passing, unless it is what is looked at. */
  function named(mentions: readonly Mention[]): void {
    const before = inbox.peek().mentions;
    note({ is: 'mentioned', mentions });
    look();
    const told = new Set(before.map(newsOfMention));
    const news = inbox
      .peek()
      .mentions.find((each) => isUnread(each) && !told.has(newsOfMention(each)));
    if (toldOfNotes && news !== undefined) {
      around.say({ is: 'mentioned', by: nameOf(news.from) });
    }
    toldOfNotes = true;
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

  function list(of: Box, before?: string): void {
    send({
      type: 'list',
      id: around.newKey(),
      box: of,
      limit: PAGE,
      ...(before === undefined ? {} : { before }),
    });
  }

  function look(): void {
    const conversation = selected.peek();
    if (conversation === null || !around.watched()) return;
    const summary = inbox.peek().summaries.get(conversation);
    const transcript = transcripts.peek().get(conversation);
    if (summary === undefined || transcript === undefined) return;
    const mine = boxOf(inbox.peek(), summary) === 'mine' && summary.seen < transcript.seq;
    const named = unreadIn(inbox.peek().mentions, conversation);
    const namedHere = named !== null && transcript.from < named && named <= transcript.seq;
    if (!mine && !namedHere) return;
    if (send({ type: 'seen', conversation, seq: transcript.seq })) {
      note({ is: 'saw', conversation, seq: transcript.seq });
    }
  }

  function answered(ok: Extract<AgentFrame, { readonly type: 'ok' }>): void {
    const request = asked.get(ok.id);
    asked.delete(ok.id);
    if (request?.type === 'fetch') {
      reading.fetched(request);
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
      reading.refused(request.conversation);
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
      reading.fetchAgain(request);
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
      reading.use(conversation);
      const named = unreadIn(inbox.peek().mentions, conversation);
      if (named !== null) around.showNote(conversation, named);
      look();
    });
  }

  const acts = actsOf({
    newKey: around.newKey,
    epochOf: (conversation) => inbox.peek().summaries.get(conversation)?.epoch ?? 0,
    answering: (conversation, how) => note({ is: 'answering', conversation, how }),
    submit,
  });

  return {
    ...acts,
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
    earlier: (conversation, seq) => reading.earlier(conversation, seq),
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
          this.note(conversation, text, command.mentioned);
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
