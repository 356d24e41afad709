import { fieldsOf } from '@firsthand/shared/embed.ts';
import { choose, localeFor, type Words, words } from '@firsthand/shared/i18n.ts';
import { insist } from '../insist.ts';
import type en from './en.json';
import type enLater from './en.later.json';

/** The name of one of the widget's texts. */
export type WidgetText = keyof typeof en | keyof typeof enLater;

/** Puts the widget's texts into words. */
export type Say = Words<WidgetText>;

type Catalogue = Partial<Record<WidgetText, string>>;

/** What stands in the names of the files with words, so that browsers can keep them. */
declare const WORDS: string;

/** The languages that the widget speaks, English first. */
export const languages = ['en', 'de', 'fr', 'es', 'ar'];

let language = 'en';
let shipped: Catalogue = {};
let own: Catalogue = {};
/** What is said: our words, and a site's own in place of them. */
let catalogue: Catalogue = {};
let more: Promise<void> | undefined;

async function load(file: string): Promise<Catalogue> {
  const told: unknown = await (
    await fetch(new URL(/* @vite-ignore */ `./${file}${WORDS}.json`, import.meta.url))
  ).json();
  if (!isCatalogue(told)) throw Error('No words.');
  return told;
}

/** The first of `wanted` that the widget speaks. */
export function languageFor(wanted: readonly string[]): string {
  return choose(wanted, languages);
}

/** Takes a site's own words in place of ours; what is no text is passed over. */
export function ownWords(told: unknown): void {
  own = Object.fromEntries(
    Object.entries(fieldsOf(told)).filter(([, text]) => typeof text === 'string'),
  );
  Object.assign(catalogue, shipped, own);
}

/** The words of the first of `wanted` that the widget speaks; without them there is no chat. */
export async function wordsFor(wanted: readonly string[]): Promise<Say> {
  language = languageFor(wanted);
  more = undefined;
  shipped = await insist(() => load(language));
  catalogue = { ...shipped, ...own };
  return words(language, catalogue, localeFor(wanted, language));
}

/** Brings the words that nobody needs to begin with. */
export function laterWords(): Promise<void> {
  more ??= insist(() => load(`${language}.later`)).then((told) => {
    Object.assign(shipped, told);
    Object.assign(catalogue, shipped, own);
  });
  return more;
}

/** Whether these are texts by name; that none is missing, a test says. */
function isCatalogue(told: unknown): told is Catalogue {
  return Object.values(fieldsOf(told)).every((text) => typeof text === 'string');
}
