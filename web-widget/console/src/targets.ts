import type { AgentStatus, Colleague, Team } from './wire.ts';

/** Whom a chat can be passed to, or who can be asked about it. */
export type Target =
  | { readonly is: 'agent'; readonly id: string }
  | { readonly is: 'team'; readonly id: string }
  | { readonly is: 'queue' };

export type AgentOrTeam = Exclude<Target, { readonly is: 'queue' }>;

/** A colleague as a choice, and whether they can be asked now. */
export interface ColleagueTarget {
  readonly colleague: Colleague;
  readonly obstacle: 'away' | 'full' | null;
}

/** A team as a choice: how many of its members could go on now. */
export interface TeamTarget {
  readonly team: Team;
  readonly free: number;
  readonly members: number;
}

export interface Targets {
  readonly colleagues: readonly ColleagueTarget[];
  readonly teams: readonly TeamTarget[];
}

const RANK: Readonly<Record<AgentStatus, number>> = {
  available: 0,
  busy: 1,
  lastChat: 2,
  away: 3,
  offline: 4,
};

/** Who can be asked, whoever is most likely to say yes first; `search` narrows by name and title. */
export function targetsFor(
  me: string,
  colleagues: readonly Colleague[],
  teams: readonly Team[],
  search: string,
): Targets {
  const wanted = folded(search.trim());
  const fits = (...texts: readonly string[]) =>
    wanted === '' || texts.some((text) => folded(text).includes(wanted));
  const others = colleagues
    .filter(({ agent }) => agent.id !== me && fits(agent.name, agent.title))
    .toSorted(
      (one, other) =>
        RANK[one.status] - RANK[other.status] ||
        share(one) - share(other) ||
        one.agent.name.localeCompare(other.agent.name),
    );
  return {
    colleagues: others.map((colleague) => ({ colleague, obstacle: obstacleOf(colleague) })),
    teams: teams
      .filter(({ name }) => fits(name))
      .map((team) => {
        const members = colleagues.filter(
          ({ agent }) => agent.id !== me && team.members.includes(agent.id),
        );
        return {
          team,
          members: members.length,
          free: members.filter((each) => each.status === 'available' && obstacleOf(each) === null)
            .length,
        };
      }),
  };
}

function obstacleOf({ status, weight, capacity }: Colleague): ColleagueTarget['obstacle'] {
  if (status === 'offline' || status === 'away') return 'away';
  // In hundredths: a quiet chat weighs less than one.
  return weight >= capacity * 100 ? 'full' : null;
}

function share({ load, capacity }: Colleague): number {
  return load / Math.max(1, capacity);
}

/** Text without case and accents, so that "jose" finds "José". */
export function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
