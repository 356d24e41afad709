import type { BotFailure } from '../bot.ts';
import { t } from '../words.ts';

/** What went wrong, in words, and what to do about it. */
export function failureInWords({ kind, status, advice }: BotFailure): string {
  const words = t(`botFailure.${kind}`, { status: status ?? '' });
  const hint = status === 401 || status === 403 ? ` ${t('botFailure.turnedAway')}` : '';
  return advice === null ? words + hint : `${words} ${advice}`;
}
