// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fieldsOf } from '@firsthand/shared/embed.ts';
import { languages, laterWords, ownWords, wordsFor } from '../src/words/words.ts';
import { launcherWords } from '../../loader/src/words.ts';

const folder = new URL('../src/words/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();
const textsOf = (file: string) =>
  fieldsOf(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as unknown);

describe('the languages', () => {
  it('are those that there are words for, in the chat and on the launcher', () => {
    const names = languages.flatMap((language) => [`${language}.json`, `${language}.later.json`]);
    expect(files.toSorted()).toEqual(names.toSorted());
    expect(Object.keys(launcherWords).toSorted()).toEqual(languages.toSorted());
  });
});

describe.each(files)('the words in %s', (file) => {
  const catalogue = textsOf(file);
  const en = textsOf(file.replace(/^\w+/, 'en'));

  it('are the same texts as in English, and all of them', () => {
    expect(Object.keys(catalogue).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  it('have the same holes as in English, and are not empty', () => {
    for (const [key, text] of Object.entries(en)) {
      const other = String(catalogue[key]);
      expect(other.trim(), key).not.toBe('');
      expect(holes(other), key).toEqual(holes(String(text)));
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
    const left = async (tag: string, count: number): Promise<string> => {
      const say = await wordsFor([tag]);
      await laterWords();
      return say('left', { count });
    };
    expect(await left('ar-EG', 12)).toContain('١٢');
    expect(await left('ar-MA', 12)).toContain('12');
    expect(await left('de_DE', 1200)).toContain('1.200');
  });

  it('that are seldom needed come later, and are asked for again where they did not', async () => {
    vi.stubGlobal('fetch', served);
    const say = await wordsFor(['de']);
    expect(say('rate')).toBe('');
    vi.useFakeTimers();
    vi.stubGlobal('fetch', () => Promise.reject(new Error('away')));
    vi.stubGlobal('history', { state: 1 });
    const coming = laterWords();
    await vi.advanceTimersByTimeAsync(5000);
    expect(say('rate')).toBe('');
    vi.stubGlobal('fetch', served);
    await vi.advanceTimersByTimeAsync(5000);
    await coming;
    expect(say('rate')).toBe('Bewertung senden');
    vi.useRealTimers();
  });

  it("are a site's own where it has some, and ours again where it has them no more", async () => {
    vi.stubGlobal('fetch', served);
    const say = await wordsFor(['en']);
    ownWords({ person: 'Ask <b>Maria</b>', rate: 'Done', send: 7 });
    expect([say('person'), say('send')]).toEqual(['Ask <b>Maria</b>', 'Send']);
    await laterWords();
    expect(say('rate')).toBe('Done');
    ownWords({});
    expect([say('person'), say('rate')]).toEqual(['Talk to a person', 'Send rating']);
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
