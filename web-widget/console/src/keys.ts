import { BOXES, type BoxName } from './inbox.ts';
import { JUDGEMENTS } from './judging.ts';
import type { Judgement } from './wire.ts';

/** What a key asks for. */
export type Shortcut =
  | { readonly do: Plain }
  | { readonly do: 'judge'; readonly judgement: Judgement }
  | { readonly do: 'box'; readonly box: BoxName };

/** What is asked for without anything beside it. */
type Plain =
  | 'help'
  | 'accept'
  | 'decline'
  | 'next'
  | 'previous'
  | 'open'
  | 'reply'
  | 'note'
  | 'ask'
  | 'transfer'
  | 'close'
  | 'giveBack'
  | 'take'
  | 'details'
  | 'promise'
  | 'gesture'
  | 'block'
  | 'back'
  | 'mute'
  | 'status'
  | 'wall'
  | 'search'
  | 'tag'
  | 'palette'
  | 'practise'
  | 'responses'
  | 'tour';

/** A key press, and where it happened. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly alt: boolean;
  readonly ctrl: boolean;
  readonly meta: boolean;
  /** Whether the focus is where letters are typed. */
  readonly typing: boolean;
  /** Whether Enter already means something to what has the focus. */
  readonly onControl: boolean;
  readonly dialogOpen: boolean;
  readonly ringing: boolean;
}

const LETTERS: Readonly<Record<string, Shortcut>> = {
  '?': { do: 'help' },
  j: { do: 'next' },
  k: { do: 'previous' },
  r: { do: 'reply' },
  n: { do: 'note' },
  q: { do: 'ask' },
  t: { do: 'transfer' },
  e: { do: 'close' },
  b: { do: 'giveBack' },
  o: { do: 'take' },
  p: { do: 'promise' },
  g: { do: 'gesture' },
  i: { do: 'details' },
  m: { do: 'mute' },
  s: { do: 'status' },
  w: { do: 'wall' },
  f: { do: 'search' },
  l: { do: 'tag' },
  x: { do: 'block' },
  ...Object.fromEntries(
    JUDGEMENTS.map((judgement, i) => [String(i + 1), { do: 'judge', judgement }]),
  ),
};

/** The shortcut that a key press means here, or null. */
export function shortcutOf(press: KeyPress): Shortcut | null {
  if (press.dialogOpen) return null;
  if (isPaletteKey(press)) return { do: 'palette' };
  if (press.ctrl || press.meta) return null;
  if (press.alt) {
    const digit = /^Digit([1-9])$/.exec(press.code)?.[1];
    const box = digit === undefined ? undefined : BOXES[Number(digit) - 1];
    return box === undefined ? null : { do: 'box', box };
  }
  if (press.key === 'Escape') return { do: 'back' };
  if (press.typing) return null;
  if (press.ringing && (press.key === 'a' || press.key === 'A')) return { do: 'accept' };
  if (press.ringing && (press.key === 'd' || press.key === 'D')) return { do: 'decline' };
  if (press.ringing && press.key === 'Enter' && !press.onControl) return { do: 'accept' };
  return LETTERS[press.key] ?? null;
}

/** `Ctrl K`, and `⌘ K` where that is the custom; also while typing. */
function isPaletteKey({ key, ctrl, meta, alt }: KeyPress): boolean {
  return (ctrl || meta) && !alt && key.toLowerCase() === 'k';
}

/** The list that `?` shows: what each key does, by the words' keys. */
export const KEY_LIST: readonly { readonly keys: readonly string[]; readonly does: Does }[] = [
  { keys: ['A', 'Enter'], does: 'accept' },
  { keys: ['D'], does: 'decline' },
  { keys: ['J', 'K'], does: 'move' },
  { keys: ['R'], does: 'reply' },
  { keys: ['N'], does: 'note' },
  { keys: ['/'], does: 'canned' },
  { keys: ['Q'], does: 'ask' },
  { keys: ['T'], does: 'transfer' },
  { keys: ['B'], does: 'giveBack' },
  { keys: ['E'], does: 'close' },
  { keys: ['O'], does: 'take' },
  { keys: ['P'], does: 'promise' },
  { keys: ['G'], does: 'gesture' },
  { keys: ['1', '2', '3'], does: 'judge' },
  { keys: ['X'], does: 'block' },
  { keys: ['I'], does: 'details' },
  { keys: ['S'], does: 'status' },
  { keys: ['M'], does: 'mute' },
  { keys: ['W'], does: 'wall' },
  { keys: ['Ctrl', 'K'], does: 'palette' },
  { keys: ['F'], does: 'search' },
  { keys: ['L'], does: 'tag' },
  { keys: ['Alt', '1 … 8'], does: 'box' },
  { keys: ['Esc'], does: 'back' },
  { keys: ['?'], does: 'help' },
];

export type Does =
  | 'accept'
  | 'decline'
  | 'move'
  | 'reply'
  | 'note'
  | 'canned'
  | 'ask'
  | 'transfer'
  | 'giveBack'
  | 'close'
  | 'take'
  | 'promise'
  | 'gesture'
  | 'judge'
  | 'details'
  | 'status'
  | 'mute'
  | 'wall'
  | 'search'
  | 'palette'
  | 'tag'
  | 'block'
  | 'box'
  | 'back'
  | 'help';
