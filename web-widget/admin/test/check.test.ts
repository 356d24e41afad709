import { describe, expect, it } from 'vitest';
import {
  type Change,
  gained,
  isThrough,
  needsALook,
  piece,
  sums,
  UNCHECKED,
  withPiece,
} from '../src/check.ts';

const change = (text: string, worth: Change['worth'], times: number): Change => ({
  text,
  times,
  conversation: 'a.1',
  before: { verdict: 'ESCALATE', entry: null, title: '', confidence: 0.2 },
  after: { verdict: 'ANSWER', entry: 'hours', title: 'When?', confidence: 0.9 },
  worth,
});

describe('a check of the past', () => {
  it('puts what is worse first, then what was asked oftenest, however the pieces come', () => {
    const first = withPiece(UNCHECKED, {
      faqVersion: 1,
      until: 5,
      of: 300,
      done: 150,
      asked: 9,
      moment: null,
      changes: [change('a', 'BETTER', 9), change('b', 'WORSE', 1)],
    });
    expect(isThrough(first)).toBe(false);
    const all = withPiece(first, {
      faqVersion: 1,
      until: 5,
      of: 300,
      done: 300,
      asked: 4,
      moment: null,
      changes: [change('c', 'WORSE', 3), change('d', 'UNKNOWN', 1)],
    });

    expect(all.changes.map(({ text }) => text)).toEqual(['b', 'd', 'a'].toSpliced(0, 0, 'c'));
    expect(isThrough(all)).toBe(true);
    expect(sums(all.changes)).toEqual({ BETTER: 9, WORSE: 4, UNKNOWN: 1 });
  });

  it('is through at once where there is no past, and not before anything was asked', () => {
    expect(isThrough(UNCHECKED)).toBe(false);
    const none = { faqVersion: 1, until: 5, of: 0, done: 0, asked: 0, changes: [] };
    expect(isThrough(withPiece(UNCHECKED, piece(none, '')))).toBe(true);
  });

  it('lets a gain pass, and asks for a look where an answer ends or is worse', () => {
    const gain = change('a', 'UNKNOWN', 4);
    expect(needsALook([gain])).toBe(false);
    expect(gained([gain])).toBe(4);
    expect(needsALook([change('a', 'WORSE', 1)])).toBe(true);
    const stolen = { ...gain, before: { ...gain.after, entry: 'other' } };
    expect(needsALook([gain, stolen])).toBe(true);
    expect(gained([stolen])).toBe(0);
  });
});
