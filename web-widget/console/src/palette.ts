import type { Inbox } from './inbox.ts';
import type { Shortcut } from './keys.ts';
import type { Summary } from './wire.ts';

/** Something that can be done from the palette. */
export interface Action {
  readonly name: string;
  /** The keys that do the same, to be learned in passing; empty for none. */
  readonly keys: string;
  readonly does: Shortcut;
}

/** What the palette offers for what is typed. */
export type Choice =
  | { readonly is: 'conversation'; readonly summary: Summary }
  | { readonly is: 'action'; readonly action: Action }
  | { readonly is: 'search'; readonly query: string };

const MOST_CONVERSATIONS = 6;
const MOST_ACTIONS = 8;

/**
 * What fits: conversations by name, words and number, then actions, and the search over everything. With
 * nothing typed, the conversations last touched and the first actions.
 */
export function choicesOf(
  typed: string,
  inbox: Inbox,
  actions: readonly Action[],
): readonly Choice[] {
  const wanted = folded(typed).split(' ').filter(Boolean);
  const conversations = [...inbox.summaries.values()]
    .filter(({ visitorName, preview, conversation }) =>
      fits(wanted, `${visitorName ?? ''} ${preview ?? ''} ${conversation}`),
    )
    .toSorted((one, other) => rank(other, wanted) - rank(one, wanted) || byTime(one, other))
    .slice(0, MOST_CONVERSATIONS);
  const found = actions.filter(({ name }) => fits(wanted, name)).slice(0, MOST_ACTIONS);
  return [
    ...conversations.map((summary): Choice => ({ is: 'conversation', summary })),
    ...found.map((action): Choice => ({ is: 'action', action })),
    ...(wanted.length === 0 ? [] : [{ is: 'search', query: typed.trim() } as const]),
  ];
}

/** Whose name begins with what was typed stands above whose words only hold it. */
function rank({ visitorName }: Summary, wanted: readonly string[]): number {
  const name = folded(visitorName ?? '');
  return wanted.some((each) => name.startsWith(each) || name.includes(` ${each}`)) ? 1 : 0;
}

function byTime(one: Summary, other: Summary): number {
  return Date.parse(other.lastAt) - Date.parse(one.lastAt);
}

function fits(wanted: readonly string[], text: string): boolean {
  const within = folded(text);
  return wanted.every((each) => within.includes(each));
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
