import type { Attached } from '@firsthand/shared/protocol.ts';
import { type Aside, asidesAfter } from './asides.ts';
import type { Worth } from '@firsthand/shared/worth.ts';
import type { Judged } from './judging.ts';
import { promisesAfter } from './promises.ts';
import type {
  AgentEvent,
  AgentFrame,
  Card,
  OpenPromise,
  Person,
  Settled,
  VisitorFacts,
  Why,
} from './wire.ts';

/** One thing in a transcript, as the console draws it. */
export type Item = {
  readonly seq: number;
  readonly at: string;
} & (
  | {
      readonly is: 'visitor';
      readonly text: string;
      readonly file?: Attached;
      readonly left?: LeftMessage;
      readonly call?: CallBack;
    }
  | {
      readonly is: 'bot';
      readonly text: string;
      readonly entry: string | null;
      readonly choices: readonly { readonly choice: string; readonly title: string }[];
      readonly why: Why | null;
      /** The choice that the visitor picked; null while none. */
      readonly chosen: string | null;
      readonly helpful: boolean | null;
    }
  | {
      readonly is: 'agent';
      readonly agent: string;
      readonly text: string;
      readonly file?: Attached;
      readonly key: string;
    }
  | {
      readonly is: 'note';
      readonly agent: string;
      readonly text: string;
      readonly key: string;
      /** The ids of the colleagues whom it names. */
      readonly mentioned: readonly string[];
    }
  | {
      readonly is: 'whisper';
      readonly agent: string;
      readonly to: string;
      readonly text: string;
      readonly key: string;
    }
  | {
      /** Words between colleagues. */
      readonly is: 'aside';
      readonly agent: string;
      readonly text: string;
      readonly key: string;
      /** The number of the question. */
      readonly thread: number;
      /** Who is asked, where it is a question. */
      readonly asked: readonly string[] | null;
      readonly team: string | null;
    }
  | ({ readonly is: 'gesture' } & Given)
  | { readonly is: 'line'; readonly event: LineEvent; readonly why: Why | null }
);

/** A goodwill gesture that an agent gave. */
export interface Given extends Worth {
  readonly agent: string;
  readonly name: string;
  readonly text: string;
  readonly code: string | null;
}

/** How to reach a visitor who left a message. */
export interface LeftMessage {
  readonly name: string | null;
  readonly email: string | null;
  readonly told: string;
}

/** Where and when a visitor wants to be called back, and by when they were promised it. */
export interface CallBack {
  readonly phone: string;
  readonly when: 'SOON' | 'MORNING' | 'AFTERNOON' | 'OTHER';
  readonly note: string | null;
  readonly name: string | null;
  readonly due: string | null;
}

/** What is told in a quiet line between the words. */
export type LineEvent = Exclude<
  AgentEvent,
  {
    readonly type:
      | 'internal'
      | 'started'
      | 'visitorSaid'
      | 'botAnswered'
      | 'botAskedBack'
      | 'botSaid'
      | 'chose'
      | 'answerRated'
      | 'agentReplied'
      | 'noted'
      | 'whispered'
      | 'colleaguesAsked'
      | 'colleagueSaid'
      | 'judged'
      | 'gestureGiven'
      | 'messageLeft'
      | 'callBackAsked';
  }
>;

/** A colleague who was asked to go on and did not. */
export interface AskedInVain {
  readonly agent: string;
  readonly ending: 'DECLINED' | 'MISSED' | 'AGENT_GONE' | 'VISITOR_LEFT';
  readonly reason: string | null;
}

/** A transfer that is under way, or came back to its sender. */
export interface HandOn {
  readonly seq: number;
  /** The team that is asked member by member; null where one colleague is. */
  readonly team: string | null;
  readonly tried: readonly AskedInVain[];
  readonly skipped: readonly { readonly agent: string; readonly why: string }[];
  readonly returned: boolean;
}

/** A conversation as far as this window has read it. */
export interface Transcript {
  readonly conversation: string;
  /** Number of the last event in `items`; everything up to it is there. */
  readonly seq: number;
  /** `items` begin after this number; what lies before can be asked for. 0 where all is there. */
  readonly from: number;
  /** Of what lies before `from`, what must be known all the same. */
  readonly earlier: readonly Item[];
  /** What was said later of the bot's words before `from`, by their numbers. */
  readonly marks: ReadonlyMap<number, Mark>;
  /** How many items were put before others, ever. */
  readonly put: number;
  /** The highest number that was heard of; beyond `seq` where some must be fetched. */
  readonly head: number;
  readonly caughtUp: boolean;
  readonly items: readonly Item[];
  readonly keys: ReadonlySet<string>;
  /** The agent who answers, as far as the events tell. */
  readonly owner: string | null;
  /** Whether a supervisor has just given it to somebody, who takes over next. */
  readonly givenAway: boolean;
  /** The colleague whom the owner has asked to go on, and who has not answered yet. */
  readonly askedToGoOn: string | null;
  readonly handOn: HandOn | null;
  /** What colleagues talk over among themselves, and have not ended. */
  readonly asides: readonly Aside[];
  readonly people: ReadonlyMap<string, Person>;
  /** The visitor's name, as far as the events tell. */
  readonly visitorName: string | null;
  readonly visitorSeen: number;
  readonly visitorThere: boolean | null;
  /** Who types now: `VISITOR` or an agent's id. */
  readonly typing: ReadonlySet<string>;
  readonly card: Card | null;
  /** Who it is, where there is no card that tells it. */
  readonly visitor: VisitorFacts | null;
  /** What agents have said of the bot's turns, by their numbers. */
  readonly judged: ReadonlyMap<number, Judged>;
  /** What was promised to the visitor and is open, by number. */
  readonly promises: ReadonlyMap<number, OpenPromise>;
  /** What is settled with the visitor, as the bot respects it. */
  readonly settled: readonly Settled[];
}

/** What a visitor said of something that the bot had said. */
export type Mark = Partial<Pick<BotItem, 'chosen' | 'helpful'>>;

export type Frame<Type extends AgentFrame['type']> = Extract<AgentFrame, { readonly type: Type }>;

/** What the server may say of one conversation. */
export type TranscriptFrame = Frame<
  'event' | 'earlier' | 'caughtUp' | 'reset' | 'typing' | 'seen' | 'visitorThere'
>;

/** A conversation of which nothing was read yet. */
export function unread(conversation: string): Transcript {
  return {
    conversation,
    seq: 0,
    from: 0,
    earlier: [],
    marks: new Map(),
    put: 0,
    head: 0,
    caughtUp: false,
    items: [],
    keys: new Set(),
    owner: null,
    givenAway: false,
    askedToGoOn: null,
    handOn: null,
    asides: [],
    people: new Map(),
    visitorName: null,
    visitorSeen: 0,
    visitorThere: null,
    typing: new Set(),
    card: null,
    visitor: null,
    judged: new Map(),
    promises: new Map(),
    settled: [],
  };
}

/** The transcript after one frame. Repeats change nothing; a gap is marked, never jumped. */
export function transcriptAfter(transcript: Transcript, frame: TranscriptFrame): Transcript {
  switch (frame.type) {
    case 'event':
      if (frame.seq <= transcript.seq) return transcript;
      if (frame.seq > transcript.seq + 1) return reaching(transcript, frame.seq);
      return appended(transcript, frame);
    case 'earlier':
      return transcript.seq === 0 ? beginningLate(transcript, frame) : transcript;
    case 'caughtUp':
      return {
        ...reaching(transcript, frame.seq),
        caughtUp: true,
        card: frame.card ?? transcript.card,
        visitor: frame.visitor ?? transcript.visitor,
      };
    case 'reset':
      return unread(transcript.conversation);
    case 'typing': {
      const typing = new Set(transcript.typing);
      if (frame.on) typing.add(frame.who);
      else typing.delete(frame.who);
      return { ...transcript, typing };
    }
    case 'seen':
      return { ...transcript, visitorSeen: Math.max(transcript.visitorSeen, frame.seq) };
    case 'visitorThere':
      return {
        ...transcript,
        visitorThere: frame.there,
        typing: frame.there ? transcript.typing : remove(transcript.typing, 'VISITOR'),
      };
  }
}

/** How many events are folded before what came of them is put behind the rest. */
const FOLDED_AT_ONCE = 250;

/**
 * The transcript after many events, as after one by one. What is read from its beginning comes in thousands,
 * and the whole is not copied for each.
 */
export function transcriptAfterAll(
  transcript: Transcript,
  frames: readonly Frame<'event'>[],
): Transcript {
  let whole = transcript;
  let part = partOf(whole);
  for (const frame of frames) {
    if (part.items.length >= FOLDED_AT_ONCE || marksEarlier(part, frame)) {
      whole = joined(whole, part);
      part = partOf(whole);
    }
    if (marksEarlier(part, frame)) {
      whole = transcriptAfter(whole, frame);
      part = partOf(whole);
    } else {
      part = transcriptAfter(part, frame);
    }
  }
  return joined(whole, part);
}

/** The same transcript without what was said so far. */
function partOf(whole: Transcript): Transcript {
  return { ...whole, items: [], keys: new Set() };
}

function joined(whole: Transcript, part: Transcript): Transcript {
  return {
    ...part,
    items: [...whole.items, ...part.items],
    keys: new Set([...whole.keys, ...part.keys]),
  };
}

/** Whether an event says something of one that is not in this part. */
function marksEarlier({ items }: Transcript, { event }: Frame<'event'>): boolean {
  return (
    (event.type === 'chose' || event.type === 'answerRated') &&
    !items.some(({ seq }) => seq === event.seq)
  );
}

/** A transcript of which the newest part is read, with what must be known of the rest. */
function beginningLate(
  transcript: Transcript,
  { conversation, upTo, events }: Frame<'earlier'>,
): Transcript {
  const known = events.reduce<Transcript>(
    (whole, told) => appended(whole, { ...told, type: 'event', conversation }),
    { ...transcript, from: upTo },
  );
  return { ...reaching(known, upTo), seq: upTo, earlier: known.items, items: [] };
}

/** The transcript with a page that lies right before its first item. */
export function withPageBefore(
  transcript: Transcript,
  frames: readonly Frame<'event'>[],
): Transcript {
  const first = frames[0]?.seq;
  if (first === undefined || frames.at(-1)?.seq !== transcript.from) return transcript;
  const page = transcriptAfterAll({ ...unread(transcript.conversation), seq: first - 1 }, frames);
  const items = page.items.map((item) =>
    item.is === 'bot' ? { ...item, ...transcript.marks.get(item.seq) } : item,
  );
  return {
    ...transcript,
    from: first - 1,
    items: [...items, ...transcript.items],
    keys: new Set([...page.keys, ...transcript.keys]),
    people: new Map([...page.people, ...transcript.people]),
    earlier: transcript.earlier.filter(({ seq }) => seq < first),
    put: transcript.put + items.length,
  };
}

/** The same, when the link is lost: what is only true while live is forgotten. */
export function unplugged(transcript: Transcript): Transcript {
  return { ...transcript, caughtUp: false, typing: new Set(), visitorThere: null };
}

/** Whether events are missing that must be fetched. */
export function hasGap(transcript: Transcript): boolean {
  return transcript.head > transcript.seq;
}

/** How many messages of the visitor lie behind a number. */
export function visitorMessagesAfter(transcript: Transcript, seq: number): number {
  let count = 0;
  for (let i = transcript.items.length - 1; i >= 0; i--) {
    const item = transcript.items[i];
    if (item === undefined || item.seq <= seq) break;
    if (item.is === 'visitor') count++;
  }
  return count;
}

/** How many words of colleagues among themselves lie behind a number, less this agent's own. */
export function asidesBehind(transcript: Transcript, seq: number, me: string): number {
  return transcript.items.filter(
    (item) => item.is === 'aside' && item.seq > seq && item.agent !== me,
  ).length;
}

function appended(transcript: Transcript, frame: Frame<'event'>): Transcript {
  const { event, seq, at } = frame;
  const heard = {
    ...reaching(transcript, seq),
    seq,
    promises: promisesAfter(transcript.promises, seq, event),
    asides: asidesAfter(transcript.asides, seq, event),
  };
  const why = frame.why ?? null;
  const add = (item: Item): Transcript => ({ ...heard, items: [...heard.items, item] });
  const line = (line: LineEvent): Transcript => add({ is: 'line', seq, at, event: line, why });
  switch (event.type) {
    case 'internal':
      return heard;
    case 'started':
      return add({ ...bot(frame, event.text), why });
    case 'visitorSaid':
      return {
        ...add({ is: 'visitor', seq, at, text: event.text, ...fileOf(event) }),
        typing: new Set(),
      };
    case 'chose':
      return marked(add({ is: 'visitor', seq, at, text: event.title }), event.seq, {
        chosen: event.choice,
      });
    case 'messageLeft':
      return {
        ...add({
          is: 'visitor',
          seq,
          at,
          text: event.text,
          left: { name: event.name ?? null, email: event.email ?? null, told: event.told },
        }),
        owner: null,
        visitorName: event.name ?? heard.visitorName,
      };
    case 'callBackAsked':
      return {
        ...add({
          is: 'visitor',
          seq,
          at,
          text: event.note ?? '',
          call: {
            phone: event.phone,
            when: event.when,
            note: event.note ?? null,
            name: event.name ?? null,
            due: event.due ?? null,
          },
        }),
        owner: null,
        visitorName: event.name ?? heard.visitorName,
      };
    case 'botAnswered':
      return add({ ...bot(frame, event.text), entry: event.entry, why });
    case 'botAskedBack':
      return add({ ...bot(frame, event.text), choices: event.choices, why });
    case 'botSaid':
      return add({ ...bot(frame, event.text), why });
    case 'answerRated':
      return marked(heard, event.seq, { helpful: event.helpful });
    case 'agentReplied': {
      const replied = withKey(
        {
          ...add({
            is: 'agent',
            seq,
            at,
            agent: event.agent,
            text: event.text,
            ...fileOf(event),
            key: event.key ?? '',
          }),
          // Who goes on talking keeps the chat.
          handOn: heard.handOn?.returned === true ? null : heard.handOn,
        },
        event.key,
      );
      return event.who === undefined
        ? replied
        : { ...replied, people: new Map(heard.people).set(event.agent, event.who) };
    }
    case 'gestureGiven': {
      const { agent, name = '', text, code, amount, currency, wording, who } = event;
      const worth = {
        ...(amount === undefined || currency === undefined ? {} : { amount, currency }),
        ...(wording === undefined ? {} : { wording }),
      };
      const given = add({
        is: 'gesture',
        seq,
        at,
        agent,
        name,
        text,
        code: code ?? null,
        ...worth,
      });
      return who === undefined
        ? given
        : { ...given, people: new Map(heard.people).set(agent, who) };
    }
    case 'noted':
      return withKey(
        add({
          is: 'note',
          seq,
          at,
          agent: event.agent,
          text: event.text,
          key: event.key ?? '',
          mentioned: event.mentioned ?? [],
        }),
        event.key,
      );
    case 'whispered':
      return withKey(
        add({
          is: 'whisper',
          seq,
          at,
          agent: event.from,
          to: event.to,
          text: event.text,
          key: event.key ?? '',
        }),
        event.key,
      );
    case 'colleaguesAsked':
    case 'colleagueSaid': {
      const { agent, text, key = '' } = event;
      const {
        thread,
        asked,
        team = null,
      } = event.type === 'colleaguesAsked'
        ? { ...event, thread: seq }
        : { ...event, asked: null, team: null };
      const item = { is: 'aside', seq, at, agent, text, key, thread, asked, team } as const;
      return withKey(add(item), event.key);
    }
    case 'reassigned':
      return {
        ...line(event),
        givenAway: event.agent !== undefined,
        owner: event.agent === undefined ? null : heard.owner,
        askedToGoOn: null,
      };
    case 'judged':
      return {
        ...heard,
        judged: new Map(heard.judged).set(event.turn, {
          judgement: event.judgement,
          entry: event.entry ?? null,
        }),
      };
    case 'accepted':
      return {
        ...line(event),
        owner: event.agent.id,
        givenAway: false,
        askedToGoOn: null,
        handOn: null,
        people: new Map(heard.people).set(event.agent.id, event.agent),
      };
    case 'transferOffered':
      return {
        ...line(event),
        owner: event.from,
        askedToGoOn: event.to,
        handOn: { seq, team: event.team ?? null, tried: [], skipped: [], returned: false },
      };
    case 'transferPassedOn':
      return { ...line(event), askedToGoOn: event.to };
    case 'transferReturned':
      return {
        ...line(event),
        handOn:
          heard.handOn === null
            ? null
            : { ...heard.handOn, seq, skipped: event.skipped, returned: true },
      };
    case 'withdrawn':
      return { ...line(event), askedToGoOn: null, handOn: triedInVain(heard, event, seq) };
    case 'putBack':
    case 'escalated':
    case 'requeued':
    case 'followUp':
    case 'setAside':
    case 'closed':
      return { ...line(event), owner: null, askedToGoOn: null, handOn: null };
    case 'givenBack':
      return {
        ...line(event),
        owner: null,
        askedToGoOn: null,
        handOn: null,
        settled: event.settled ?? heard.settled,
      };
    case 'identified':
      return { ...line(event), visitorName: event.name ?? heard.visitorName };
    case 'threadEnded':
    case 'askedForHuman':
    case 'waitChosen':
    case 'offered':
    case 'alsoOffered':
    case 'nobodyAsked':
    case 'agentLost':
    case 'agentBack':
    case 'mailEnded':
    case 'promised':
    case 'promiseMade':
    case 'promiseMoved':
    case 'promiseSnoozed':
    case 'promisesKept':
    case 'promiseReminded':
    case 'nobodyThere':
    case 'reopened':
    case 'rated':
      return line(event);
  }
}

/** The transfer after somebody did not go on. */
function triedInVain(
  { askedToGoOn, handOn }: Transcript,
  { agent, ending, reason }: Extract<AgentEvent, { readonly type: 'withdrawn' }>,
  seq: number,
): HandOn | null {
  if (askedToGoOn === null || handOn === null) return handOn;
  if (ending === 'VISITOR_LEFT' || ending === 'VISITOR_WAITS') return null;
  return {
    ...handOn,
    seq,
    tried: [...handOn.tried, { agent, ending, reason: reason ?? null }],
    returned: handOn.team === null,
  };
}

function reaching(transcript: Transcript, seq: number): Transcript {
  return { ...transcript, head: Math.max(transcript.head, seq) };
}

function fileOf({ file }: { readonly file?: Attached }): { readonly file?: Attached } {
  return file === undefined ? {} : { file };
}

type BotItem = Extract<Item, { readonly is: 'bot' }>;

function bot({ seq, at }: Frame<'event'>, text: string): BotItem {
  return {
    is: 'bot',
    seq,
    at,
    text,
    entry: null,
    choices: [],
    why: null,
    chosen: null,
    helpful: null,
  };
}

function marked(transcript: Transcript, seq: number, mark: Mark): Transcript {
  if (seq <= transcript.from) {
    const marks = new Map(transcript.marks);
    return { ...transcript, marks: marks.set(seq, { ...marks.get(seq), ...mark }) };
  }
  return {
    ...transcript,
    items: transcript.items.map((item) =>
      item.is === 'bot' && item.seq === seq ? { ...item, ...mark } : item,
    ),
  };
}

function withKey(transcript: Transcript, key: string | null | undefined): Transcript {
  return typeof key === 'string'
    ? { ...transcript, keys: new Set(transcript.keys).add(key) }
    : transcript;
}

function remove(set: ReadonlySet<string>, what: string): ReadonlySet<string> {
  const rest = new Set(set);
  rest.delete(what);
  return rest;
}
