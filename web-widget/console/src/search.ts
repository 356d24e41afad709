import { batch, type ReadonlySignal, signal } from '@preact/signals';
import { list, maybe, number, object, oneOf, text, truth } from '@firsthand/shared/decode.ts';
import type { Problem, Rest } from '@firsthand/shared/rest.ts';

const named = object({ id: text, name: text });

/** A conversation that was found: its latest message that fits, in pieces of plain text. */
const found = object({
  conversation: text,
  site: text,
  state: oneOf('bot', 'queued', 'ringing', 'human', 'followUp', 'closed'),
  visitorName: maybe(text),
  agent: maybe(named),
  team: maybe(text),
  lastAt: text,
  seq: maybe(number),
  at: text,
  by: maybe(oneOf('VISITOR', 'BOT', 'AGENT', 'COLLEAGUE')),
  speaker: maybe(named),
  matches: number,
  snippet: list(object({ text, found: truth })),
  tags: list(text),
  ratings: list(object({ stars: number, of: oneOf('BOT', 'PERSON') })),
});
export type Found = ReturnType<typeof found>;

/** One page of what was found. */
export const page = object({ found: list(found), next: maybe(text) });

/** What narrows a search; an empty text narrows nothing. Dates are days such as 2026-03-04. */
export interface Filters {
  readonly by: string;
  readonly agent: string;
  readonly team: string;
  readonly tag: string;
  readonly site: string;
  readonly state: string;
  readonly from: string;
  readonly to: string;
}

export const ANYTHING: Filters = {
  by: '',
  agent: '',
  team: '',
  tag: '',
  site: '',
  state: '',
  from: '',
  to: '',
};

/** What a search came to. While another one is under way, the last results stay. */
export interface Results {
  readonly is: 'none' | 'searching' | 'found' | 'failed';
  readonly found: readonly Found[];
  readonly next: string | null;
  readonly problem: Problem | null;
}

const NONE: Results = { is: 'none', found: [], next: null, problem: null };

/** Where a transcript is to be opened; `n` counts, so that the same place can be wanted again. */
export interface Spot {
  readonly conversation: string;
  readonly seq: number;
  readonly n: number;
}

/** Search over all transcripts. */
export interface Search {
  readonly shown: ReadonlySignal<boolean>;
  readonly query: ReadonlySignal<string>;
  readonly filters: ReadonlySignal<Filters>;
  readonly results: ReadonlySignal<Results>;
  readonly spot: ReadonlySignal<Spot | null>;
  /** How often the search was asked for: the field takes the focus each time. */
  readonly wanted: ReadonlySignal<number>;
  show(query?: string): void;
  /** Shows all that these filters leave, whatever was looked for before. */
  showAll(some: Partial<Filters>): void;
  hide(): void;
  type(query: string): void;
  narrow(filters: Partial<Filters>): void;
  more(): void;
  again(): void;
  /** Names the message at which the conversation is to be opened. */
  aim(hit: Pick<Found, 'conversation' | 'seq'>): void;
}

/** How long typing may pause before it is searched. */
export const PAUSE_MS = 250;

/** Rows of one page. */
const PAGE = 25;

/**
 * A search that asks the server when typing pauses.
 *
 * @param after runs something later, and gives back what calls it off
 */
export function searchOf(
  rest: Pick<Rest, 'request'>,
  after: (ms: number, run: () => void) => () => void,
): Search {
  const shown = signal(false);
  const query = signal('');
  const filters = signal(ANYTHING);
  const results = signal(NONE);
  const spot = signal<Spot | null>(null);
  const wanted = signal(0);
  let asked = 0;
  let cancel: () => void = () => undefined;

  async function ask(before: string | null): Promise<void> {
    cancel();
    const mine = ++asked;
    const path = pathOf(query.peek(), filters.peek(), before);
    if (path === null) {
      results.value = NONE;
      return;
    }
    results.value = { ...results.peek(), is: 'searching', problem: null };
    const answer = await rest.request('GET', path, page);
    if (mine !== asked) return;
    const earlier = before === null ? [] : results.peek().found;
    results.value = answer.ok
      ? {
          is: 'found',
          found: [...earlier, ...answer.value.found],
          next: answer.value.next,
          problem: null,
        }
      : { ...results.peek(), is: 'failed', problem: answer.problem };
  }

  function soon(): void {
    cancel();
    cancel = after(PAUSE_MS, () => void ask(null));
  }

  return {
    shown,
    query,
    filters,
    results,
    spot,
    wanted,
    show(text) {
      batch(() => {
        shown.value = true;
        wanted.value++;
        if (text !== undefined) query.value = text;
      });
      if (text !== undefined) void ask(null);
    },
    showAll(some) {
      batch(() => {
        shown.value = true;
        wanted.value++;
        query.value = '';
        filters.value = { ...ANYTHING, ...some };
      });
      void ask(null);
    },
    hide() {
      shown.value = false;
    },
    type(text) {
      query.value = text;
      soon();
    },
    narrow(some) {
      filters.value = { ...filters.peek(), ...some };
      void ask(null);
    },
    more() {
      const { next, is } = results.peek();
      if (next !== null && is !== 'searching') void ask(next);
    },
    again() {
      void ask(null);
    },
    aim(hit) {
      spot.value =
        hit.seq === null
          ? null
          : { conversation: hit.conversation, seq: hit.seq, n: (spot.peek()?.n ?? 0) + 1 };
    },
  };
}

/** How many filters narrow. */
export function narrowing(filters: Filters): number {
  return Object.values(filters).filter((each) => each !== '').length;
}

/** The request for a search; null where nothing is looked for. */
export function pathOf(query: string, filters: Filters, before: string | null): string | null {
  const asked = new URLSearchParams();
  if (query.trim() !== '') asked.set('q', query.trim().slice(0, 200));
  for (const [name, value] of Object.entries(filters)) {
    if (typeof value !== 'string' || value === '') continue;
    if (name === 'from') setTime(asked, name, dayBegins(value, 0));
    else if (name === 'to') setTime(asked, name, dayBegins(value, 1));
    else asked.set(name, value);
  }
  if ([...asked.keys()].length === 0) return null;
  asked.set('limit', String(PAGE));
  if (before !== null) asked.set('before', before);
  return `/api/v1/search?${asked.toString()}`;
}

function setTime(asked: URLSearchParams, name: string, at: Date | null): void {
  if (at !== null) asked.set(name, at.toISOString());
}

/** The midnight, on this machine, with which a day begins, or the one some days later. */
function dayBegins(day: string, later: number): Date | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return null;
  const at = new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]) + later);
  return Number.isNaN(at.getTime()) ? null : at;
}
