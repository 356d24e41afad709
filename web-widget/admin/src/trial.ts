import { list, maybe, number, object, oneOf, or, text, truth } from '@firsthand/shared/decode.ts';
import { policy } from './policy.ts';

export const MEASURES = ['PASSED_ON', 'GAVE_UP', 'UNHAPPY', 'THUMB_DOWN'] as const;
const measure = oneOf(...MEASURES);
export type Measure = ReturnType<typeof measure>;

/** What a trial must not make worse by more than so much, judged from so many chats on. */
const guard = object({ measure, worse: number, fewest: number });
export type Guard = ReturnType<typeof guard>;

const count = object({ of: number, happened: number });
export type Count = ReturnType<typeof count>;

const standing = object({
  guard,
  tried: count,
  others: count,
  difference: number,
  least: number,
  most: number,
  enough: truth,
  broken: truth,
});
export type Standing = ReturnType<typeof standing>;

const arm = object({
  chats: number,
  passedOn: count,
  gaveUp: count,
  unhappy: count,
  thumbDown: count,
});

const trial = object({
  version: number,
  name: or(text, ''),
  comment: or(text, ''),
  against: number,
  percent: number,
  beginsAt: text,
  author: text,
  policy,
});

const figures = object({ tried: arm, others: arm });
export type Figures = ReturnType<typeof figures>;

/** A version that is tried on a share of the chats. */
const running = object({ trial, figures, standings: list(standing) });
export type Running = ReturnType<typeof running>;

/** One that was. */
const over = object({
  trial,
  figures,
  standings: list(standing),
  endedAt: text,
  endedBy: text,
  ending: oneOf('TAKEN', 'TAKEN_BACK', 'BROKEN'),
  broken: maybe(measure),
});
export type Over = ReturnType<typeof over>;

export const trials = object({ running: maybe(running), over: list(over) });
export type Trials = ReturnType<typeof trials>;

/** How many of the chats a version is tried on, and what guards it. */
export interface Wish {
  readonly percent: number;
  readonly guards: readonly Guard[];
}

/** Guards to begin with: each so wide that a good version seldom breaks it by chance. */
export const USUAL: Wish = {
  percent: 10,
  guards: [
    { measure: 'PASSED_ON', worse: 0.1, fewest: 100 },
    { measure: 'GAVE_UP', worse: 0.1, fewest: 50 },
    { measure: 'UNHAPPY', worse: 0.15, fewest: 40 },
    { measure: 'THUMB_DOWN', worse: 0.1, fewest: 40 },
  ],
};

/** What is counted on one side. */
export function countOf(side: Figures['tried'], of: Measure): Count {
  switch (of) {
    case 'PASSED_ON':
      return side.passedOn;
    case 'GAVE_UP':
      return side.gaveUp;
    case 'UNHAPPY':
      return side.unhappy;
    case 'THUMB_DOWN':
      return side.thumbDown;
  }
}

/** A share of a count with its size, or a dash where there is none. */
export function shareOf({ of, happened }: Count): string {
  return of === 0 ? '–' : `${Math.round((100 * happened) / of)}%`;
}

/** A difference of shares in points, with its sign. */
export function points(difference: number): string {
  const whole = Math.round(difference * 100);
  return whole > 0 ? `+${whole}` : whole < 0 ? `−${-whole}` : '±0';
}
