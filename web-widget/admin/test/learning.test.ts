import { describe, expect, it } from 'vitest';
import { adjusted, fine, isBetter } from '../src/confidence.ts';
import { answeredBy, entryOf, type Group, withPhrasing } from '../src/questions.ts';

describe('an adjusted confidence', () => {
  const lines = [
    { language: '', bias: -1, scale: 1, from: 0 },
    { language: 'de', bias: 0, scale: 1, from: 0 },
  ];

  it('follows the line of its language, else the one of all', () => {
    expect(adjusted(lines, 'de', 0.8)).toBeCloseTo(0.8, 9);
    expect(adjusted(lines, 'fr', 0.8)).toBeCloseTo(0.5954, 3);
  });

  it('is moved no further below the chances that were labelled', () => {
    const flat = [{ language: '', bias: 1.5, scale: 0.2, from: 0.5 }];
    expect(adjusted(flat, 'en', 0.5)).toBeCloseTo(0.8176, 3);
    expect(adjusted(flat, 'en', 0.05)).toBeCloseTo(0.1909, 3);
  });

  it('stays as it is without lines', () => {
    expect(adjusted([], 'en', 0.8)).toBe(0.8);
  });

  it('survives being certain', () => {
    expect(adjusted(lines, 'en', 1)).toBeLessThanOrEqual(1);
    expect(adjusted(lines, 'en', 0)).toBeGreaterThanOrEqual(0);
  });

  it('shows errors with one digit', () => {
    expect(fine(0.0449)).toBe('4.5');
  });
});

describe('a refit', () => {
  const gain = {
    labels: 60,
    errorBefore: 0.2,
    errorAfter: 0.1,
    logLossBefore: 0.6,
    logLossAfter: 0.5,
  };

  it('is worth adopting if it is clearly less off and not less likely', () => {
    expect(isBetter(gain)).toBe(true);
    expect(isBetter({ ...gain, errorAfter: 0.197 })).toBe(false);
    expect(isBetter({ ...gain, errorAfter: 0.25 })).toBe(false);
    expect(isBetter({ ...gain, logLossAfter: 0.61 })).toBe(false);
  });
});

describe('an entry begun from a group', () => {
  const asked = {
    ref: 'v.1#2',
    conversation: 'v.1',
    at: '2026-03-02T09:15:00Z',
    language: 'en',
    trouble: 'PASSED_ON',
    reply: null,
    repliedBy: null,
  } as const;

  it('takes the words of visitors and the reply of a person', () => {
    const group: Group = {
      times: 3,
      badness: 6,
      examples: [
        { ...asked, text: 'Do you ship to Norway?' },
        { ...asked, text: 'Norway?', reply: 'Yes.', repliedBy: 'Maria' },
      ],
      refs: ['v.1#2'],
      nearest: [],
    };
    expect(entryOf(group)).toEqual({
      question: 'Do you ship to Norway?',
      phrasings: ['Norway?'],
      answer: 'Yes.',
      language: 'en',
    });
  });
});

describe('a phrasing that is taught', () => {
  const says = (entry: string | null) => ({
    verdict: entry === null ? 'ESCALATE' : 'ANSWER',
    entry,
    title: '',
    confidence: 0.8,
  });

  it('is added to what the entry knows, and tells which wordings it would have answered', () => {
    const entry = {
      id: 'hours',
      question: 'When?',
      phrasings: ['opening'],
      answer: 'At nine.',
      category: '',
      language: 'en',
      quickReplies: [],
      validFrom: null,
      validUntil: null,
    };
    expect(withPhrasing(entry, 'closing').phrasings).toEqual(['opening', 'closing']);
    const change = { times: 1, conversation: '', before: says(null), worth: 'UNKNOWN' } as const;
    const checked = {
      faqVersion: 1,
      until: 5,
      of: 3,
      done: 3,
      asked: 3,
      moment: null,
      changes: [
        { ...change, text: 'a', after: says('hours') },
        { ...change, text: 'b', after: says('other') },
      ],
    };
    expect(answeredBy('hours', checked)).toEqual(['a']);
  });
});
