import { words } from '@firsthand/shared/i18n.ts';
import { en, type Key } from './words/en.ts';

/** Puts a key of the admin pages into words. */
export const t = words<Key>('en', en);
export type { Key };
