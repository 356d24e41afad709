import type { AgentStatus, AtWork, Wall, WallLine } from './wire.ts';

/** How the service stands: the share in percent, null where nobody has waited yet today. */
export interface Service {
  readonly percent: number | null;
  readonly tone: 'plain' | 'good' | 'warn' | 'bad';
}

/** Points below the target from which on the service is bad, and not only short of it. */
const FAR_BELOW = 10;

export function serviceOf({ service }: Wall): Service {
  if (service.counted === 0) return { percent: null, tone: 'plain' };
  const percent = Math.floor((100 * service.met) / service.counted);
  const short = service.targetPercent - percent;
  return { percent, tone: short <= 0 ? 'good' : short < FAR_BELOW ? 'warn' : 'bad' };
}

/** A wait and its limit. */
export interface Longest {
  readonly since: string;
  readonly alertAfterMs: number;
}

/** The longest wait of the whole house, and the limit of its team. */
export function longestOf(lines: readonly WallLine[]): Longest | null {
  const waits = lines.flatMap(({ first, alertAfterMs }) =>
    first.map(({ since }) => ({ since, alertAfterMs })),
  );
  return waits.toSorted((one, other) => Date.parse(one.since) - Date.parse(other.since))[0] ?? null;
}

/** How a wait is to be shown: calm, near its limit, or over it. */
export function toneOfWait(
  since: string,
  now: number,
  alertAfterMs: number,
): 'plain' | 'warn' | 'bad' {
  const waited = now - Date.parse(since);
  if (waited >= alertAfterMs) return 'bad';
  return waited * 2 >= alertAfterMs ? 'warn' : 'plain';
}

/** Whether an agent has no room left, a ringing chat included. */
export function isFull({ load, capacity, ringing }: AtWork): boolean {
  return load + (ringing === undefined ? 0 : 1) >= capacity;
}

const HERE: Readonly<Record<AgentStatus, number>> = {
  available: 0,
  lastChat: 1,
  busy: 1,
  away: 2,
  offline: 3,
};

/** Who has chats or could have some first, the fullest first; who is not there last. */
export function inOrder(agents: readonly AtWork[]): readonly AtWork[] {
  const share = ({ load, capacity }: AtWork) => load / Math.max(1, capacity);
  return agents.toSorted(
    (one, other) =>
      HERE[one.status] - HERE[other.status] ||
      share(other) - share(one) ||
      one.agent.name.localeCompare(other.agent.name),
  );
}

/** How many are in each way of being there. */
export function headcount(agents: readonly AtWork[]): Readonly<Record<AgentStatus, number>> {
  const counts: Record<AgentStatus, number> = {
    available: 0,
    busy: 0,
    away: 0,
    lastChat: 0,
    offline: 0,
  };
  for (const { status } of agents) counts[status]++;
  return counts;
}

/** Whether this member of the staff may look after others. */
export function mayLookAfter(role: string): boolean {
  return role === 'supervisor' || role === 'admin';
}
