import { signal } from '@preact/signals';
import { isObject } from '@firsthand/shared/decode.ts';
import type { Named } from './mentions.ts';

/** Whom the words in the composer are for. */
export type Mode = 'reply' | 'note' | 'whisper';

/** What was typed in one conversation and not sent yet. */
export interface Draft {
  readonly mode: Mode;
  readonly reply: string;
  readonly note: string;
  readonly whisper?: string;
  /** Colleagues who were picked for the note, should it still name them. */
  readonly mentioned?: readonly Named[];
}

export const EMPTY: Draft = { mode: 'reply', reply: '', note: '' };

/** What is typed already, and below it what comes back. */
export function below(typed: string, words: string): string {
  return typed.trim() === '' ? words : `${typed.trimEnd()}\n\n${words}`;
}

/** Drafts of one agent, kept over reloads and sign-outs in this browser, and the same in all its windows. */
export interface Drafts {
  of(conversation: string): Draft;
  keep(conversation: string, draft: Draft): void;
  /** Conversations in which something was typed. */
  open(): ReadonlySet<string>;
  /** Another window has changed what is stored under this key, or, with null, all that is. */
  changedElsewhere(key: string | null): void;
}

/** Most drafts that are kept; the one touched longest ago goes first. */
const MOST = 200;

/** Drafts in a storage under one agent's key. A full or forbidden storage keeps them in memory. */
export function draftsIn(storage: Storage, agent: string): Drafts {
  const key = `firsthand.drafts.${agent}`;
  const kept = signal(read());
  /** Where the agent writes in a chat is each window's own. */
  const modes = new Map<string, Mode>();
  let stored = true;

  function read(): ReadonlyMap<string, Draft> {
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
      const draft = kept.value.get(conversation) ?? EMPTY;
      const mode = modes.get(conversation) ?? draft.mode;
      return mode === draft.mode ? draft : { ...draft, mode };
    },
    keep(conversation, draft) {
      modes.set(conversation, draft.mode);
      // Another window may have kept drafts of other conversations meanwhile.
      const next = new Map(stored ? read() : kept.peek());
      next.delete(conversation);
      if (draft.reply !== '' || draft.note !== '' || (draft.whisper ?? '') !== '')
        next.set(conversation, draft);
      while (next.size > MOST) {
        const oldest = next.keys().next();
        if (oldest.done === true) break;
        next.delete(oldest.value);
      }
      kept.value = next;
      try {
        storage.setItem(key, JSON.stringify(Object.fromEntries(next)));
        stored = true;
      } catch {
        stored = false;
      }
    },
    open() {
      return new Set(kept.value.keys());
    },
    changedElsewhere(changed) {
      if (stored && (changed === null || changed === key)) kept.value = read();
    },
  };
}

function draftOf(value: unknown): Draft | null {
  if (!isObject(value)) return null;
  const { mode, reply, note, whisper, mentioned } = value;
  if (typeof reply !== 'string' || typeof note !== 'string') return null;
  return {
    mode: mode === 'note' || mode === 'whisper' ? mode : 'reply',
    reply,
    note,
    ...(typeof whisper === 'string' ? { whisper } : {}),
    ...(Array.isArray(mentioned) ? { mentioned: mentioned.filter(isNamed) } : {}),
  };
}

function isNamed(value: unknown): value is Named {
  return isObject(value) && typeof value['id'] === 'string' && typeof value['name'] === 'string';
}
