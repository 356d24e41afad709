/** Parts of a span of time, as the console says it: "now", "4 min", "2 h 05", "3 d". */
export function spanOf(ms: number): {
  readonly unit: 'now' | 's' | 'min' | 'h' | 'd';
  readonly n: number;
} {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 5) return { unit: 'now', n: 0 };
  if (seconds < 60) return { unit: 's', n: seconds };
  if (seconds < 3600) return { unit: 'min', n: Math.floor(seconds / 60) };
  if (seconds < 86_400) return { unit: 'h', n: Math.floor(seconds / 3600) };
  return { unit: 'd', n: Math.floor(seconds / 86_400) };
}

/** A moment's local day as a key that changes at midnight. */
export function dayOf(moment: string): number {
  const at = new Date(moment);
  return (at.getFullYear() * 12 + at.getMonth()) * 31 + at.getDate();
}

const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

const due = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** When something is due: the day and the time. */
export function dueWords(moment: string): string {
  return due.format(new Date(moment));
}

export function timeWords(moment: string): string {
  return time.format(new Date(moment));
}

export function dayWords(moment: string): string {
  return day.format(new Date(moment));
}

export function fullWords(moment: string): string {
  return full.format(new Date(moment));
}
