import type { Piece } from './check.ts';
import type { FaqEntry } from './faq.ts';
import { list, maybe, number, object, oneOf, text, truth } from '@firsthand/shared/decode.ts';

const asked = object({
  ref: text,
  conversation: text,
  at: text,
  language: text,
  trouble: oneOf('REPHRASED', 'PASSED_ON', 'NONE_MEANT', 'UNHELPFUL'),
  text,
  reply: maybe(text),
  repliedBy: maybe(text),
});
export type Asked = ReturnType<typeof asked>;

const group = object({
  times: number,
  badness: number,
  examples: list(asked),
  refs: list(text),
  nearest: list(object({ entry: text, title: text, confidence: number })),
});
export type Group = ReturnType<typeof group>;

const phrasing = object({ text, times: number, byAgent: truth, refs: list(text) });
export type Phrasing = ReturnType<typeof phrasing>;

const suggestion = object({ entry: text, title: text, phrasings: list(phrasing) });
export type Suggestion = ReturnType<typeof suggestion>;

/** What the bot could not answer in a period, and new words for what it can. */
export const questions = object({
  faqVersion: number,
  questions: number,
  isCut: truth,
  groups: list(group),
  suggestions: list(suggestion),
});
export type Questions = ReturnType<typeof questions>;

/** An entry begun from a group: its words as question and phrasings, a person's reply as answer. */
export function entryOf(from: Group): {
  readonly question: string;
  readonly phrasings: readonly string[];
  readonly answer: string;
  readonly language: string;
} {
  const [first, ...others] = from.examples;
  return {
    question: first?.text ?? '',
    phrasings: others.map((each) => each.text),
    answer: from.examples.find((each) => each.reply !== null)?.reply ?? '',
    language: first?.language ?? '',
  };
}

/** An entry with one more phrasing. */
export function withPhrasing(entry: FaqEntry, words: string): FaqEntry {
  return { ...entry, phrasings: [...entry.phrasings, words] };
}

/** The wordings of a group that an entry would answer, as a check of just these says. */
export function answeredBy(entry: string, checked: Piece): readonly string[] {
  return checked.changes.filter(({ after }) => after.entry === entry).map((change) => change.text);
}
