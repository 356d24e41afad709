/**
 * The part of a long list that is drawn: from `first` up to, not with, `end`. It slides over the list as
 * somebody scrolls; what lies outside is not in the page.
 */
export interface Window {
  readonly first: number;
  readonly end: number;
}

/** How many rows are drawn at first, how many come with each step, and how many there may be at once. */
export interface Sizes {
  readonly begin: number;
  readonly step: number;
  readonly most: number;
}

/** The end of a list, as a transcript is opened. */
export function tailOf(length: number, { begin }: Sizes): Window {
  return { first: Math.max(0, length - begin), end: length };
}

/** The rows around one of them. */
export function around(at: number, length: number, { begin }: Sizes): Window {
  const first = Math.max(0, Math.min(at - Math.floor(begin / 2), length - begin));
  return { first, end: Math.min(length, first + begin) };
}

/** More towards the beginning; what is too much goes at the end. */
export function earlier(now: Window, { step, most }: Sizes): Window {
  const first = Math.max(0, now.first - step);
  return { first, end: Math.min(now.end, first + most) };
}

/** More towards the end; what is too much goes at the beginning. */
export function later(now: Window, length: number, { step, most }: Sizes): Window {
  const end = Math.min(length, now.end + step);
  return { first: Math.max(now.first, end - most), end };
}

/**
 * The window after the list has grown or shrunk. Who stands at the end stays there; who reads further up is
 * not moved.
 *
 * @param before how long the list was
 * @param follows whether the end is looked at
 */
export function afterChange(
  now: Window,
  before: number,
  length: number,
  sizes: Sizes,
  follows: boolean,
): Window {
  if (length === before) return now;
  if (length < now.end || before === 0) return tailOf(length, sizes);
  if (now.end < before) return now;
  return { first: follows ? Math.max(now.first, length - sizes.most) : now.first, end: length };
}
