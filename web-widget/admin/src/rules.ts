import type { Policy, Rule } from './policy.ts';

/** What a rule is known by; no two of a policy have the same. */
export function titleOf(rule: Rule): string {
  return rule.name === '' ? rule.reason : rule.name;
}

/** Whether an admin may add as many as they like, and remove them. */
export function isOwn({ reason }: Rule): boolean {
  return reason === 'SENSITIVE' || reason === 'VISITOR_RULE';
}

const FOR_GOOD: ReadonlySet<Rule['reason']> = new Set([
  'VISITOR_ASKED',
  'LOW_CONFIDENCE',
  'NOT_CLARIFIED',
  'BOT_FAILED',
  'AGENT_TOOK_OVER',
]);

/** Whether it can't be switched off: without it, somebody would not get to a person. */
export function isForGood({ reason }: Rule): boolean {
  return FOR_GOOD.has(reason);
}

/** Whether there is nobody who could be offered a person. */
export function isAlwaysAtOnce({ reason }: Rule): boolean {
  return reason === 'BOT_FAILED' || reason === 'AGENT_TOOK_OVER';
}

/** A rule to begin with, named unlike any other. */
export function blank(
  reason: 'SENSITIVE' | 'VISITOR_RULE',
  stem: string,
  rules: readonly Rule[],
): Rule {
  const taken = new Set(rules.map((rule) => titleOf(rule).toLocaleLowerCase()));
  let name = stem;
  for (let n = 2; taken.has(name.toLocaleLowerCase()); n++) name = `${stem} ${n}`;
  return {
    reason,
    name,
    on: true,
    mode: 'AT_ONCE',
    text: {},
    offer: {},
    team: '',
    priority: 0,
    phrases: [],
    conditions:
      reason === 'VISITOR_RULE'
        ? [{ attribute: 'page', is: 'CONTAINS', value: '', verified: false }]
        : [],
  };
}

/** The list with what is at `from` standing at `to`. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  const others = list.filter((_, i) => i !== from);
  return [...others.slice(0, to), item, ...others.slice(to)];
}

/** A text with one phrase on each line, as a list. */
export function phrasesIn(lines: string): readonly string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** What became of a rule from one policy to the next. */
export interface RuleChange {
  readonly how: 'added' | 'removed' | 'changed' | 'order';
  /** The rule as it is now, or was; none where only the order differs. */
  readonly rule: Rule | null;
}

/** Which rules changed from one policy to the next. */
export function ruleChanges(from: Policy, to: Policy): readonly RuleChange[] {
  const before = new Map(from.rules.map((rule) => [titleOf(rule), rule]));
  const after = new Map(to.rules.map((rule) => [titleOf(rule), rule]));
  const changes: RuleChange[] = [];
  for (const [title, rule] of after) {
    const was = before.get(title);
    if (was === undefined) changes.push({ how: 'added', rule });
    else if (JSON.stringify(was) !== JSON.stringify(rule)) changes.push({ how: 'changed', rule });
  }
  for (const [title, rule] of before) {
    if (!after.has(title)) changes.push({ how: 'removed', rule });
  }
  const order = (rules: ReadonlyMap<string, Rule>, other: ReadonlyMap<string, Rule>) =>
    [...rules.keys()].filter((title) => other.has(title)).join('\n');
  if (order(before, after) !== order(after, before)) changes.push({ how: 'order', rule: null });
  return changes;
}

/** The rule that a field such as `rules[2].phrases` is about, and the rest of the field. */
export function placeOf(field: string): { readonly rule: number; readonly part: string } | null {
  const found = /^(?:policy\.)?rules\[(\d+)\]\.?(.*)$/.exec(field);
  return found === null ? null : { rule: Number(found[1]), part: found[2] ?? '' };
}

/** A policy as the server reads it: a team that isn't there is left out. */
export function asSent(policy: Policy): object {
  return {
    ...policy,
    rules: policy.rules.map(({ team, ...rule }) => (team === '' ? rule : { ...rule, team })),
  };
}
