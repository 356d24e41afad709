/** Timers that go on in time while the page is out of sight. */
export interface Timers {
  /** Calls `wake` after `ms`, once; what it returns calls that off. */
  after(ms: number, wake: () => void): () => void;
  /** Calls `beat` each `ms`; what it returns ends that. */
  every(ms: number, beat: () => void): () => void;
}

/** The part of a worker that is used; `ticker.ts` is the other side. */
export interface Ticker {
  postMessage(message: readonly [id: number, ms: number | null]): void;
  addEventListener(type: 'message', heard: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'error', failed: () => void): void;
}

function tell(ticker: Ticker | null, id: number, ms: number | null): void {
  // A worker is no window: there is no other origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  ticker?.postMessage([id, ms]);
}

/**
 * Timers of a worker: a page that nobody looks at gets its own only once a minute, and would ring late. Where
 * there is no worker, or it fails, the page's own are used.
 */
export function timersOf(make: () => Ticker): Timers {
  const due = new Map<number, () => void>();
  let last = 0;
  let ticker: Ticker | null = null;
  try {
    ticker = make();
    ticker.addEventListener('message', ({ data }) => {
      if (typeof data === 'number') ring(data);
    });
    ticker.addEventListener('error', () => {
      ticker = null;
      // What the worker owed is not lost: it comes at once, rather than never.
      for (const id of due.keys()) setTimeout(() => ring(id));
    });
  } catch {
    ticker = null;
  }

  function ring(id: number): void {
    const wake = due.get(id);
    due.delete(id);
    wake?.();
  }

  function after(ms: number, wake: () => void): () => void {
    const id = ++last;
    due.set(id, wake);
    if (ticker === null) setTimeout(() => ring(id), ms);
    else tell(ticker, id, ms);
    return () => {
      if (due.delete(id)) tell(ticker, id, null);
    };
  }

  return {
    after,
    every(ms, beat) {
      let cancel = (): void => undefined;
      const again = (): void => {
        cancel = after(ms, () => {
          again();
          beat();
        });
      };
      again();
      return () => cancel();
    },
  };
}

/** The timers of this page. */
export function pageTimers(): Timers {
  return timersOf(() => new Worker(new URL('ticker.ts', import.meta.url), { type: 'module' }));
}
