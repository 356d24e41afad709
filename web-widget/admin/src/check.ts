import { list, maybe, number, object, oneOf, text } from '@firsthand/shared/decode.ts';

const says = object({ verdict: text, entry: maybe(text), title: text, confidence: number });
export type Says = ReturnType<typeof says>;

const change = object({
  text,
  times: number,
  conversation: text,
  before: says,
  after: says,
  worth: oneOf('BETTER', 'WORSE', 'UNKNOWN'),
});
export type Change = ReturnType<typeof change>;
export type Worth = Change['worth'];

/** A piece of a check: some wordings of the past, asked again. */
export const piece = object({
  faqVersion: number,
  until: number,
  of: number,
  done: number,
  asked: number,
  changes: list(change),
  moment: maybe(text),
});
export type Piece = ReturnType<typeof piece>;

/** What was found so far. */
export interface Checked {
  readonly until: number | null;
  readonly of: number;
  readonly done: number;
  readonly changes: readonly Change[];
  /** When the past was asked again, if that is still to come. */
  readonly moment: string | null;
}

export const UNCHECKED: Checked = { until: null, of: 0, done: 0, changes: [], moment: null };

const ORDER: readonly Worth[] = ['WORSE', 'UNKNOWN', 'BETTER'];

/** What is known with one more piece; what is worse stands first, then what was asked oftenest. */
export function withPiece(before: Checked, more: Piece): Checked {
  return {
    until: more.until,
    of: more.of,
    done: more.done,
    moment: more.moment,
    changes: [...before.changes, ...more.changes].toSorted(
      (one, other) =>
        ORDER.indexOf(one.worth) - ORDER.indexOf(other.worth) || other.times - one.times,
    ),
  };
}

export function isThrough(checked: Checked): boolean {
  return checked.until !== null && checked.done >= checked.of;
}

/** How often what was asked would get another answer, by what that is worth. */
export function sums(changes: readonly Change[]): Readonly<Record<Worth, number>> {
  const of = (worth: Worth) =>
    changes.filter((each) => each.worth === worth).reduce((sum, { times }) => sum + times, 0);
  return { BETTER: of('BETTER'), WORSE: of('WORSE'), UNKNOWN: of('UNKNOWN') };
}

/** Whether a change should be looked at first: an answer ends or becomes another, or it is known to be worse. */
export function needsALook(changes: readonly Change[]): boolean {
  return changes.some(({ worth, before }) => worth === 'WORSE' || before.entry !== null);
}

/** How often a question that had no answer gets one. */
export function gained(changes: readonly Change[]): number {
  return changes
    .filter(({ before, after }) => before.entry === null && after.entry !== null)
    .reduce((sum, { times }) => sum + times, 0);
}
