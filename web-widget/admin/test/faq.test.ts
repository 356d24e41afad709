import { describe, expect, it } from 'vitest';
import { found, linesIn, plainly, valuesOf } from '../src/faq.ts';

const entry = (id: string, question: string, category: string, language = 'en') => ({
  id,
  question,
  phrasings: [`${id} in other words`],
  answer: 'An answer',
  category,
  language,
  quickReplies: [],
  validFrom: null,
  validUntil: null as string | null,
});
const ENTRIES = [
  entry('cost', 'How much is delivery?', 'delivery'),
  entry('back', 'How do I return it?', 'returns'),
  entry('dauer', 'Wie lange dauert es?', 'delivery', 'de'),
];
const NOW = Date.parse('2026-12-24T12:00:00Z');
const ids = (words: string, category = '', language = '') =>
  found(ENTRIES, { words, category, language, timing: '' }, NOW).map(({ id }) => id);

describe('the FAQ', () => {
  it('is searched in all words, in any case, all of them wanted', () => {
    expect(ids('DELIVERY much')).toEqual(['cost']);
    expect(ids('other words')).toHaveLength(3);
    expect(ids('nothing')).toEqual([]);
    expect(ids('')).toHaveLength(3);
  });

  it('is narrowed by category and language', () => {
    expect(ids('', 'delivery')).toEqual(['cost', 'dauer']);
    expect(ids('', 'delivery', 'de')).toEqual(['dauer']);
    expect(valuesOf(ENTRIES, 'category')).toEqual(['delivery', 'returns']);
  });

  it('is narrowed to what is an answer now, or was', () => {
    const sale = { ...entry('sale', 'Is there a sale?', ''), validUntil: '2026-12-24T12:00:00Z' };
    const of = (timing: 'now' | 'later' | 'over') =>
      found([...ENTRIES, sale], { words: '', category: '', language: '', timing }, NOW).length;
    expect(of('now')).toBe(3);
    expect(of('over')).toBe(1);
    expect(of('later')).toBe(0);
  });

  it('takes lists by lines', () => {
    expect(linesIn(' a \n\n b\n')).toEqual(['a', 'b']);
  });

  it('is listed in plain words', () => {
    expect(plainly('In **1 day**.\n\n- More on [delivery](/delivery.html)')).toBe(
      'In 1 day. More on delivery',
    );
  });
});
