/** Whether an entry may be an answer: at any time, for now, not yet, or no longer. */
export type Timing = 'always' | 'now' | 'later' | 'over';

interface Limits {
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

export function timing({ validFrom, validUntil }: Limits, now: number): Timing {
  if (validUntil !== null && Date.parse(validUntil) <= now) return 'over';
  if (validFrom !== null && Date.parse(validFrom) > now) return 'later';
  return validFrom === null && validUntil === null ? 'always' : 'now';
}

/** A moment as the field for a date and a time holds it: by the clock that its offset is of. */
export function asField(moment: string | null): string {
  return moment?.slice(0, 16) ?? '';
}

/** What a field holds as it is sent: the moment as it was where nobody changed it; null where it is empty. */
export function asMoment(field: string, before: string | null): string | null {
  if (field === '') return null;
  return field === asField(before) ? before : field;
}

/** A moment by the clock of a zone. */
export function momentIn(zone: string, moment: string): string {
  return new Intl.DateTimeFormat(undefined, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: zone,
  }).format(Date.parse(moment));
}

const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** How far a moment lies from another, in words: “3 days ago”, “in 2 hours”. */
export function fromNow(moment: string, now: number, language?: string): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  const span = Date.parse(moment) - now;
  const [unit, length] = STEPS.find(([, step]) => Math.abs(span) >= step) ?? STEPS[2];
  return words.format(Math.trunc(span / length), unit);
}
