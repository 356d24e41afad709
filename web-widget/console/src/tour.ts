import { list, object, text } from '@firsthand/shared/decode.ts';
import { nothing, type Rest } from '@firsthand/shared/rest.ts';

/** What a tour of the console shows, in this order; then it offers to practise. */
export const STEPS = [
  'available',
  'inbox',
  'card',
  'composer',
  'notes',
  'verdict',
  'keys',
  'alerts',
  'end',
] as const;
export type Step = (typeof STEPS)[number];

/** How many steps show something. */
export const SHOWN = STEPS.length - 1;

/** Where a tour stands. A chat that comes has it wait, until it is wanted again. */
export type TourAt =
  | { readonly is: 'off' }
  | { readonly is: 'on'; readonly step: number }
  | { readonly is: 'waiting'; readonly step: number };

export type TourEvent = 'begin' | 'next' | 'back' | 'end' | 'chatComes' | 'goOn';

/** Where the tour stands after this. */
export function tourAfter(now: TourAt, event: TourEvent): TourAt {
  switch (event) {
    case 'begin':
      return { is: 'on', step: 0 };
    case 'end':
      return { is: 'off' };
    case 'chatComes':
      return now.is === 'on' ? { is: 'waiting', step: now.step } : now;
    case 'goOn':
      return now.is === 'waiting' ? { is: 'on', step: now.step } : now;
    case 'next':
    case 'back': {
      if (now.is !== 'on') return now;
      const step = now.step + (event === 'next' ? 1 : -1);
      return { is: 'on', step: Math.min(Math.max(step, 0), STEPS.length - 1) };
    }
  }
}

const PATH = '/api/v1/tours';
const toursSeen = object({ seen: list(text) });

/** Whether the agent has never been here, on any device. Where nobody can tell, they have. */
export async function isFirstTime(rest: Pick<Rest, 'request'>): Promise<boolean> {
  const answer = await rest.request('GET', PATH, toursSeen);
  return answer.ok && !answer.value.seen.includes('console');
}

/** Has the tour never begin by itself again. */
export async function begun(rest: Pick<Rest, 'request'>): Promise<void> {
  await rest.request('PUT', `${PATH}/console`, nothing, {});
}

/** A part of the page, in its window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP = 14;
const EDGE = 12;

/**
 * Where a card stands so that it points at a part of the page and does not cover it: beside it, else below,
 * else above; in the middle where there is nothing to point at.
 */
export function cardPlace(
  target: Box | null,
  card: Size,
  page: Size,
): { readonly left: number; readonly top: number } {
  const within = (at: number, size: number, room: number) =>
    Math.round(Math.max(EDGE, Math.min(at, room - size - EDGE)));
  const at = (left: number, top: number) => ({
    left: within(left, card.width, page.width),
    top: within(top, card.height, page.height),
  });
  if (target === null) {
    return at((page.width - card.width) / 2, (page.height - card.height) / 2);
  }
  const room = card.width + GAP + EDGE;
  if (page.width - target.right >= room) return at(target.right + GAP, target.top);
  if (target.left >= room) return at(target.left - GAP - card.width, target.top);
  const below = page.height - target.bottom >= card.height + GAP + EDGE;
  return at(target.left, below ? target.bottom + GAP : target.top - GAP - card.height);
}
