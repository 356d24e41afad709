import { isForMe } from './promises.ts';
import type { Summary } from './wire.ts';

/** Something fell due for this agent while no window of theirs heard of it. */
export interface Missed {
  /** The longest overdue first; at least one. */
  readonly conversations: readonly Summary[];
  /** Counts how often this was told. */
  readonly n: number;
}

/** Until when this browser has heard of what falls due; kept over reloads, for all windows of an agent. */
export interface Ear {
  /** The server was heard at this moment. */
  heard(now: number): void;
  /** The server is heard again: what fell due since the last time was missed. */
  again(): void;
  /**
   * What was missed, of the lines that are known now; after this it is heard of. Times are of this
   * machine's clock.
   *
   * @param skewMs the server's clock less this machine's
   */
  missed(lines: Iterable<Summary>, now: number, skewMs: number): readonly Summary[];
}

/** For a desk that nothing real is due at. */
export const DEAF: Ear = {
  heard: () => undefined,
  again: () => undefined,
  missed: () => [],
};

const KEPT_EACH_MS = 1_000;

/** An ear in a storage. A full or forbidden storage keeps it in memory, so for this window alone. */
export function earOf(storage: Pick<Storage, 'getItem' | 'setItem'>, me: string): Ear {
  const key = `firsthand.heard.${me}`;
  let since: number | null = null;
  let last: number | null = null;
  let kept = 0;

  function before(): number {
    try {
      return Number(storage.getItem(key) ?? Number.NaN);
    } catch {
      return Number.NaN;
    }
  }

  return {
    heard(now) {
      last = now;
      if (now - kept < KEPT_EACH_MS) return;
      kept = now;
      try {
        storage.setItem(key, String(now));
      } catch {
        // What was heard is in `last` still; it is tried again in a moment.
      }
    },
    again() {
      const heard = last ?? before();
      since = Number.isFinite(heard) ? heard : null;
    },
    missed(lines, now, skewMs) {
      const from = since;
      since = null;
      if (from === null) return [];
      return [...lines]
        .filter((line) => isForMe(line, me) && isBetween(line.due, from + skewMs, now + skewMs))
        .toSorted((one, other) => Date.parse(one.due ?? '') - Date.parse(other.due ?? ''));
    },
  };
}

function isBetween(due: string | undefined, from: number, to: number): boolean {
  const at = due === undefined ? Number.NaN : Date.parse(due);
  return at > from && at <= to;
}
