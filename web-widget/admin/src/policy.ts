import { list, number, object, oneOf, or, text, truth } from '@firsthand/shared/decode.ts';
import { texts } from './texts.ts';

export const REASONS = [
  'VISITOR_ASKED',
  'LOW_CONFIDENCE',
  'NOT_CLARIFIED',
  'UNHELPFUL',
  'REPEATED',
  'FRUSTRATED',
  'OTHER_LANGUAGE',
  'SENSITIVE',
  'VISITOR_RULE',
  'BOT_FAILED',
  'AGENT_TOOK_OVER',
] as const;
export const COMPARISONS = ['EQUALS', 'CONTAINS', 'AT_LEAST'] as const;

/** What must hold of a visitor. */
export const condition = object({
  attribute: text,
  is: oneOf(...COMPARISONS),
  value: text,
  /** Whether it counts only if the site's server signed it. */
  verified: or(truth, false),
});
export type Condition = ReturnType<typeof condition>;

/** When one thing applies, a person is brought in, or offered first. */
export const rule = object({
  reason: oneOf(...REASONS),
  name: or(text, ''),
  on: truth,
  mode: oneOf('AT_ONCE', 'OFFER_FIRST'),
  text: or(texts, {}),
  offer: or(texts, {}),
  team: or(text, ''),
  priority: number,
  phrases: or(list(text), []),
  conditions: or(list(condition), []),
});
export type Rule = ReturnType<typeof rule>;

const limits = {
  answerThreshold: number,
  askBackThreshold: number,
  margin: number,
  frustrationThreshold: number,
  askBacksInARow: number,
  missesInARow: number,
  unhelpfulAnswers: number,
  repeatedQuestions: number,
  offers: number,
} as const;

/** When the bot may answer, ask back, or must step aside. Shares are from 0 to 1. */
export const policy = object({ ...limits, rules: list(rule) });
export type Policy = ReturnType<typeof policy>;
export type PolicyField = keyof typeof limits;

/** A policy as it was saved once. */
export const policyVersion = object({
  version: number,
  name: or(text, ''),
  author: or(text, ''),
  at: text,
  comment: or(text, ''),
  policy,
});
export type PolicyVersion = ReturnType<typeof policyVersion>;

/** What a policy may do that its author does not want; without a rule it is about a threshold. */
export const warning = object({ rule: text, text });
export type Warning = ReturnType<typeof warning>;

export const policies = object({
  current: policyVersion,
  versions: list(policyVersion),
  warnings: or(list(warning), []),
});

export const checked = object({
  flaws: list(object({ field: text, advice: text })),
  warnings: list(warning),
});
export type Checked = ReturnType<typeof checked>;

/** The teams that a rule may want. */
export const teamNames = object({ teams: list(object({ id: text, name: text })) });
export type TeamName = ReturnType<typeof teamNames>['teams'][number];

/** The least and the most that a field may be. */
export const BOUNDS: Readonly<Record<PolicyField, readonly [number, number]>> = {
  answerThreshold: [0, 1],
  askBackThreshold: [0, 1],
  margin: [0, 0.5],
  frustrationThreshold: [0.2, 0.95],
  askBacksInARow: [0, 3],
  missesInARow: [1, 5],
  unhelpfulAnswers: [1, 5],
  repeatedQuestions: [1, 5],
  offers: [1, 3],
};
export const FIELDS: readonly PolicyField[] = [
  'answerThreshold',
  'askBackThreshold',
  'margin',
  'frustrationThreshold',
  'askBacksInARow',
  'missesInARow',
  'unhelpfulAnswers',
  'repeatedQuestions',
  'offers',
];
const SHARES: ReadonlySet<PolicyField> = new Set([
  'answerThreshold',
  'askBackThreshold',
  'margin',
  'frustrationThreshold',
]);

/** Whether a field is a share, shown as a percentage, and not a count. */
export function isShare(field: PolicyField): boolean {
  return SHARES.has(field);
}

/** What is wrong with a policy's numbers; null where nothing is. */
export function faultOf(
  wanted: Policy,
): { readonly field: PolicyField; readonly fault: 'range' | 'aboveAnswer' } | null {
  for (const field of FIELDS) {
    const [least, most] = BOUNDS[field];
    const value = wanted[field];
    const fits = value >= least && value <= most && (isShare(field) || Number.isInteger(value));
    if (!fits) return { field, fault: 'range' };
  }
  return wanted.askBackThreshold > wanted.answerThreshold
    ? { field: 'askBackThreshold', fault: 'aboveAnswer' }
    : null;
}

/** One number that differs between two policies. */
export interface Change {
  readonly field: PolicyField;
  readonly from: number;
  readonly to: number;
}

/** Which numbers changed from one policy to the next. */
export function changes(from: Policy, to: Policy): readonly Change[] {
  return FIELDS.filter((field) => from[field] !== to[field]).map((field) => ({
    field,
    from: from[field],
    to: to[field],
  }));
}
