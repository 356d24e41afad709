import type { Transcript } from './transcript.ts';
import type { Judgement, Tried, Why } from './wire.ts';

/** A turn of the bot that an agent may judge. */
export interface Judgeable {
  readonly turn: number;
  /** What the bot had considered, best first. */
  readonly tried: readonly Tried[];
}

/** What an agent has said of a turn. */
export interface Judged {
  readonly judgement: Judgement;
  readonly entry: string | null;
}

/** In the order of their keys: 1, 2, 3. */
export const JUDGEMENTS: readonly Judgement[] = [
  'RIGHT_TO_ESCALATE',
  'BOT_COULD_HAVE_ANSWERED',
  'SHOULD_HAVE_COME_SOONER',
];

/**
 * The turn with which the bot stepped aside, or its last guess before that; null where it never
 * stepped aside, or said nothing that could be judged.
 */
export function judgeable({ earlier, items }: Transcript): Judgeable | null {
  const all = [...earlier, ...items];
  const last = all.findLastIndex((item) => item.is === 'line' && item.event.type === 'escalated');
  const turns = all
    .slice(0, last + 1)
    .flatMap((item) =>
      (item.is === 'bot' || item.is === 'line') && item.why !== null && isTurn(item.why)
        ? [{ turn: item.seq, tried: item.why.candidates }]
        : [],
    );
  return turns.findLast(({ tried }) => tried.length > 0) ?? turns.at(-1) ?? null;
}

/** Whether the bot took a turn; at a button, say, the house steps in without asking it. */
function isTurn({ occasion }: Why): boolean {
  return !['BUTTON', 'NONE_OF_THESE', 'FAILURE', 'FILE', 'TAKEN'].includes(occasion ?? '');
}

/** Whether a judgement can be given of this turn: an entry must be named where it needs one. */
export function mayJudge({ tried }: Judgeable, judgement: Judgement): boolean {
  return judgement !== 'BOT_COULD_HAVE_ANSWERED' || tried.length > 0;
}
