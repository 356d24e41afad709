import { describe, expect, it } from 'vitest';
import de from '../src/words/de.json';
import { en } from '../src/words/en.ts';

const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();

describe.each([['de', de]] as const)('the words in %s', (_language, catalogue) => {
  it('are the same texts as in English, and all of them', () => {
    expect(Object.keys(catalogue).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  it('have the same holes as in English, and are not empty', () => {
    for (const [key, text] of Object.entries(en)) {
      const other = new Map(Object.entries(catalogue)).get(key) ?? '';
      expect(other.trim(), key).not.toBe('');
      expect(holes(other), key).toEqual(holes(text));
    }
  });
});
