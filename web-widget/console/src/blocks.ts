import { type ReadonlySignal, signal } from '@preact/signals';
import { maybe, object, text, truth } from '@firsthand/shared/decode.ts';
import type { Answer, Rest } from '@firsthand/shared/rest.ts';

const block = object({
  reason: text,
  by: object({ id: text, name: text }),
  at: text,
  ends: maybe(text),
  mayLift: truth,
});
const ofOne = object({ block: maybe(block) });

/** Why a visitor may not write, and until when; without an end until somebody lifts it. */
export type Block = ReturnType<typeof block>;

/** Which of the visitors that were looked at may not write. */
export interface Blocks {
  readonly of: ReadonlySignal<ReadonlyMap<string, Block | null>>;
  read(visitor: string): Promise<void>;
  /**
   * Blocks a visitor; resolves to what was wrong, in the server's words, or null.
   *
   * @param hours how long; null for until it is lifted
   */
  block(visitor: string, reason: string, hours: number | null): Promise<string | null>;
  lift(visitor: string): Promise<string | null>;
}

export function blocksOf(rest: Pick<Rest, 'request'>): Blocks {
  const of = signal<ReadonlyMap<string, Block | null>>(new Map());
  const path = (visitor: string) => `/api/v1/visitors/${encodeURIComponent(visitor)}/block`;

  function take(visitor: string, answer: Answer<ReturnType<typeof ofOne>>): string | null {
    if (!answer.ok) return answer.problem.detail;
    of.value = new Map(of.peek()).set(visitor, answer.value.block);
    return null;
  }

  return {
    of,
    async read(visitor) {
      take(visitor, await rest.request('GET', path(visitor), ofOne));
    },
    async block(visitor, reason, hours) {
      const wanted = { reason, ...(hours === null ? {} : { hours }) };
      return take(visitor, await rest.request('PUT', path(visitor), ofOne, wanted));
    },
    async lift(visitor) {
      return take(visitor, await rest.request('DELETE', path(visitor), ofOne));
    },
  };
}
