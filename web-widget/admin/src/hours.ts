import { list, maybe, number, object, oneOf, or, text, truth } from '@firsthand/shared/decode.ts';
import { texts } from './texts.ts';

export const DAYS = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
] as const;
export type Day = (typeof DAYS)[number];

const WARNINGS = ['NOT_OPEN_SOON', 'EXCEPTION_ON_HOLIDAY', 'PAST_DAYS', 'TIMES_UNKNOWN'] as const;
const warnings = or(list(oneOf(...WARNINGS)), []);

/** Why nobody can take a conversation, in the order in which they are shown. */
export const NOBODY_CASES = ['ALL_BUSY', 'OUTSIDE_HOURS', 'NOBODY_SIGNED_IN', 'HOLIDAY'] as const;
export type NobodyCase = (typeof NOBODY_CASES)[number];

const byLanguage = or(texts, {});
const nobodyTexts = object({
  ALL_BUSY: byLanguage,
  OUTSIDE_HOURS: byLanguage,
  NOBODY_SIGNED_IN: byLanguage,
  HOLIDAY: byLanguage,
});
const NO_TEXTS = { ALL_BUSY: {}, OUTSIDE_HOURS: {}, NOBODY_SIGNED_IN: {}, HOLIDAY: {} };

const span = object({ from: text, to: text });
/** Two times of day; the second is of the next day where it is not after the first. */
export type Span = ReturnType<typeof span>;

/** When a site's people are there, as it is sent and saved. */
export const hours = object({
  always: truth,
  zone: or(text, ''),
  week: or(list(object({ day: oneOf(...DAYS), from: text, to: text })), []),
  holidays: or(list(object({ date: text, yearly: truth, name: or(text, '') })), []),
  exceptions: or(list(object({ date: text, name: or(text, ''), hours: or(list(span), []) })), []),
  answerWithinMinutes: number,
  offersOutside: truth,
  texts: or(nobodyTexts, NO_TEXTS),
});
export type Hours = ReturnType<typeof hours>;
export type Holiday = Hours['holidays'][number];
export type ExceptionalDay = Hours['exceptions'][number];

export const savedHours = object({ version: number, hours, warnings });
export type SavedHours = ReturnType<typeof savedHours>;

/** What hours would do at one moment. Times are local ones of the site. */
export const preview = object({
  at: text,
  open: truth,
  nobody: oneOf(...NOBODY_CASES),
  text,
  opens: maybe(text),
  due: maybe(text),
  openings: or(list(object({ opens: text, closes: text })), []),
  warnings,
});
export type Preview = ReturnType<typeof preview>;

/** An ordinary week to start from, in a zone. */
export function ordinaryWeek(from: Hours, zone: string): Hours {
  const week =
    from.week.length > 0
      ? from.week
      : DAYS.slice(0, 5).map((day) => ({ day, from: '09:00', to: '17:00' }));
  return { ...from, always: false, zone: from.zone === '' ? zone : from.zone, week };
}

/** A time as somebody types it ("9", "9.30", "1730") in the form 09:30; as it is if unreadable. */
export function asTime(typed: string): string {
  const parts =
    /^\s*(?<hour>\d{1,2})\s*(?:[:.h]\s*(?<minute>\d{2})?)?\s*$/.exec(typed) ??
    /^\s*(?<hour>\d{1,2})(?<minute>\d{2})\s*$/.exec(typed);
  const hour = Number(parts?.groups?.['hour']);
  const minute = Number(parts?.groups?.['minute'] ?? '0');
  if (parts === null || minute > 59 || hour > 24 || (hour === 24 && minute > 0)) {
    return typed.trim();
  }
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** Whether a text is a time in the form that is sent. */
export function isTime(typed: string): boolean {
  return /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/.test(typed);
}

/** Whether a span ends on the day after it began. */
export function endsNextDay({ from, to }: Span): boolean {
  return isTime(from) && isTime(to) && to < from;
}

/** The spans that follow one another on a day: the next begins where the last ended. */
export function oneMore(spans: readonly Span[]): Span {
  const last = spans.at(-1);
  return last === undefined || !isTime(last.to) || endsNextDay(last) || last.to >= '22:00'
    ? { from: '09:00', to: '17:00' }
    : { from: last.to, to: later(last.to) };
}

/** The week with one day's spans in the place of those it had. */
export function withDay(week: Hours['week'], day: Day, spans: readonly Span[]): Hours['week'] {
  return DAYS.flatMap((each) =>
    each === day
      ? spans.map(({ from, to }) => ({ day, from, to }))
      : week.filter((one) => one.day === each),
  );
}

/** Monday's spans on all of Tuesday to Friday. */
export function copiedToWeekdays(week: Hours['week']): Hours['week'] {
  const monday = week.filter(({ day }) => day === 'MONDAY');
  return DAYS.slice(1, 5).reduce((so, day) => withDay(so, day, monday), week);
}

export function without<T>(items: readonly T[], at: number): readonly T[] {
  return items.filter((_, i) => i !== at);
}

export function changed<T>(items: readonly T[], at: number, to: T): readonly T[] {
  return items.map((item, i) => (i === at ? to : item));
}

function later(time: string): string {
  const hour = Math.min(24, Number(time.slice(0, 2)) + 4);
  return hour === 24 ? '24:00' : `${String(hour).padStart(2, '0')}:${time.slice(3)}`;
}
