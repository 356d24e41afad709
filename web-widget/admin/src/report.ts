import {
  type Decoder,
  isObject,
  list,
  maybe,
  Misread,
  number,
  object,
  oneOf,
  text,
  truth,
} from '@firsthand/shared/decode.ts';

/** An object whose fields have names that nobody knows before. */
function byName<T>(decoder: Decoder<T>): Decoder<ReadonlyMap<string, T>> {
  return (value, place) => {
    if (!isObject(value)) throw new Misread(place, 'an object');
    return new Map(
      Object.entries(value).map(([name, each]) => [name, decoder(each, `${place}.${name}`)]),
    );
  };
}

const spread = object({ n: number, median: number, p90: number, mean: number });
export type Spread = ReturnType<typeof spread>;

const figures = object({
  counts: byName(number),
  spreads: byName(spread),
  ratings: byName(object({ stars: list(number) })),
});
export type Figures = ReturnType<typeof figures>;

const told = object({
  told: number,
  right: number,
  sooner: number,
  later: number,
  medianError: number,
});

const span = object({ from: text, to: text });
const group = object({ id: text, name: text, figures, before: figures });
export type Group = ReturnType<typeof group>;

/** All figures of a site's period. */
export const report = object({
  zone: text,
  period: span,
  compared: span,
  behind: number,
  catchingUp: truth,
  figures,
  before: figures,
  told,
  toldBefore: told,
  grain: oneOf('HOUR', 'DAY', 'WEEK'),
  steps: list(text),
  series: byName(list(number)),
  rhythm: list(list(number)),
  agents: list(group),
  teams: list(group),
  topics: list(group),
});
export type Report = ReturnType<typeof report>;

/** Chats behind a number, the latest first. */
export const chats = object({
  all: number,
  chats: list(
    object({
      conversation: text,
      seq: number,
      at: text,
      detail: text,
      agentName: text,
      value: maybe(number),
    }),
  ),
  next: maybe(number),
});
export type Chat = ReturnType<typeof chats>['chats'][number];

/** What became of conversations, in the order in which it is drawn. */
export const OUTCOMES = [
  'PERSON',
  'MESSAGE',
  'SOLVED',
  'SILENT',
  'CAME_BACK',
  'NOT_HELPED',
  'NO_ANSWER',
  'GOING',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How waits for a person ended. */
export const WAIT_ENDS = ['PERSON', 'LEFT', 'MESSAGE', 'NOBODY', 'CLOSED', 'GOING'] as const;
/** Why the bot stepped aside. */
export const REASONS = [
  'VISITOR_ASKED',
  'LOW_CONFIDENCE',
  'NOT_CLARIFIED',
  'UNHELPFUL',
  'REPEATED',
  'FRUSTRATED',
  'OTHER_LANGUAGE',
  'SENSITIVE',
  'VISITOR_RULE',
  'BOT_FAILED',
  'AGENT_TOOK_OVER',
  'CAME_BACK',
] as const;
export const PROMISE_ENDS = ['IN_TIME', 'LATE', 'OVERDUE', 'OPEN'] as const;
export const JUDGEMENTS = [
  'SHOULD_HAVE_COME_SOONER',
  'BOT_COULD_HAVE_ANSWERED',
  'RIGHT_TO_ESCALATE',
] as const;

/** From which day to which, in the site's time zone. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The last days up to today, as the clocks of this zone have it; the browser's own where none is known yet. */
export function lastDays(many: number, now: Date, zone?: string): Days {
  const day = new Intl.DateTimeFormat('en-CA', {
    ...(zone === undefined ? {} : { timeZone: zone }),
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const to = day.format(now);
  const from = new Date(`${to}T00:00:00Z`);
  from.setUTCDate(from.getUTCDate() - many + 1);
  return { from: from.toISOString().slice(0, 10), to };
}

/** The count of this key; 0 where there is none. */
export function count(of: Figures, key: string): number {
  return of.counts.get(key) ?? 0;
}

/** The keys of a kind with their details, the most frequent now first. */
export function detailsOf(kind: string, now: Figures, before: Figures): readonly string[] {
  const keys = new Set([...now.counts.keys(), ...before.counts.keys()]);
  return [...keys]
    .filter((key) => key.startsWith(`${kind}.`))
    .toSorted((a, b) => count(now, b) - count(now, a) || a.localeCompare(b));
}

/** Stars on average, and how many gave them; null without any. */
export function rating(of: Figures, whom: 'BOT' | 'PERSON'): { mean: number; n: number } | null {
  const stars = of.ratings.get(whom)?.stars ?? [];
  const n = stars.reduce((sum, each) => sum + each, 0);
  return n === 0 ? null : { n, mean: stars.reduce((sum, each, i) => sum + each * (i + 1), 0) / n };
}

/** Milliseconds as people say them. */
export function spokenMs(ms: number): string {
  const seconds = ms / 1000;
  if (seconds < 10) return `${Number(seconds.toFixed(1))} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  const minutes = seconds / 60;
  if (minutes < 90) return `${Math.round(minutes)} min`;
  const hours = minutes / 60;
  return hours < 48 ? `${Number(hours.toFixed(1))} h` : `${Math.round(hours / 24)} d`;
}

/** A share of a whole; nothing of nothing is no share. */
export function shareOf(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 100)}%`;
}
