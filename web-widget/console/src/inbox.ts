import { isUnread, type Mentioned, mentionsAfter, mentionsRead } from './mentions.ts';
import type { Box, Card, Mention, Offer, Summary } from './wire.ts';

/** Where a chat lies: the server's boxes, what rings, and the team's chats. */
type HomeBox = 'ringing' | 'mine' | 'queue' | 'bot' | 'followUps' | 'team' | 'closed';

/** A part of the inbox as the console shows it: where chats lie, and those that name this agent. */
export type BoxName = HomeBox | 'mentioned';

export const BOXES: readonly BoxName[] = [
  'ringing',
  'mine',
  'queue',
  'bot',
  'followUps',
  'team',
  'closed',
  'mentioned',
];

/** A conversation that rings at this agent. Times are of this window's own clock, in ms. */
export interface Ring {
  readonly conversation: string;
  readonly epoch: number;
  /** As the server said it, to know the same offer again. */
  readonly deadline: string;
  readonly transfer: boolean;
  /** The agent at whom it rings too; null for nobody. */
  readonly also: string | null;
  readonly card: Card;
  readonly rangAt: number;
  readonly endsAt: number;
  readonly answer: 'none' | 'accepting' | 'declining';
}

/** Every conversation that this window knows of, one line each, and what rings here. */
export interface Inbox {
  readonly me: string;
  readonly era: string;
  readonly ready: boolean;
  readonly summaries: ReadonlyMap<string, Summary>;
  /** Conversations named since the last welcome; the others are dropped when it is complete. */
  readonly named: ReadonlySet<string>;
  readonly rings: readonly Ring[];
  /** Cursor of the next page of each box; null where there is none. */
  readonly next: Readonly<Partial<Record<Box, string | null>>>;
  /** Conversations that stay this agent's while a colleague is asked to take them over. */
  readonly handingOver: ReadonlySet<string>;
  /** Chats in whose notes colleagues named this agent, the newest first. */
  readonly mentions: readonly Mentioned[];
}

export type InboxEvent =
  | { readonly is: 'welcomed'; readonly me: string; readonly era: string }
  | { readonly is: 'ready'; readonly keep: ReadonlySet<string> }
  | { readonly is: 'summary'; readonly summary: Summary }
  | {
      readonly is: 'page';
      readonly box: Box;
      readonly summaries: readonly Summary[];
      readonly next: string | null;
    }
  | { readonly is: 'rang'; readonly offer: Offer; readonly now: number }
  | { readonly is: 'answering'; readonly conversation: string; readonly how: Ring['answer'] }
  | { readonly is: 'rangOut'; readonly conversation: string }
  | { readonly is: 'mentioned'; readonly mentions: readonly Mention[] }
  | { readonly is: 'saw'; readonly conversation: string; readonly seq: number }
  | { readonly is: 'owned'; readonly conversation: string; readonly owner: string | null };

export const NOTHING: Inbox = {
  me: '',
  era: '',
  ready: false,
  summaries: new Map(),
  named: new Set(),
  rings: [],
  next: {},
  handingOver: new Set(),
  mentions: [],
};

/** The inbox after one thing was heard. */
export function inboxAfter(inbox: Inbox, event: InboxEvent): Inbox {
  switch (event.is) {
    case 'welcomed': {
      const same = inbox.me === event.me && inbox.era === event.era;
      const kept = same ? inbox : NOTHING;
      return {
        ...kept,
        me: event.me,
        era: event.era,
        ready: false,
        named: new Set(),
        rings: [],
        // That something was read may not have reached the server: it tells what is unread.
        mentions: kept.mentions.filter(isUnread).map((each) => ({ ...each, read: 0 })),
      };
    }
    case 'ready':
      return {
        ...inbox,
        ready: true,
        summaries: new Map(
          [...inbox.summaries].filter(
            ([id, summary]) =>
              inbox.named.has(id) || event.keep.has(id) || summary.state === 'closed',
          ),
        ),
      };
    case 'summary':
      return withSummaries(inbox, [event.summary]);
    case 'page':
      return {
        ...withSummaries(inbox, event.summaries),
        next: { ...inbox.next, [event.box]: event.next },
      };
    case 'rang':
      return inbox.rings.some((each) => isSame(each, event.offer))
        ? {
            ...inbox,
            rings: inbox.rings.map((each) =>
              isSame(each, event.offer) ? { ...each, also: event.offer.also ?? null } : each,
            ),
          }
        : { ...inbox, rings: [...without(inbox.rings, event.offer), ring(event)] };
    case 'answering':
      return {
        ...inbox,
        rings: inbox.rings.map((each) =>
          each.conversation === event.conversation ? { ...each, answer: event.how } : each,
        ),
      };
    case 'rangOut':
      return { ...inbox, rings: without(inbox.rings, event) };
    case 'mentioned':
      return { ...inbox, mentions: mentionsAfter(inbox.mentions, event.mentions) };
    case 'saw': {
      const summary = inbox.summaries.get(event.conversation);
      const mentions = mentionsRead(inbox.mentions, event.conversation, event.seq);
      const read = mentions === inbox.mentions ? inbox : { ...inbox, mentions };
      return summary === undefined || summary.seen >= event.seq
        ? read
        : withSummaries(read, [{ ...summary, seen: event.seq }]);
    }
    case 'owned': {
      const mine = event.owner !== null && event.owner === inbox.me;
      if (mine === inbox.handingOver.has(event.conversation)) return inbox;
      const handingOver = new Set(inbox.handingOver);
      if (mine) handingOver.add(event.conversation);
      else handingOver.delete(event.conversation);
      return { ...inbox, handingOver };
    }
  }
}

function ring({ offer, now }: { readonly offer: Offer; readonly now: number }): Ring {
  return {
    conversation: offer.conversation,
    epoch: offer.epoch,
    transfer: offer.transfer,
    deadline: offer.deadline,
    also: offer.also ?? null,
    card: offer.card,
    rangAt: now,
    endsAt: now + offer.leftMs,
    answer: 'none',
  };
}

/** Whether an offer rings here already: then only who else is rung has changed. */
function isSame(ring: Ring, offer: Offer): boolean {
  return ring.conversation === offer.conversation && ring.deadline === offer.deadline;
}

function without(
  rings: readonly Ring[],
  { conversation }: { readonly conversation: string },
): readonly Ring[] {
  return rings.filter((each) => each.conversation !== conversation);
}

function withSummaries(inbox: Inbox, heard: readonly Summary[]): Inbox {
  const summaries = new Map(inbox.summaries);
  const named = new Set(inbox.named);
  for (const summary of heard) {
    const known = summaries.get(summary.conversation);
    named.add(summary.conversation);
    if (known !== undefined && known.seq > summary.seq) continue;
    const seen = Math.max(known?.seen ?? 0, summary.seen);
    summaries.set(summary.conversation, { ...summary, seen });
  }
  return { ...inbox, summaries, named };
}

/** The box in which a conversation lies for this agent. */
export function boxOf(inbox: Inbox, summary: Summary): HomeBox {
  switch (summary.state) {
    case 'bot':
      return 'bot';
    case 'queued':
      return 'queue';
    case 'ringing':
      if (inbox.rings.some((each) => each.conversation === summary.conversation)) return 'ringing';
      return inbox.handingOver.has(summary.conversation) ? 'mine' : 'queue';
    case 'human':
      return summary.agent === inbox.me ? 'mine' : 'team';
    case 'followUp':
      return 'followUps';
    case 'closed':
      return 'closed';
  }
}

/** The lines of a box, the one that needs somebody first. */
export function linesOf(inbox: Inbox, box: BoxName): readonly Summary[] {
  let boxes = LINES.get(inbox);
  if (boxes === undefined) LINES.set(inbox, (boxes = new Map<BoxName, readonly Summary[]>()));
  let lines = boxes.get(box);
  if (lines === undefined) {
    lines =
      box === 'mentioned'
        ? inbox.mentions.flatMap(({ conversation }) => inbox.summaries.get(conversation) ?? [])
        : [...inbox.summaries.values()]
            .filter((each) => boxOf(inbox, each) === box)
            .toSorted(ORDER[box]);
    boxes.set(box, lines);
  }
  return lines;
}

/** What was sorted is not sorted again while nothing changes: hundreds of chats are looked at often. */
const LINES = new WeakMap<Inbox, Map<BoxName, readonly Summary[]>>();

/** How many conversations lie in each box; `more` where the server has further pages. */
export function countsOf(
  inbox: Inbox,
): Readonly<Record<BoxName, { readonly count: number; readonly more: boolean }>> {
  const counts: Record<HomeBox, number> = {
    ringing: 0,
    mine: 0,
    queue: 0,
    bot: 0,
    followUps: 0,
    team: 0,
    closed: 0,
  };
  for (const summary of inbox.summaries.values()) counts[boxOf(inbox, summary)]++;
  const of = (box: HomeBox, more?: string | null) => ({
    count: box === 'ringing' ? inbox.rings.length : counts[box],
    more: typeof more === 'string',
  });
  return {
    ringing: of('ringing'),
    mine: of('mine', inbox.next.mine),
    queue: of('queue', inbox.next.queue),
    bot: of('bot', inbox.next.bot),
    followUps: of('followUps', inbox.next.followUps),
    team: of('team'),
    closed: of('closed', inbox.next.closed),
    mentioned: { count: inbox.mentions.filter(isUnread).length, more: false },
  };
}

/** Whether the visitor waits for a word of this agent. */
export function waitsForMe(inbox: Inbox, summary: Summary): boolean {
  return boxOf(inbox, summary) === 'mine' && summary.lastBy === 'VISITOR';
}

type Compare = (one: Summary, other: Summary) => number;

const time = (moment: string | null | undefined): number =>
  moment === null || moment === undefined ? 0 : parsed(moment);

/** Moments read once; forgotten all together, now and then. */
const MOMENTS = new Map<string, number>();
const MOST_MOMENTS = 10_000;

function parsed(moment: string): number {
  const known = MOMENTS.get(moment);
  if (known !== undefined) return known;
  if (MOMENTS.size >= MOST_MOMENTS) MOMENTS.clear();
  const at = Date.parse(moment);
  MOMENTS.set(moment, at);
  return at;
}
const newestFirst: Compare = (one, other) =>
  time(other.lastAt) - time(one.lastAt) || compareIds(one, other);
const longestWaitFirst: Compare = (one, other) =>
  time(one.waitingSince ?? one.lastAt) - time(other.waitingSince ?? other.lastAt) ||
  compareIds(one, other);
const unansweredFirst: Compare = (one, other) => {
  const waits = Number(other.lastBy === 'VISITOR') - Number(one.lastBy === 'VISITOR');
  if (waits !== 0) return waits;
  return one.lastBy === 'VISITOR' ? -newestFirst(one, other) : newestFirst(one, other);
};

/** Of follow-ups the one that is due first; those of which nothing is open any more come last. */
const firstDueFirst: Compare = (one, other) =>
  dueOf(one) - dueOf(other) || longestWaitFirst(one, other);

function dueOf({ due }: Summary): number {
  return due === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(due);
}

function compareIds(one: Summary, other: Summary): number {
  return one.conversation < other.conversation ? -1 : 1;
}

const ORDER: Readonly<Record<HomeBox, Compare>> = {
  ringing: longestWaitFirst,
  mine: unansweredFirst,
  queue: longestWaitFirst,
  bot: newestFirst,
  followUps: firstDueFirst,
  team: newestFirst,
  closed: newestFirst,
};
