import { isObject } from '@firsthand/shared/decode.ts';

/** Whom the words in the composer are for. */
export type Mode = 'reply' | 'note' | 'whisper';

/** What was typed in one conversation and not sent yet. */
export interface Draft {
  readonly mode: Mode;
  readonly reply: string;
  readonly note: string;
  readonly whisper?: string;
}

export const EMPTY: Draft = { mode: 'reply', reply: '', note: '' };

/** Drafts of one agent, kept over reloads and sign-outs in this browser. */
export interface Drafts {
  of(conversation: string): Draft;
  keep(conversation: string, draft: Draft): void;
  /** Conversations in which something was typed. */
  open(): ReadonlySet<string>;
}

/** Most drafts that are kept; the one touched longest ago goes first. */
const MOST = 200;

/** Drafts in a storage under one agent's key. A full or forbidden storage keeps them in memory. */
export function draftsIn(storage: Storage, agent: string): Drafts {
  const key = `firsthand.drafts.${agent}`;
  let kept = read();
  let stored = true;

  function read(): Map<string, Draft> {
    try {
      const content: unknown = JSON.parse(storage.getItem(key) ?? '{}');
      if (!isObject(content)) return new Map();
      return new Map(
        Object.entries(content).flatMap(([conversation, value]) => {
          const draft = draftOf(value);
          return draft === null ? [] : [[conversation, draft] as const];
        }),
      );
    } catch {
      return new Map();
    }
  }

  return {
    of(conversation) {
      return kept.get(conversation) ?? EMPTY;
    },
    keep(conversation, draft) {
      // Another window may have kept drafts of other conversations meanwhile.
      if (stored) kept = read();
      kept.delete(conversation);
      if (draft.reply !== '' || draft.note !== '' || (draft.whisper ?? '') !== '')
        kept.set(conversation, draft);
      while (kept.size > MOST) {
        const oldest = kept.keys().next();
        if (oldest.done === true) break;
        kept.delete(oldest.value);
      }
      try {
        storage.setItem(key, JSON.stringify(Object.fromEntries(kept)));
        stored = true;
      } catch {
        stored = false;
      }
    },
    open() {
      return new Set(kept.keys());
    },
  };
}

function draftOf(value: unknown): Draft | null {
  if (!isObject(value)) return null;
  const { mode, reply, note, whisper } = value;
  if (typeof reply !== 'string' || typeof note !== 'string') return null;
  return {
    mode: mode === 'note' || mode === 'whisper' ? mode : 'reply',
    reply,
    note,
    ...(typeof whisper === 'string' ? { whisper } : {}),
  };
}
