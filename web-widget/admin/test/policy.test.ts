import { describe, expect, it } from 'vitest';
import { changes, faultOf, type Policy } from '../src/policy.ts';

const POLICY: Policy = {
  answerThreshold: 0.62,
  askBackThreshold: 0.35,
  margin: 0.08,
  askBacksInARow: 1,
  missesInARow: 2,
};

describe('a policy', () => {
  it('is sound as it comes', () => {
    expect(faultOf(POLICY)).toBeNull();
    expect(faultOf({ ...POLICY, askBackThreshold: POLICY.answerThreshold })).toBeNull();
  });

  it.each([
    [{ askBackThreshold: 0.7 }, 'askBackThreshold', 'aboveAnswer'],
    [{ answerThreshold: 1.2 }, 'answerThreshold', 'share'],
    [{ margin: Number.NaN }, 'margin', 'share'],
    [{ missesInARow: 1.5 }, 'missesInARow', 'misses'],
    [{ askBacksInARow: -1 }, 'askBacksInARow', 'askBacks'],
  ])('with %j names the field at fault', (wrong, field, fault) => {
    expect(faultOf({ ...POLICY, ...wrong })).toEqual({ field, fault });
  });

  it('tells what changed, and nothing else', () => {
    expect(changes(POLICY, { ...POLICY, margin: 0.1, missesInARow: 3 })).toEqual([
      { field: 'margin', from: 0.08, to: 0.1 },
      { field: 'missesInARow', from: 2, to: 3 },
    ]);
    expect(changes(POLICY, POLICY)).toEqual([]);
  });
});
