import { list, maybe, number, object, text, truth } from '@firsthand/shared/decode.ts';

/** What a site hides, and how long it keeps its chats; `null` days are for ever. */
const privacy = object({
  cards: truth,
  ibans: truth,
  emails: truth,
  phones: truth,
  own: list(text),
  keepDays: maybe(number),
});
export type Privacy = ReturnType<typeof privacy>;

export const shownPrivacy = object({ privacy, leastDays: number, mostDays: number });
export type ShownPrivacy = ReturnType<typeof shownPrivacy>;

export const stored = object({ stored: text });

/** Chats that would be erased next. */
export const aged = object({ chats: number, oldest: maybe(text) });
export type Aged = ReturnType<typeof aged>;

/** What can be chosen at once: days, years in days, for ever. */
export const USUAL_DAYS = [30, 90, 180, 365, 730, 1095] as const;
const YEAR = 365;

/** Years, where the days are whole ones; else null. */
export function yearsOf(days: number): number | null {
  return days % YEAR === 0 ? days / YEAR : null;
}

/** Whether less is kept than before. */
export function keepsLess(days: number | null, before: number | null): boolean {
  return days !== null && (before === null || days < before);
}

/** A number of days as it was typed; null where it is none within the bounds. */
export function daysIn(typed: string, least: number, most: number): number | null {
  const days = /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : NaN;
  return days >= least && days <= most ? days : null;
}
