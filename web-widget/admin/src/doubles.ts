import { list, number, object, oneOf, text, truth } from '@firsthand/shared/decode.ts';

const side = object({ id: text, question: text, answer: text });

const pair = object({
  one: side,
  other: side,
  alike: number,
  text,
  otherText: text,
  isSame: truth,
  differences: list(
    object({
      kind: oneOf('PRICE', 'SHARE', 'DURATION', 'TIME', 'MEASURE', 'YES_OR_NO'),
      one: text,
      other: text,
    }),
  ),
});
export type Pair = ReturnType<typeof pair>;

/** Entries that mean the same, those that contradict each other first. */
export const doubles = object({
  faqVersion: number,
  entries: number,
  looked: number,
  model: text,
  pairs: list(pair),
});
export type Doubles = ReturnType<typeof doubles>;
