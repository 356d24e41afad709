import { folded } from './targets.ts';
import type { Colleague, Mention } from './wire.ts';

/** A chat in whose notes colleagues named this agent. */
export interface Mentioned extends Mention {
  /** Up to which number this window has seen them read; 0 for none. */
  readonly read: number;
}

/** The most colleagues that one note may name, as the server counts. */
export const MOST_MENTIONED = 10;

/** Chats that were read lately stay in the list, so that nothing jumps away from under the hand. */
const MOST_READ = 20;

/** Whether there is something in it that this agent has not read. */
export function isUnread({ seq, read }: Mentioned): boolean {
  return seq > read;
}

/** What of a mention was told, to tell of it once: it is news again with each note. */
export function newsOfMention({ conversation, seq }: Mention): string {
  return `${conversation} ${seq}`;
}

/** What names this agent after the server told all that is unread: what it names no more is read. */
export function mentionsAfter(
  before: readonly Mentioned[],
  told: readonly Mention[],
): readonly Mentioned[] {
  const known = new Map(before.map((each) => [each.conversation, each]));
  const unread = told.map((each) => ({
    ...each,
    read: known.get(each.conversation)?.read ?? 0,
  }));
  const listed = new Set(told.map(({ conversation }) => conversation));
  const read = before
    .filter(({ conversation }) => !listed.has(conversation))
    .map((each) => ({ ...each, read: each.seq }))
    .slice(0, MOST_READ);
  return [...unread, ...read].toSorted(
    (one, other) => Date.parse(other.at) - Date.parse(one.at) || other.seq - one.seq,
  );
}

/** The same after this agent has read a chat up to a number. */
export function mentionsRead(
  mentions: readonly Mentioned[],
  conversation: string,
  seq: number,
): readonly Mentioned[] {
  return mentions.some((each) => each.conversation === conversation && each.read < seq)
    ? mentions.map((each) =>
        each.conversation === conversation ? { ...each, read: Math.max(each.read, seq) } : each,
      )
    : mentions;
}

/** Where a chat names this agent first and is not read; null where it does not. */
export function unreadIn(mentions: readonly Mentioned[], conversation: string): number | null {
  const found = mentions.find((each) => each.conversation === conversation);
  return found !== undefined && isUnread(found) ? Math.max(found.first, found.read + 1) : null;
}

/** An `@word` that is being typed, from `start` to the cursor. */
export interface AtWord {
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

/** The @ word before the cursor, at the start of a word: a name, or the first two words of one. */
export function atWordAt(text: string, cursor: number): AtWord | null {
  const match = /(?:^|[\s(])@((?:[\p{L}\p{N}_.'’-]+ )?[\p{L}\p{N}_.'’-]*)$/u.exec(
    text.slice(0, cursor),
  );
  const word = match?.[1];
  // A blank ends a name, unless more of one follows.
  if (word === undefined || word.endsWith(' ')) return null;
  return { start: cursor - word.length - 1, end: cursor, word };
}

/** The colleagues whose names fit what is typed: first those that begin so, then those of whom a word does. */
export function colleaguesFor(
  typed: string,
  me: string,
  colleagues: readonly Colleague[],
): readonly Colleague[] {
  const wanted = folded(typed);
  return colleagues
    .map((colleague) => ({ colleague, rank: rankOf(folded(colleague.agent.name), wanted) }))
    .filter(({ colleague, rank }) => colleague.agent.id !== me && rank < 3)
    .toSorted(
      (one, other) =>
        one.rank - other.rank || one.colleague.agent.name.localeCompare(other.colleague.agent.name),
    )
    .map(({ colleague }) => colleague);
}

function rankOf(name: string, wanted: string): number {
  if (name.startsWith(wanted)) return 0;
  if (name.includes(` ${wanted}`)) return 1;
  return wanted.length > 1 && name.includes(wanted) ? 2 : 3;
}

/** Somebody of the staff by id and name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A part of a note: words, or the name of a colleague who is meant by it. */
export type Part =
  | { readonly is: 'words'; readonly text: string }
  | { readonly is: 'name'; readonly text: string; readonly ids: readonly string[] };

const IN_A_WORD = /[\p{L}\p{N}_]/u;

/** A text cut at the names of these people, each with an @ before it; the longest name counts. */
export function partsOf(text: string, people: readonly Named[]): readonly Part[] {
  const names = [...new Set(people.map(({ name }) => name))]
    .filter((name) => name !== '')
    .toSorted((one, other) => other.length - one.length);
  const parts: Part[] = [];
  let done = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (at < done || IN_A_WORD.test(text.charAt(at - 1))) continue;
    const name = names.find(
      (each) => text.startsWith(each, at + 1) && !IN_A_WORD.test(text.charAt(at + 1 + each.length)),
    );
    if (name === undefined) continue;
    if (at > done) parts.push({ is: 'words', text: text.slice(done, at) });
    done = at + 1 + name.length;
    const ids = people.filter((each) => each.name === name).map(({ id }) => id);
    parts.push({ is: 'name', text: text.slice(at, done), ids });
  }
  if (done < text.length || parts.length === 0) {
    parts.push({ is: 'words', text: text.slice(done) });
  }
  return parts;
}

/**
 * Whom a note names, each once and in order. Of several of one name those are meant who were picked; all
 * of them, where none was.
 */
export function mentionedIn(
  text: string,
  people: readonly Named[],
  picked: readonly Named[],
): readonly string[] {
  const chosen = new Set(picked.map(({ id }) => id));
  const named = partsOf(text, people).flatMap((part) => {
    if (part.is === 'words') return [];
    const meant = part.ids.filter((id) => chosen.has(id));
    return meant.length > 0 ? meant : part.ids;
  });
  return [...new Set(named)];
}

/** Whom a note can name: the staff but this agent; while they are not known, who was picked before. */
export function peopleFor(
  me: string,
  colleagues: readonly Colleague[],
  picked: readonly Named[],
): readonly Named[] {
  return colleagues.length === 0
    ? picked
    : colleagues.flatMap(({ agent: { id, name } }) => (id === me ? [] : [{ id, name }]));
}
