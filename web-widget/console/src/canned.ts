import type { CannedResponse } from '@firsthand/shared/staff.ts';

/** A `/word` that is being typed, from `start` to the cursor. */
export interface SlashWord {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** The slash word before the cursor: at the start of the text or after white space. */
export function slashWordAt(text: string, cursor: number): SlashWord | null {
  const match = /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u.exec(text.slice(0, cursor));
  if (match === null) return null;
  const word = match[1] ?? '';
  return { start: cursor - word.length - 1, end: cursor, word };
}

const NEAREST_FIRST = ['own', 'team', 'everybody'] as const;

/**
 * The responses that fit a typed word, best first: by shortcut, then title, then text; what is nearer to the
 * agent comes first among equals: their own, their teams', everybody's.
 */
export function fitting(
  responses: readonly CannedResponse[],
  word: string,
): readonly CannedResponse[] {
  const wanted = word.toLocaleLowerCase();
  return responses
    .map((response) => ({ response, rank: rankOf(response, wanted) }))
    .filter(({ rank }) => rank < 4)
    .toSorted(
      (one, other) =>
        one.rank - other.rank ||
        nearness(one.response) - nearness(other.response) ||
        one.response.shortcut.localeCompare(other.response.shortcut),
    )
    .map(({ response }) => response);
}

function nearness({ whose }: CannedResponse): number {
  return NEAREST_FIRST.indexOf(whose);
}

function rankOf(response: CannedResponse, wanted: string): number {
  const shortcut = response.shortcut.toLocaleLowerCase();
  if (shortcut.startsWith(wanted)) return 0;
  if (shortcut.includes(wanted)) return 1;
  if (response.title.toLocaleLowerCase().includes(wanted)) return 2;
  return wanted.length > 2 && response.text.toLocaleLowerCase().includes(wanted) ? 3 : 4;
}

/** Names that a canned response may speak of. An unknown visitor has none. */
export interface Names {
  readonly visitor: string | null;
  readonly agent: string;
}

/**
 * The response's words with its placeholders filled. Where the visitor's name is not known, the
 * placeholder goes, with the comma or space before it.
 */
export function filled(text: string, names: Names): string {
  const visitor = names.visitor?.trim() ?? '';
  const values = new Map<string, string>([
    ['visitor.firstName', firstName(visitor)],
    ['visitor.name', visitor],
    ['agent.firstName', firstName(names.agent)],
    ['agent.name', names.agent],
  ] satisfies [Placeholder, string][]);
  return text.replaceAll(
    /(,?[ \t]?)\{\{\s*([A-Za-z.]+)\s*\}\}/g,
    (whole, before: string, name: string) => {
      const value = values.get(name);
      if (value === undefined) return whole;
      return value === '' ? '' : before + value;
    },
  );
}

/** The first word of a name. */
export function firstName(name: string): string {
  return name.trim().split(/\s+/u)[0] ?? '';
}

/** The text with the slash word replaced, and where the cursor stands then. */
export function inserted(
  text: string,
  slash: SlashWord,
  words: string,
): { readonly text: string; readonly cursor: number } {
  const before = text.slice(0, slash.start);
  return { text: before + words + text.slice(slash.end), cursor: before.length + words.length };
}

/** What the placeholders are, as they are written. */
export const PLACEHOLDERS = [
  'visitor.firstName',
  'visitor.name',
  'agent.firstName',
  'agent.name',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Whether a text speaks of the visitor by name. */
export function namesVisitor(text: string): boolean {
  return /\{\{\s*visitor\./.test(text);
}

/** Words that were written to one visitor, made good for any: names become placeholders. */
export function generalised(text: string, names: Names): string {
  const visitor = names.visitor?.trim() ?? '';
  const spoken: readonly (readonly [string, Placeholder])[] = [
    [visitor, 'visitor.name'],
    [firstName(visitor), 'visitor.firstName'],
    [names.agent.trim(), 'agent.name'],
    [firstName(names.agent), 'agent.firstName'],
  ];
  return spoken.reduce(
    (words, [name, placeholder]) =>
      Array.from(name).length < 2
        ? words
        : words.replaceAll(
            new RegExp(`(?<![\\p{L}\\p{N}{.])${literally(name)}(?![\\p{L}\\p{N}])`, 'gu'),
            `{{${placeholder}}}`,
          ),
    text,
  );
}

function literally(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

/** A shortcut that a title suggests: its first words, as one. */
export function shortcutFor(title: string): string {
  return (
    title
      .toLocaleLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 2)
      .join('-')
      .slice(0, 40) ?? ''
  );
}

const TITLE_LENGTH = 60;

/** A title that a text suggests: how it begins. */
export function titleFor(text: string): string {
  const line = text.trim().split(/\n/u)[0]?.trim() ?? '';
  if (line.length <= TITLE_LENGTH) return line;
  return `${line.slice(0, TITLE_LENGTH).replace(/\s+\S*$/u, '')} …`;
}
