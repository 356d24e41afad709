import { type ReadonlySignal, signal } from '@preact/signals';
import { list, number, object, text } from '@firsthand/shared/decode.ts';
import type { Answer, Rest } from '@firsthand/shared/rest.ts';

const ofOne = object({ tags: list(text) });
const inUse = object({ tags: list(object({ tag: text, conversations: number })) });

/** The tags of the conversations that were looked at, and those that are in use at all. */
export interface Tags {
  readonly of: ReadonlySignal<ReadonlyMap<string, readonly string[]>>;
  readonly used: ReadonlySignal<readonly string[]>;
  read(conversation: string): Promise<void>;
  readUsed(): Promise<void>;
  /** Resolves to what was wrong, in the server's words; null if nothing was. */
  add(conversation: string, tag: string): Promise<string | null>;
  remove(conversation: string, tag: string): Promise<string | null>;
}

export function tagsOf(rest: Pick<Rest, 'request'>): Tags {
  const of = signal<ReadonlyMap<string, readonly string[]>>(new Map());
  const used = signal<readonly string[]>([]);

  const path = (conversation: string) =>
    `/api/v1/conversations/${encodeURIComponent(conversation)}/tags`;

  function take(conversation: string, answer: Answer<ReturnType<typeof ofOne>>): string | null {
    if (!answer.ok) return answer.problem.detail;
    of.value = new Map(of.peek()).set(conversation, answer.value.tags);
    return null;
  }

  return {
    of,
    used,
    async read(conversation) {
      take(conversation, await rest.request('GET', path(conversation), ofOne));
    },
    async readUsed() {
      const answer = await rest.request('GET', '/api/v1/tags', inUse);
      if (answer.ok) used.value = answer.value.tags.map(({ tag }) => tag);
    },
    async add(conversation, tag) {
      const wrong = take(
        conversation,
        await rest.request('PUT', `${path(conversation)}/${encodeURIComponent(tag)}`, ofOne, {}),
      );
      const kept = tag.trim().toLowerCase();
      if (wrong === null && !used.peek().includes(kept)) used.value = [...used.peek(), kept];
      return wrong;
    },
    async remove(conversation, tag) {
      return take(
        conversation,
        await rest.request('DELETE', `${path(conversation)}/${encodeURIComponent(tag)}`, ofOne),
      );
    },
  };
}
