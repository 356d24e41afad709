import { describe, expect, it } from 'vitest';
import { choose, localeFor, words } from '../src/i18n.ts';

describe('words', () => {
  const say = words('en', { hello: 'Hello {name}, {count} new', plain: 'As it is' });

  it('fill their holes', () => {
    expect(say('hello', { name: 'Ada', count: 2 })).toBe('Hello Ada, 2 new');
    expect(say('plain')).toBe('As it is');
  });

  it('leave a hole that nobody fills in sight', () => {
    expect(say('hello', { name: 'Ada' })).toBe('Hello Ada, {count} new');
  });

  it('know which way they run', () => {
    expect(say.direction).toBe('ltr');
    expect(words('ar', {}).direction).toBe('rtl');
  });
});

describe('the way to write dates and numbers', () => {
  it('is that of the tag that was wanted', () => {
    expect(localeFor(['xx', 'de_at', 'de-CH'], 'de')).toBe('de-AT');
  });

  it('is that of the language where no tag can be used', () => {
    expect(localeFor(['fr'], 'de')).toBe('de');
    expect(localeFor(['de-!'], 'de')).toBe('de');
  });
});

describe('the language', () => {
  it('is the first wanted that there is', () => {
    expect(choose([null, 'fr-CA', 'de-AT', 'en'], ['en', 'de'])).toBe('de');
    expect(choose(['DE_ch'], ['en', 'de'])).toBe('de');
  });

  it('is the first there is where none is wanted', () => {
    expect(choose([undefined, 'xx'], ['en', 'de'])).toBe('en');
  });
});
