import { list, number, object, or, text } from '@firsthand/shared/decode.ts';

/** When the bot may answer, ask back, or must step aside. Shares are from 0 to 1. */
export const policy = object({
  answerThreshold: number,
  askBackThreshold: number,
  margin: number,
  askBacksInARow: number,
  missesInARow: number,
});
export type Policy = ReturnType<typeof policy>;
export type PolicyField = keyof Policy;

/** A policy as it was saved once. */
export const policyVersion = object({
  version: number,
  author: or(text, ''),
  at: text,
  comment: or(text, ''),
  policy,
});
export type PolicyVersion = ReturnType<typeof policyVersion>;

export const policies = object({ current: policyVersion, versions: list(policyVersion) });

export const FIELDS: readonly PolicyField[] = [
  'answerThreshold',
  'askBackThreshold',
  'margin',
  'askBacksInARow',
  'missesInARow',
];
const SHARES: ReadonlySet<PolicyField> = new Set(['answerThreshold', 'askBackThreshold', 'margin']);

/** Whether a field is a share, shown as a percentage, and not a count. */
export function isShare(field: PolicyField): boolean {
  return SHARES.has(field);
}

type Fault = 'aboveAnswer' | 'share' | 'askBacks' | 'misses';

/** The least that a field may be. */
export const LEAST: Readonly<Record<PolicyField, number>> = {
  answerThreshold: 0,
  askBackThreshold: 0,
  margin: 0,
  askBacksInARow: 0,
  missesInARow: 1,
};

/** The most that a field may be. */
export const MOST: Readonly<Record<PolicyField, number>> = {
  answerThreshold: 1,
  askBackThreshold: 1,
  margin: 1,
  askBacksInARow: 3,
  missesInARow: 5,
};

/** What is wrong with a policy; null where nothing is. */
export function faultOf(
  wanted: Policy,
): { readonly field: PolicyField; readonly fault: Fault } | null {
  for (const field of FIELDS) {
    const value = wanted[field];
    if (isShare(field) && !(value >= 0 && value <= 1)) return { field, fault: 'share' };
    if (
      !isShare(field) &&
      !(Number.isInteger(value) && value >= LEAST[field] && value <= MOST[field])
    ) {
      return { field, fault: field === 'missesInARow' ? 'misses' : 'askBacks' };
    }
  }
  return wanted.askBackThreshold > wanted.answerThreshold
    ? { field: 'askBackThreshold', fault: 'aboveAnswer' }
    : null;
}

/** One field that differs between two policies. */
export interface Change {
  readonly field: PolicyField;
  readonly from: number;
  readonly to: number;
}

/** What changed from one policy to the next. */
export function changes(from: Policy, to: Policy): readonly Change[] {
  return FIELDS.filter((field) => from[field] !== to[field]).map((field) => ({
    field,
    from: from[field],
    to: to[field],
  }));
}
