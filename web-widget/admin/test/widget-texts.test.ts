import { describe, expect, it } from 'vitest';
import { languages } from '../../widget/src/words/words.ts';
import {
  found,
  LANGUAGES,
  languageOf,
  shippedTexts,
  textFault,
  withTexts,
} from '../src/widget-texts.ts';

describe("a site's own text", () => {
  it.each([
    ['Ask us', 'Ask Maria', null],
    ['{count} left', 'still {count}', null],
    ['Ask us', '  ', { is: 'empty' }],
    ['{count} left', 'some left', { is: 'missing', hole: '{count}' }],
    ['Ask us', 'Ask {name}', { is: 'unknown', hole: '{name}' }],
    ['Ask us', 'Ask {us', { is: 'unknown', hole: '{' }],
  ])('in place of %j: %j', (shipped, own, fault) => {
    expect(textFault(shipped, own)).toEqual(fault);
  });

  it('is found by its words and by those that it replaces', () => {
    const shipped = { person: 'Talk to a person', send: 'Send' };
    const own = { person: 'Ask a gardener' };
    expect(found(shipped, own, 'GARDENER')).toEqual(['person']);
    expect(found(shipped, own, 'talk')).toEqual(['person']);
    expect(found(shipped, own, ' ')).toEqual(['person', 'send']);
  });

  it('goes from its language when the last is taken back', () => {
    const german = { language: 'de', words: { send: 'Los' } };
    const both = withTexts([german], 'fr', { send: 'Hop' });
    expect(both).toEqual([german, { language: 'fr', words: { send: 'Hop' } }]);
    expect(withTexts(both, 'fr', {})).toEqual([german]);
  });
});

it('the languages are those of the widget, with all their texts', async () => {
  expect(Object.keys(LANGUAGES).toSorted()).toEqual(languages.toSorted());
  const english = Object.keys(await shippedTexts('en'));
  expect(english.length).toBeGreaterThan(100);
  for (const language of languages) {
    const texts = await shippedTexts(languageOf(`${language}-XX`));
    expect(Object.keys(texts).toSorted()).toEqual(english.toSorted());
  }
  expect(languageOf('sv')).toBe('en');
});
