import { fieldsOf } from '@firsthand/shared/embed.ts';
import { choose, localeFor, type Words, words } from '@firsthand/shared/i18n.ts';
import type en from './en.json';

/** The name of one of the widget's texts. */
export type WidgetText = keyof typeof en;

/** Puts the widget's texts into words. */
export type Say = Words<WidgetText>;

/** Where the words of each language are loaded from. */
const catalogues = {
  en: new URL('./en.json', import.meta.url),
  de: new URL('./de.json', import.meta.url),
  fr: new URL('./fr.json', import.meta.url),
  es: new URL('./es.json', import.meta.url),
  ar: new URL('./ar.json', import.meta.url),
};

/** The languages that the widget speaks, English first. */
export const languages = Object.keys(catalogues);

const againInMs = 1000;

/**
 * The words of the first of `wanted` that the widget speaks. Without words there is no chat, so they are
 * asked for until they come.
 */
export async function wordsFor(wanted: readonly string[]): Promise<Say> {
  const language = choose(wanted, languages);
  for (;;) {
    try {
      const told: unknown = await (
        await fetch(new Map(Object.entries(catalogues)).get(language) ?? catalogues.en)
      ).json();
      if (isCatalogue(told)) return words(language, told, localeFor(wanted, language));
    } catch {
      // The network is away: the same again, a little later.
    }
    await new Promise((over) => setTimeout(over, againInMs));
  }
}

/** Whether these are texts by name; that none is missing, a test says. */
function isCatalogue(told: unknown): told is typeof en {
  return typeof fieldsOf(told)['chat'] === 'string';
}
