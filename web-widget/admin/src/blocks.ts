import { list, maybe, number, object, text } from '@firsthand/shared/decode.ts';

/** The visitors who may not write now; `count` says how many, where not all are here. */
export const blocks = object({
  blocks: list(
    object({
      visitor: text,
      visitorName: maybe(text),
      conversation: maybe(text),
      site: text,
      reason: text,
      by: object({ id: text, name: text }),
      at: text,
      ends: maybe(text),
    }),
  ),
  count: number,
});

/** A visitor who may not write. */
export type Block = ReturnType<typeof blocks>['blocks'][number];
