import { list, maybe, number, object, or, text, truth } from '@firsthand/shared/decode.ts';

const why = object({
  verdict: text,
  reason: maybe(text),
  candidates: list(
    object({ entry: text, title: text, confidence: number, nearest: text, words: list(text) }),
  ),
  signals: list(object({ signal: text, probability: number, words: list(text) })),
  answerThreshold: number,
  askBackThreshold: number,
  margin: number,
  policyVersion: number,
  faqVersion: number,
  model: text,
  turn: maybe(text),
  calibration: or(text, ''),
  prior: or(number, 0),
  adjustment: or(number, 0),
  language: or(text, ''),
  rule: maybe(text),
  occasion: maybe(text),
  matched: or(list(object({ rule: text, words: list(text) })), []),
  counters: or(
    object({
      askBacks: number,
      misses: number,
      unhelpful: number,
      offers: number,
      repeated: number,
    }),
    { askBacks: 0, misses: 0, unhelpful: 0, offers: 0, repeated: 0 },
  ),
});

/** What a bot would do with a question, and why. */
export const tried = object({
  verdict: text,
  reason: maybe(text),
  text: maybe(text),
  why,
  /** The entry that would come first, were it an answer at that time. */
  notNow: maybe(object({ title: text, confidence: number, hasEnded: truth, boundary: text })),
});
export type Tried = ReturnType<typeof tried>;
