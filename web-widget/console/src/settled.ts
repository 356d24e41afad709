import type { Item, Transcript } from './transcript.ts';
import type { Settled } from './wire.ts';

/** The most points, and the most characters of one, that the server takes. */
export const MOST_SETTLED = 10;
export const LONGEST_SETTLED = 300;

/** A settled point as the agent is about to note it; only what is `chosen` is noted. */
export interface SettledDraft {
  readonly text: string;
  readonly entry: string | null;
  readonly chosen: boolean;
}

/** An FAQ entry that a point may be about. */
export interface EntryNamed {
  readonly entry: string;
  readonly title: string;
}

/**
 * What may be noted when the bot gets the chat back: what stands already, and the answers of the bot that
 * the visitor did not reject. What the visitor called helpful is chosen beforehand.
 */
export function settledDrafts({ items, settled }: Transcript): readonly SettledDraft[] {
  const drafts: SettledDraft[] = settled.map((point) => ({
    text: point.text,
    entry: point.entry ?? null,
    chosen: true,
  }));
  const known = new Set(drafts.map(({ entry }) => entry));
  for (const item of items.toReversed()) {
    if (drafts.length >= MOST_SETTLED) break;
    if (item.is !== 'bot' || item.entry === null || known.has(item.entry)) continue;
    known.add(item.entry);
    if (item.helpful === false || wasRejected(items, item.seq)) continue;
    drafts.push({ text: plain(item.text), entry: item.entry, chosen: item.helpful === true });
  }
  return drafts;
}

/** The points to send: chosen, not empty, one for each entry. */
export function settledOf(drafts: readonly SettledDraft[]): readonly Settled[] {
  const taken = new Set<string>();
  return drafts
    .filter(({ chosen, text }) => chosen && text.trim() !== '')
    .filter(({ entry }) => {
      if (entry === null) return true;
      const first = !taken.has(entry);
      taken.add(entry);
      return first;
    })
    .slice(0, MOST_SETTLED)
    .map(({ text, entry }) => ({ text: text.trim(), ...(entry === null ? {} : { entry }) }));
}

/** The FAQ entries that came up in the chat, latest first. */
export function entriesOf({ items }: Pick<Transcript, 'items'>): readonly EntryNamed[] {
  const named = new Map<string, string>();
  for (const item of items.toReversed()) {
    if (item.is !== 'bot' && item.is !== 'line') continue;
    for (const { entry, title } of item.why?.candidates ?? []) {
      if (!named.has(entry)) named.set(entry, title);
    }
    if (item.is === 'bot' && item.entry !== null && !named.has(item.entry)) {
      named.set(item.entry, item.entry);
    }
  }
  return [...named].map(([entry, title]) => ({ entry, title }));
}

const REJECTING = ['UNHELPFUL', 'REPEATED', 'FRUSTRATED'];

/** Whether the next thing that the visitor made of it was a complaint that brought a person. */
function wasRejected(items: readonly Item[], answer: number): boolean {
  for (const item of items) {
    if (item.seq <= answer) continue;
    if (item.is === 'bot' && item.entry !== null) return false;
    if (item.is === 'line' && item.event.type === 'escalated') {
      return REJECTING.includes(item.event.reason);
    }
  }
  return false;
}

/** An answer without its marks, cut at the end of a sentence where it is long. */
function plain(markdown: string): string {
  const text = markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/[*_`#>]+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
  if (text.length <= LONGEST_SETTLED) return text;
  const cut = text.slice(0, LONGEST_SETTLED - 1);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('! '), cut.lastIndexOf('? '));
  return end > 0 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}
