import { list, maybe, number, object, oneOf, or, text, truth } from '@firsthand/shared/decode.ts';
import type { Policy } from './policy.ts';

/** What there is of a site's past. */
export const past = object({
  days: number,
  turns: number,
  older: number,
  wanted: number,
  languages: list(text),
  categories: list(text),
});
export type Past = ReturnType<typeof past>;

/** A number that is not known for sure. */
const share = object({ share: number, least: number, most: number });
export type Share = ReturnType<typeof share>;

const counts = object({ answered: number, askedBack: number, escalated: number, other: number });
export type Counts = ReturnType<typeof counts>;

/** All turns of one world: another policy comes to more of them, or fewer. */
export function turnsOf(of: Counts): number {
  return of.answered + of.askedBack + of.escalated + of.other;
}

const changed = object({
  turns: number,
  right: share,
  wrong: share,
  labels: number,
  wentBadly: number,
});
export type Changed = ReturnType<typeof changed>;

const waits = object({
  asked: number,
  gaveUp: number,
  medianSeconds: number,
  longestOfNineInTenSeconds: number,
});
export type Waits = ReturnType<typeof waits>;

const point = object({
  threshold: number,
  answered: number,
  right: share,
  answers: number,
  labels: number,
});
export type Point = ReturnType<typeof point>;

const verdict = oneOf(
  'ANSWER',
  'ASK_BACK',
  'SMALL_TALK',
  'REPHRASE',
  'OFFER',
  'SETTLED',
  'PROMISED',
  'ESCALATE',
);
export type Verdict = ReturnType<typeof verdict>;

const flip = object({
  conversation: text,
  seq: number,
  at: text,
  language: text,
  top: maybe(text),
  confidence: number,
  was: verdict,
  now: maybe(verdict),
  proposed: maybe(verdict),
  label: maybe(oneOf('RIGHT', 'WRONG', 'NONE_FITS')),
});
export type Flip = ReturnType<typeof flip>;

/** What a policy would have made of the past. */
export const preview = object({
  days: number,
  policyVersion: number,
  turns: number,
  chats: number,
  older: number,
  wanted: number,
  labels: object({ thumbs: number, choices: number, verdicts: number }),
  counts: object({ was: counts, now: counts, proposed: counts }),
  right: object({ now: share, proposed: share }),
  stopped: changed,
  gained: changed,
  escalations: object({
    was: number,
    now: number,
    proposed: number,
    nowPerHour: number,
    proposedPerHour: number,
    byHour: list(object({ hour: number, now: number, proposed: number })),
  }),
  waits: object({ days: number, real: waits, was: waits, now: waits, proposed: waits }),
  curve: list(point),
  present: point,
  point,
  recommended: list(object({ target: number, point })),
  flips: list(flip),
  allFlips: number,
});
export type Preview = ReturnType<typeof preview>;

/** A preview at once, or the name of the job that makes it. */
export const answer = object({
  job: maybe(text),
  of: or(number, 0),
  seen: or(text, ''),
  preview: maybe(preview),
});

export const progress = object({
  done: number,
  of: number,
  failed: truth,
  seen: or(text, ''),
  preview: maybe(preview),
});

/** The thresholds and limits of a policy, without its rules. */
export function asked(policy: Policy): Omit<Policy, 'rules'> {
  const { rules: _, ...limits } = policy;
  return limits;
}

/** A share as a whole percentage. */
export function percents(value: number): string {
  return `${Math.round(value * 100)}%`;
}

/** How much it can be, in few words: one number where both ends are the same. */
export function between(value: Share, shown: (n: number) => string): string {
  const least = shown(value.least);
  const most = shown(value.most);
  return least === most ? least : `${least}–${most}`;
}

/** Seconds as people say them. */
export function spoken(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** More, fewer, or the same; with a sign that is read aloud as what it is. */
export function difference(now: number, proposed: number, digits = 0): string {
  const by = proposed - now;
  const size = Math.abs(by).toFixed(digits);
  if (Number(size) === 0) return '±0';
  return by > 0 ? `+${size}` : `−${size}`;
}

/** What a policy comes to; shares of the turns, and of the chats those that are passed on. */
const figures = object({
  turns: number,
  chats: number,
  answered: number,
  askedBack: number,
  escalated: number,
  passedOn: number,
  medianWaitSeconds: number,
  longestOfNineInTenSeconds: number,
});
export type Figures = ReturnType<typeof figures>;

const outcome = object({
  version: number,
  from: text,
  until: text,
  isOver: truth,
  expected: object({ days: number, before: figures, proposed: figures }),
  real: figures,
});
export type Outcome = ReturnType<typeof outcome>;

/** What versions were expected to come to, beside what they came to. */
export const outcomes = object({ outcomes: list(outcome) });
