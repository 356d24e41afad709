/*
 * The one sequence of a conversation, as its reader has it: numbers without holes, folded into what
 * is shown. A repeat is ignored; after a hole, nothing is folded until the hole has been fetched.
 */

/** An event with its place in the sequence. */
export interface Numbered<Event> {
  readonly conversation: string;
  readonly seq: number;
  readonly at: string;
  readonly event: Event;
}

/** What a reader has of a conversation. */
export interface Timeline<Shown> {
  readonly conversation: string | undefined;
  /** Number of the last event that was folded. */
  readonly seq: number;
  /** Highest number that is known to exist. */
  readonly head: number;
  readonly shown: Shown;
}

/** A timeline of nothing yet. */
export function nothing<Shown>(shown: Shown, conversation?: string): Timeline<Shown> {
  return { conversation, seq: 0, head: 0, shown };
}

/** What becomes of `timeline` when `numbered` arrives. */
export function arrive<Event, Shown>(
  timeline: Timeline<Shown>,
  numbered: Numbered<Event>,
  fold: (shown: Shown, numbered: Numbered<Event>) => Shown,
): Timeline<Shown> {
  const { conversation, seq } = numbered;
  if (timeline.conversation !== undefined && timeline.conversation !== conversation) {
    return timeline;
  }
  const head = Math.max(timeline.head, seq);
  return seq === timeline.seq + 1
    ? { conversation, seq, head, shown: fold(timeline.shown, numbered) }
    : { ...timeline, conversation, head };
}

/** The timeline once its reader has learned that the log reaches to `head`. */
export function reaches<Shown>(timeline: Timeline<Shown>, head: number): Timeline<Shown> {
  return head > timeline.head ? { ...timeline, head } : timeline;
}

/** Whether events are missing: those after `timeline.seq` must be fetched. */
export function hasGap(timeline: Timeline<unknown>): boolean {
  return timeline.head > timeline.seq;
}
