/** What a shortcut asks of the open conversation. */
export type Call = 'reply' | 'note' | 'details' | 'tag';

const listeners = new Set<(call: Call) => void>();

/** Carries shortcuts to the part of the page that they are for. */
export const calls = {
  listen(listener: (call: Call) => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  make(call: Call): void {
    for (const listener of listeners) listener(call);
  },
};
