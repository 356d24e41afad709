// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fieldsOf } from '@firsthand/shared/embed.ts';
import en from '../src/words/en.json';
import { languages, wordsFor } from '../src/words/words.ts';
import { launcherWords } from '../../loader/src/words.ts';

const folder = new URL('../src/words/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();
const textsOf = (file: string) =>
  fieldsOf(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as unknown);

describe('the languages', () => {
  it('are those that there are words for, in the chat and on the launcher', () => {
    expect(languages.toSorted()).toEqual(files.map((name) => name.replace('.json', '')).toSorted());
    expect(Object.keys(launcherWords).toSorted()).toEqual(languages.toSorted());
  });
});

describe.each(files)('the words in %s', (file) => {
  const catalogue = textsOf(file);

  it('are the same texts as in English, and all of them', () => {
    expect(Object.keys(catalogue).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  it('have the same holes as in English, and are not empty', () => {
    for (const [key, text] of Object.entries(en)) {
      const other = String(catalogue[key]);
      expect(other.trim(), key).not.toBe('');
      expect(holes(other), key).toEqual(holes(text));
    }
  });
});

describe('the words for a visitor', () => {
  afterEach(() => vi.unstubAllGlobals());

  const served = (address: URL): Promise<Response> =>
    Promise.resolve(new Response(readFileSync(address)));

  it('come in the first language that there is, and run its way', async () => {
    vi.stubGlobal('fetch', served);
    const say = await wordsFor(['xx', 'ar-MA', 'fr']);
    expect([say.language, say.direction]).toEqual(['ar', 'rtl']);
    expect(say('today')).toBe('اليوم');
  });

  it('write numbers in the way of the region', async () => {
    vi.stubGlobal('fetch', served);
    expect((await wordsFor(['ar-EG']))('place', { place: 12 })).toContain('١٢');
    expect((await wordsFor(['ar-MA']))('place', { place: 12 })).toContain('12');
    expect((await wordsFor(['de_DE']))('left', { count: 1200 })).toContain('1.200');
  });

  it('are asked for until they come', async () => {
    vi.useFakeTimers();
    let tries = 0;
    vi.stubGlobal('fetch', (address: URL) =>
      ++tries < 3 ? Promise.reject(new Error('away')) : served(address),
    );
    const coming = wordsFor(['fr']);
    await vi.advanceTimersByTimeAsync(5000);
    expect((await coming)('today')).toBe('Aujourd’hui');
    vi.useRealTimers();
  });
});
