/** The widget's texts of one language, by name. */
export type Texts = Readonly<Record<string, string>>;

/** The languages that the widget speaks, by their own names. */
export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
} as const;

export type Language = keyof typeof LANGUAGES;

export const LONGEST_TEXT = 300;

/** The language of a tag such as `de-CH`, if the widget speaks it; else English. */
export function languageOf(tag: string): Language {
  const name = tag.toLowerCase().split(/[-_]/)[0];
  return isLanguage(name) ? name : 'en';
}

export function isLanguage(name: string | undefined): name is Language {
  return name !== undefined && name in LANGUAGES;
}

/** The texts that ship with the widget; loaded with the page's part that shows them. */
export async function shippedTexts(language: Language): Promise<Texts> {
  switch (language) {
    case 'en':
      return merged(
        await import('../../widget/src/words/en.json'),
        await import('../../widget/src/words/en.later.json'),
      );
    case 'de':
      return merged(
        await import('../../widget/src/words/de.json'),
        await import('../../widget/src/words/de.later.json'),
      );
    case 'fr':
      return merged(
        await import('../../widget/src/words/fr.json'),
        await import('../../widget/src/words/fr.later.json'),
      );
    case 'es':
      return merged(
        await import('../../widget/src/words/es.json'),
        await import('../../widget/src/words/es.later.json'),
      );
    case 'ar':
      return merged(
        await import('../../widget/src/words/ar.json'),
        await import('../../widget/src/words/ar.later.json'),
      );
  }
}

function merged(first: { default: Texts }, later: { default: Texts }): Texts {
  return { ...first.default, ...later.default };
}

/** What is wrong with a text in place of `shipped`; null where nothing is. */
export function textFault(
  shipped: string,
  own: string,
): { readonly is: 'empty' } | { readonly is: 'missing' | 'unknown'; readonly hole: string } | null {
  if (own.trim() === '') return { is: 'empty' };
  const [wanted, found] = [holesOf(shipped), holesOf(own)];
  const missing = wanted.find((hole) => !found.includes(hole));
  if (missing !== undefined) return { is: 'missing', hole: missing };
  const unknown = found.find((hole) => !wanted.includes(hole));
  if (unknown !== undefined) return { is: 'unknown', hole: unknown };
  const brace = /[{}]/.exec(own.replaceAll(/\{\w+\}/g, ''))?.[0];
  return brace === undefined ? null : { is: 'unknown', hole: brace };
}

function holesOf(text: string): readonly string[] {
  return text.match(/\{\w+\}/g) ?? [];
}

/** The names of the texts in which `search` is found: in what ships, or in a site's own words. */
export function found(shipped: Texts, own: Texts, search: string): readonly string[] {
  const words = search.trim().toLowerCase();
  return Object.keys(shipped).filter((name) =>
    `${shipped[name]}\n${own[name] ?? ''}`.toLowerCase().includes(words),
  );
}

/** The own words of all languages after those of one have changed. */
export function withTexts(
  all: readonly { readonly language: string; readonly words: Texts }[],
  language: string,
  words: Texts,
): readonly { readonly language: string; readonly words: Texts }[] {
  const others = all.filter((one) => one.language !== language);
  return Object.keys(words).length === 0 ? others : [...others, { language, words }];
}
