import { fieldsOf } from '@firsthand/shared/embed.ts';
import { choose, localeFor, type Words, words } from '@firsthand/shared/i18n.ts';
import { en, type WidgetText } from './en.ts';

/** Puts the widget's texts into words. */
export type Say = Words<WidgetText>;

/** Where the words of each language but English are loaded from. */
const catalogues: Readonly<Record<string, URL>> = {
  de: new URL('./de.json', import.meta.url),
  fr: new URL('./fr.json', import.meta.url),
  es: new URL('./es.json', import.meta.url),
  ar: new URL('./ar.json', import.meta.url),
};

/** The languages that the widget speaks, English first. */
export const languages: readonly string[] = ['en', ...Object.keys(catalogues)];

/** The words of the first of `wanted` that the widget speaks; loads them where they are not English. */
export async function wordsFor(wanted: readonly string[]): Promise<Say> {
  const language = choose(wanted, languages);
  const address = catalogues[language];
  const locale = localeFor(wanted, language);
  if (address === undefined) return words('en', en, locale);
  try {
    const told = fieldsOf(await (await fetch(address)).json());
    return words(language, { ...en, ...textsIn(told) }, locale);
  } catch {
    return words('en', en);
  }
}

function textsIn(told: Readonly<Record<string, unknown>>): Partial<Record<WidgetText, string>> {
  return Object.fromEntries(Object.entries(told).filter(([, text]) => typeof text === 'string'));
}
