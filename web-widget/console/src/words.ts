import { words } from '@firsthand/shared/i18n.ts';
import { readable } from '@firsthand/shared/ui/why.tsx';
import type { OpenPromise } from './wire.ts';
import { en, type Key } from './words/en.ts';

/** Puts a key of the console into words. */
export const t = words<Key>('en', en);

/** Words for a count: the `.one` key for exactly one, else the `.many` key, with `{n}`. */
export function many(stem: Plural, n: number): string {
  return t(n === 1 ? `${stem}.one` : `${stem}.many`, { n });
}

type Plural = {
  [K in Key]: K extends `${infer Stem}.one` ? (`${Stem}.many` extends Key ? Stem : never) : never;
}[Key];

/** The words for a code of the protocol, such as a reason; an unknown code is shown readably. */
export function coded(family: string, code: string): string {
  const key = `${family}.${code}`;
  return isKey(key) ? t(key) : readable(code);
}

/** The words for one of a few reasons that have a name; anything else was said by a person. */
export function named(family: string, reason: string): string {
  const key = `${family}.${reason}`;
  return isKey(key) ? t(key) : reason;
}

/** What was promised, in words. */
export function promiseWords({ kind, text }: Pick<OpenPromise, 'kind' | 'text'>): string {
  return text === '' ? coded('promise.kind', kind === 'OWN' ? 'ANSWER' : kind) : text;
}

function isKey(key: string): key is Key {
  return Object.hasOwn(en, key);
}
