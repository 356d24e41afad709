import { type Decoder, list, maybe, number, object, text } from '@firsthand/shared/decode.ts';
import type { Answer, Rest } from '@firsthand/shared/rest.ts';

const named = object({ id: text, name: text });

/** A promise past its time, as the server lists it for all of the staff. */
export const overduePromise = object({
  conversation: text,
  promise: number,
  kind: text,
  owner: maybe(named),
  due: text,
});
export type OverduePromise = ReturnType<typeof overduePromise>;

export interface OverduePage {
  readonly promises: readonly OverduePromise[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

const page: Decoder<OverduePage> = object({ promises: list(overduePromise), next: maybe(text) });

/** One page of what is overdue in the house, the longest overdue first. */
export function overdue(
  rest: Pick<Rest, 'request'>,
  after: string | null,
): Promise<Answer<OverduePage>> {
  const from = after === null ? '' : `&after=${encodeURIComponent(after)}`;
  return rest.request('GET', `/api/v1/promises?state=overdue&limit=30${from}`, page);
}
