import type { AgentEvent, OpenPromise, Summary } from './wire.ts';

/** The open promises of a conversation after one more event. */
export function promisesAfter(
  open: ReadonlyMap<number, OpenPromise>,
  seq: number,
  event: AgentEvent,
): ReadonlyMap<number, OpenPromise> {
  if (event.type === 'promised') {
    const { kind, due, agent: owner } = event;
    return added(open, { id: seq, kind, text: '', due }, owner);
  }
  if (event.type === 'promiseMade') {
    const { agent: by, text, due, owner } = event;
    return added(open, { id: seq, kind: 'OWN', by, text, due }, owner);
  }
  if (event.type === 'promiseMoved') {
    const promise = open.get(event.promise);
    if (promise === undefined) return open;
    const { owner: _, quietUntil: __, ...rest } = promise;
    return added(open, { ...rest, due: event.due }, event.owner);
  }
  if (event.type === 'promiseSnoozed') {
    const promise = open.get(event.promise);
    return promise === undefined
      ? open
      : new Map(open).set(promise.id, { ...promise, quietUntil: event.until });
  }
  if (event.type === 'promisesKept') {
    const rest = new Map(open);
    for (const promise of event.promises) rest.delete(promise);
    return rest;
  }
  return open;
}

function added(
  open: ReadonlyMap<number, OpenPromise>,
  promise: OpenPromise,
  owner: string | undefined,
): ReadonlyMap<number, OpenPromise> {
  return new Map(open).set(promise.id, owner === undefined ? promise : { ...promise, owner });
}

/** Whether what was promised in a conversation first is due already. */
export function isOverdue({ due }: Pick<Summary, 'due'>, now: number): boolean {
  return due !== undefined && Date.parse(due) <= now;
}

/** Whether a follow-up is this agent's to keep: their own promise, or one that anybody may keep. */
export function isForMe(summary: Summary, me: string): boolean {
  return summary.dueOwner === undefined || summary.dueOwner === me;
}

/** Whether something may be promised in a conversation that is not this agent's own. */
export function mayPromise({ state }: Summary): boolean {
  return state !== 'human' && state !== 'closed';
}

/** Moments that are promised with one click. */
export type Soon = 'hour' | 'today' | 'tomorrow';

/** The moments that may be promised at `now`, by this machine's clock: in an hour, today at 17:00, tomorrow at 9:00. */
export function soonFrom(now: Date): Readonly<Partial<Record<Soon, Date>>> {
  const at = (days: number, hour: number) =>
    new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour);
  const today = at(0, 17);
  return {
    hour: new Date(now.getTime() + 3_600_000),
    ...(today > now ? { today } : {}),
    tomorrow: at(1, 9),
  };
}

/** A moment as a field for local date and time wants it. */
export function fieldOf(moment: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}
