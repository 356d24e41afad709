import { type ReadonlySignal, signal } from '@preact/signals';
import { maybe, number, object, text } from '@firsthand/shared/decode.ts';
import type { Rest } from '@firsthand/shared/rest.ts';
import { type Found, page } from './search.ts';

const named = object({ id: text, name: text });
const note = object({ text, version: number, by: maybe(named), at: maybe(text) });
const overtaken = object({ note });

/** What staff noted about a visitor; version 0 where nothing is. */
export type Note = ReturnType<typeof note>;

/** What became of a note that was written. */
export type Noted =
  | { readonly is: 'kept'; readonly note: Note }
  /** Somebody else wrote meanwhile. */
  | { readonly is: 'overtaken'; readonly note: Note }
  | { readonly is: 'failed'; readonly detail: string };

/** What is known of visitors beyond one chat. */
export interface Visitors {
  /** Their chats, latest first; null where they could not be read. */
  chats(visitor: string): Promise<readonly Found[] | null>;
  note(visitor: string): Promise<Note | null>;
  /** How often it was heard that somebody wrote a visitor's note. */
  readonly written: ReadonlySignal<ReadonlyMap<string, number>>;
  /** Somebody wrote this visitor's note. */
  heardOf(visitor: string): void;
  write(visitor: string, words: string, version: number): Promise<Noted>;
}

/** The visitor of a conversation: its id is made of theirs and a number. */
export function visitorOf(conversation: string): string {
  const dot = conversation.lastIndexOf('.');
  return dot < 0 ? conversation : conversation.slice(0, dot);
}

export function visitorsOf(rest: Pick<Rest, 'request'>): Visitors {
  const path = (visitor: string) => `/api/v1/visitors/${encodeURIComponent(visitor)}/note`;
  const written = signal<ReadonlyMap<string, number>>(new Map());
  return {
    written,
    heardOf(visitor) {
      const times = written.peek().get(visitor) ?? 0;
      written.value = new Map(written.peek()).set(visitor, times + 1);
    },
    async chats(visitor) {
      const asked = new URLSearchParams({ visitor, limit: '20' });
      const answer = await rest.request('GET', `/api/v1/search?${asked.toString()}`, page);
      return answer.ok ? answer.value.found : null;
    },
    async note(visitor) {
      const answer = await rest.request('GET', path(visitor), note);
      return answer.ok ? answer.value : null;
    },
    async write(visitor, words, version) {
      const answer = await rest.request('PUT', path(visitor), note, { text: words, version });
      if (answer.ok) return { is: 'kept', note: answer.value };
      const { code, detail, body } = answer.problem;
      if (code === 'CHANGED') {
        try {
          return { is: 'overtaken', note: overtaken(body, 'answer').note };
        } catch {
          return { is: 'failed', detail };
        }
      }
      return { is: 'failed', detail };
    },
  };
}
