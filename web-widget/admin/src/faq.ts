import { timing } from './validity.ts';
import {
  isObject,
  list,
  maybe,
  number,
  object,
  oneOf,
  or,
  text,
} from '@firsthand/shared/decode.ts';
import type { Problem } from '@firsthand/shared/rest.ts';

/** One question that the bot can answer. */
export const faqEntry = object({
  id: text,
  question: text,
  phrasings: or(list(text), []),
  answer: text,
  category: or(text, ''),
  language: or(text, 'en'),
  quickReplies: or(list(text), []),
  validFrom: maybe(text),
  validUntil: maybe(text),
});
export type FaqEntry = ReturnType<typeof faqEntry>;

export const faq = object({
  version: number,
  model: text,
  modelState: or(oneOf('loading', 'ready', 'absent'), 'ready'),
  reason: maybe(text),
  zone: or(text, 'UTC'),
  entries: list(faqEntry),
});
export type Faq = ReturnType<typeof faq>;

export const savedEntry = object({ version: number });

/** Where an entry is changed or removed, as it was read from a version of the FAQ. */
export function entryAt(path: string, { id }: FaqEntry, basedOn: number): string {
  return `${path}/${encodeURIComponent(id)}?basedOn=${basedOn}`;
}

/** The version that the FAQ has now, where somebody changed first what was to be changed. */
export function newerVersion({ code, body }: Problem): number | null {
  if (code !== 'STALE_VERSION' || !isObject(body)) return null;
  return typeof body['current'] === 'number' ? body['current'] : null;
}

export const imported = object({
  version: number,
  entries: number,
  created: or(number, 0),
  changed: or(number, 0),
  removed: or(number, 0),
  changes: or(
    list(
      object({
        kind: oneOf('CREATED', 'CHANGED', 'REMOVED'),
        id: text,
        question: text,
        fields: list(text),
      }),
    ),
    [],
  ),
  errors: or(list(object({ line: number, message: text })), []),
});
export type Imported = ReturnType<typeof imported>;

/** What an admin looks for among the entries; empty words mean all. */
export interface Wanted {
  readonly words: string;
  readonly category: string;
  readonly language: string;
  /** Those that are answers now, not yet, or no longer. */
  readonly timing: '' | 'now' | 'later' | 'over';
}

/** The entries that have all wanted words somewhere, in the given category and language. */
export function found(
  entries: readonly FaqEntry[],
  wanted: Wanted,
  now: number,
): readonly FaqEntry[] {
  const words = wanted.words.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return entries.filter((entry) => {
    if (wanted.category !== '' && entry.category !== wanted.category) return false;
    if (wanted.language !== '' && entry.language !== wanted.language) return false;
    const is = timing(entry, now);
    if (wanted.timing !== '' && wanted.timing !== (is === 'always' ? 'now' : is)) return false;
    const all = [entry.id, entry.question, ...entry.phrasings, entry.answer]
      .join('\n')
      .toLocaleLowerCase();
    return words.every((word) => all.includes(word));
  });
}

/** The different values of a field, in order. */
export function valuesOf(
  entries: readonly FaqEntry[],
  field: 'category' | 'language',
): readonly string[] {
  return [...new Set(entries.map((entry) => entry[field]))]
    .filter((value) => value !== '')
    .toSorted((one, other) => one.localeCompare(other));
}

/** Markdown as one line of plain words, for a list. */
export function plainly(markdown: string): string {
  return markdown
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*_`#]+|^\s*-\s+/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** The lines of a text field as a list, without empty ones. */
export function linesIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The format that a file's name tells. */
export function formatOf(name: string): 'csv' | 'markdown' | 'json' {
  const lower = name.toLowerCase();
  if (lower.endsWith('.csv')) return 'csv';
  return lower.endsWith('.md') || lower.endsWith('.markdown') ? 'markdown' : 'json';
}

/** How often each entry was the answer in the last days, and the thumbs that it got. */
export const usage = object({
  days: number,
  entries: list(object({ entry: text, answered: number, helpful: number, unhelpful: number })),
});
export type Usage = ReturnType<typeof usage>;
