import type { Problem } from '@firsthand/shared/rest.ts';
import { t } from '../words.ts';

/** A refused request in words for the person who made it. */
export function saidOf(problem: Problem): string {
  switch (problem.code) {
    case 'WRONG_CREDENTIALS':
      return t('signIn.wrong');
    case 'UNREACHABLE':
      return t('problem.unreachable');
    default:
      if (problem.status === 429) {
        const seconds = Math.ceil((problem.retryInMs ?? 60_000) / 1000);
        return t('signIn.tooMany', { seconds });
      }
      return problem.detail;
  }
}
