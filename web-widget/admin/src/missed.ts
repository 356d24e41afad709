import { list, maybe, number, object, oneOf, or, text, truth } from '@firsthand/shared/decode.ts';

/** Why a chat that the bot kept may have wanted a person. */
const kind = oneOf(
  'THUMB_DOWN',
  'CAME_BACK_TO_PERSON',
  'UPSET',
  'NONE_MEANT',
  'LEFT_OPEN',
  'ASKED_AGAIN',
  'CAME_BACK',
  'REPHRASED',
  'ONLY_SMALL_TALK',
  'BARELY_SURE',
  'LEFT_AT_ONCE',
);
export type Kind = ReturnType<typeof kind>;

const opinion = oneOf('BOT_WAS_RIGHT', 'SHOULD_HAVE_BEEN_A_PERSON');
export type Opinion = ReturnType<typeof opinion>;

const suspect = object({
  conversation: text,
  at: text,
  score: number,
  reasons: list(object({ kind, turn: number, times: number })),
  turn: number,
  verdict: text,
  question: text,
  title: text,
  confidence: number,
  opinion: maybe(opinion),
});
export type Suspect = ReturnType<typeof suspect>;

/** Chats that the bot kept in a period, the most doubtful first. */
export const missed = object({
  chats: number,
  kept: number,
  suspects: number,
  right: number,
  missed: number,
  isCut: truth,
  shown: list(suspect),
});
export type Missed = ReturnType<typeof missed>;

const line = object({
  seq: number,
  at: text,
  who: oneOf('VISITOR', 'BOT', 'AGENT'),
  name: text,
  text,
  choices: or(list(text), []),
  turn: maybe(object({ verdict: text, title: text, confidence: number })),
  helpful: maybe(truth),
});
export type ChatLine = ReturnType<typeof line>;

/** What was said in a chat. */
export const chat = object({ lines: list(line) });

/** What a key does on the page; null if it does nothing there. */
export type Deed = 'right' | 'person' | 'next' | 'before';

const DEEDS: Readonly<Record<string, Deed>> = {
  '1': 'right',
  '2': 'person',
  j: 'next',
  ArrowDown: 'next',
  k: 'before',
  ArrowUp: 'before',
};

export function deedOf(key: string): Deed | null {
  return DEEDS[key] ?? null;
}

/** The chat to look at after one is judged: the one that moves up into its place, or the last. */
export function after(shown: readonly Suspect[], judged: string): string | null {
  const place = shown.findIndex((each) => each.conversation === judged);
  const others = shown.filter((each) => each.conversation !== judged);
  return (others[Math.min(Math.max(place, 0), others.length - 1)] ?? null)?.conversation ?? null;
}
