import { words } from '@firsthand/shared/i18n.ts';
import { en, type Key } from './words/en.ts';

/** Puts a key of the admin pages into words. */
export const t = words<Key>('en', en);
/** Words for a count: the `.one` key for exactly one, else the `.many` key, with `{n}`. */
export function many(stem: Plural, n: number): string {
  return t(n === 1 ? `${stem}.one` : `${stem}.many`, { n });
}

type Plural = {
  [K in Key]: K extends `${infer Stem}.one` ? (`${Stem}.many` extends Key ? Stem : never) : never;
}[Key];

export type { Key };
