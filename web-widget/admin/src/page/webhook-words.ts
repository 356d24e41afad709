import type { Delivery } from '../webhooks.ts';
import { t } from '../words.ts';

/** Why a call failed; empty if it did not. */
export function whyFailed({ failure, status }: Pick<Delivery, 'failure' | 'status'>): string {
  return failure === null ? '' : t(`hookFailure.${failure}`, { status: status ?? '' });
}
