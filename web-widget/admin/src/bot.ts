import { list, maybe, number, object, oneOf, or, text } from '@firsthand/shared/decode.ts';
import { tried } from './tried.ts';

export const KINDS = [
  'NOT_SET_UP',
  'BUSY',
  'UNREACHABLE',
  'NOT_TRUSTED',
  'TOO_SLOW',
  'REDIRECTED',
  'BAD_STATUS',
  'TOO_LARGE',
  'BAD_ANSWER',
] as const;

/** Why the bot behind the webhook gave no answer. */
export const botFailure = object({
  kind: oneOf(...KINDS),
  status: maybe(number),
  advice: maybe(text),
  at: maybe(text),
});
export type BotFailure = ReturnType<typeof botFailure>;

/** Which bot answers on a site, and how the one behind the webhook did lately. */
export const siteBot = object({
  answers: oneOf('BUILT_IN', 'WEBHOOK'),
  name: text,
  url: text,
  limitMs: number,
  mostMs: number,
  secrets: or(list(text), []),
  newSecret: maybe(text),
  lastAnswerAt: maybe(text),
  lastFailure: maybe(botFailure),
});
export type SiteBot = ReturnType<typeof siteBot>;

export const botTrial = object({ turn: maybe(tried), failure: maybe(botFailure) });
export type BotTrial = ReturnType<typeof botTrial>;

/** Whether the last question of a visitor's that the bot was asked went wrong. */
export function isFailing({ lastAnswerAt, lastFailure }: SiteBot): boolean {
  const failedAt = lastFailure?.at ?? null;
  return (
    failedAt !== null && (lastAnswerAt === null || Date.parse(failedAt) > Date.parse(lastAnswerAt))
  );
}
