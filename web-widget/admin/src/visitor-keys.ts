import { list, maybe, object, text } from '@firsthand/shared/decode.ts';

/** When the keys of a site were made, the newest first; a new one itself, once. */
export const visitorKeys = object({ keys: list(text), newKey: maybe(text) });
export type VisitorKeys = ReturnType<typeof visitorKeys>;
