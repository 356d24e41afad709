/** What the widget remembers between pages and shares between windows. */
export interface Memory extends Pick<
  Storage,
  'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'
> {
  /** Calls `changed` when another window has written `name`. */
  watch(name: string, changed: () => void): void;
  /**
   * Calls `begin` when it is this window's turn with `name`; at once where turns can't be had, or
   * take too long. What it returns ends the turn.
   */
  turn(name: string, begin: () => void): () => void;
}

const longestTurnMs = 5000;

/** The browser's own storage; where it may not be used, what is remembered lasts as long as the page. */
export function browserMemory(): Memory {
  const storage = usable();
  return {
    get length() {
      return storage.length;
    },
    key: (i) => storage.key(i),
    getItem: (name) => storage.getItem(name),
    setItem(name, value) {
      try {
        storage.setItem(name, value);
      } catch {
        // A full storage forgets; what is on the page stays.
      }
    },
    removeItem: (name) => storage.removeItem(name),
    watch(name, changed) {
      addEventListener('storage', (event) => event.key === name && changed());
    },
    turn(name, begin) {
      let end = (): void => undefined;
      const held = new Promise<void>((ended) => (end = ended));
      const atMost = (): Promise<unknown> =>
        Promise.race([held, new Promise((late) => setTimeout(late, longestTurnMs))]);
      if ('locks' in navigator) {
        navigator.locks
          .request(name, { signal: AbortSignal.timeout(longestTurnMs) }, () => {
            begin();
            return atMost();
          })
          .catch(begin);
      } else {
        begin();
      }
      return () => end();
    },
  };
}

function usable(): Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'> {
  try {
    localStorage.setItem('firsthand:try', '');
    localStorage.removeItem('firsthand:try');
    return localStorage;
  } catch {
    const held = new Map<string, string>();
    return {
      get length() {
        return held.size;
      },
      key: (i) => [...held.keys()][i] ?? null,
      getItem: (name) => held.get(name) ?? null,
      setItem: (name, value) => void held.set(name, value),
      removeItem: (name) => void held.delete(name),
    };
  }
}
