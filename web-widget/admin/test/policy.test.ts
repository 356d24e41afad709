import { describe, expect, it } from 'vitest';
import { changes, faultOf, policies, type Policy, type Rule } from '../src/policy.ts';
import { asSent, blank, moved, phrasesIn, placeOf, ruleChanges, titleOf } from '../src/rules.ts';

const ASKED: Rule = {
  reason: 'VISITOR_ASKED',
  name: '',
  on: true,
  mode: 'AT_ONCE',
  text: {},
  offer: {},
  team: '',
  priority: 0,
  phrases: [],
  conditions: [],
};
const ANGRY: Rule = { ...ASKED, reason: 'FRUSTRATED', priority: 10 };
const LEGAL: Rule = { ...ASKED, reason: 'SENSITIVE', name: 'Legal', phrases: ['lawyer'] };

const POLICY: Policy = {
  answerThreshold: 0.62,
  askBackThreshold: 0.35,
  margin: 0.08,
  frustrationThreshold: 0.5,
  askBacksInARow: 1,
  missesInARow: 2,
  unhelpfulAnswers: 2,
  repeatedQuestions: 2,
  offers: 1,
  rules: [ASKED, ANGRY],
};

describe('a policy', () => {
  it('is sound as it comes', () => {
    expect(faultOf(POLICY)).toBeNull();
    expect(faultOf({ ...POLICY, askBackThreshold: POLICY.answerThreshold })).toBeNull();
  });

  it.each([
    [{ askBackThreshold: 0.7 }, 'askBackThreshold', 'aboveAnswer'],
    [{ answerThreshold: 1.2 }, 'answerThreshold', 'range'],
    [{ margin: Number.NaN }, 'margin', 'range'],
    [{ margin: 0.6 }, 'margin', 'range'],
    [{ frustrationThreshold: 0.1 }, 'frustrationThreshold', 'range'],
    [{ missesInARow: 1.5 }, 'missesInARow', 'range'],
    [{ askBacksInARow: -1 }, 'askBacksInARow', 'range'],
    [{ offers: 4 }, 'offers', 'range'],
  ])('with %j names the field at fault', (wrong, field, fault) => {
    expect(faultOf({ ...POLICY, ...wrong })).toEqual({ field, fault });
  });

  it('tells which numbers changed, and nothing else', () => {
    expect(changes(POLICY, { ...POLICY, margin: 0.1, missesInARow: 3 })).toEqual([
      { field: 'margin', from: 0.08, to: 0.1 },
      { field: 'missesInARow', from: 2, to: 3 },
    ]);
    expect(changes(POLICY, POLICY)).toEqual([]);
  });

  it('is read as the server writes it, with what a rule leaves out', () => {
    const written = { reason: 'VISITOR_ASKED', on: true, mode: 'AT_ONCE', priority: 0 };
    const version = { version: 1, author: 'a', at: '2030-01-01T00:00:00Z', policy: POLICY };
    const read = policies(
      { current: { ...version, policy: { ...POLICY, rules: [written] } }, versions: [] },
      'policy',
    );
    expect(read.current.policy.rules).toEqual([ASKED]);
    expect(read.warnings).toEqual([]);
  });
});

describe('the rules of a policy', () => {
  it('tell what was added, changed, removed or moved', () => {
    const to = { ...POLICY, rules: [{ ...ANGRY, priority: 20 }, LEGAL] };
    expect(ruleChanges(POLICY, to).map(({ how, rule }) => [how, rule && titleOf(rule)])).toEqual([
      ['changed', 'FRUSTRATED'],
      ['added', 'Legal'],
      ['removed', 'VISITOR_ASKED'],
    ]);
    expect(ruleChanges(POLICY, { ...POLICY, rules: [ANGRY, ASKED] })).toEqual([
      { how: 'order', rule: null },
    ]);
    expect(ruleChanges(POLICY, POLICY)).toEqual([]);
  });

  it('move by one place or many, and never out of the list', () => {
    const rules = [ASKED, ANGRY, LEGAL];
    expect(moved(rules, 2, 0)).toEqual([LEGAL, ASKED, ANGRY]);
    expect(moved(rules, 0, 1)).toEqual([ANGRY, ASKED, LEGAL]);
    expect(moved(rules, 0, -1)).toBe(rules);
    expect(moved(rules, 2, 3)).toBe(rules);
  });

  it('get names of their own', () => {
    const first = blank('SENSITIVE', 'New rule', POLICY.rules);
    const second = blank('SENSITIVE', 'New rule', [first]);
    expect([first.name, second.name]).toEqual(['New rule', 'New rule 2']);
  });

  it('have their phrases on lines', () => {
    expect(phrasesIn(' sue you \n\nlawyer\n')).toEqual(['sue you', 'lawyer']);
  });

  it('are found by the field at fault', () => {
    expect(placeOf('rules[12].conditions[0].value')).toEqual({
      rule: 12,
      part: 'conditions[0].value',
    });
    expect(placeOf('policy.rules[1].name')).toEqual({ rule: 1, part: 'name' });
    expect(placeOf('margin')).toBeNull();
  });

  it('are sent without a team where none is wanted', () => {
    const sent = asSent({ ...POLICY, rules: [ASKED, { ...LEGAL, team: 'law' }] });
    expect(JSON.stringify(sent)).toContain('"team":"law"');
    expect(JSON.stringify(sent)).not.toContain('"team":""');
  });
});
