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

/** The responses that fit a typed word, best first: by shortcut, then title, then text. */
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
        one.rank - other.rank || one.response.shortcut.localeCompare(other.response.shortcut),
    )
    .map(({ response }) => response);
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
  const values: Readonly<Record<string, string>> = {
    'visitor.firstName': firstName(visitor),
    'visitor.name': visitor,
    'agent.firstName': firstName(names.agent),
    'agent.name': names.agent,
  };
  return text.replaceAll(
    /(,?[ \t]?)\{\{\s*([A-Za-z.]+)\s*\}\}/g,
    (whole, before: string, name: string) => {
      const value = values[name];
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
