import { describe, expect, it } from 'vitest';
import { targetsFor } from '../src/targets.ts';
import type { AgentStatus, Colleague } from '../src/wire.ts';

const colleague = (id: string, status: AgentStatus, load: number, title = ''): Colleague => ({
  agent: { id, name: id, title },
  status,
  load,
  weight: load * 100,
  capacity: 4,
});

const ALL = [
  colleague('José', 'offline', 0),
  colleague('Ben', 'available', 4, 'Orders'),
  colleague('Cara', 'available', 1),
  colleague('Dora', 'busy', 0),
  colleague('me', 'available', 0),
];
const TEAMS = [{ id: 'orders', name: 'Orders', members: ['me', 'Ben', 'Cara', 'José'] }];

describe('whom a chat can be passed to', () => {
  it('lists whoever may say yes first, never oneself', () => {
    const { colleagues } = targetsFor('me', ALL, [], '');
    expect(colleagues.map(({ colleague: { agent } }) => agent.id)).toEqual([
      'Cara',
      'Ben',
      'Dora',
      'José',
    ]);
    expect(colleagues.map(({ obstacle }) => obstacle)).toEqual([null, 'full', null, 'away']);
  });

  it('finds by name without accents, by title, and teams', () => {
    const found = (search: string) => {
      const { colleagues, teams } = targetsFor('me', ALL, TEAMS, search);
      return [
        ...teams.map(({ team }) => team.id),
        ...colleagues.map(({ colleague: { agent } }) => agent.id),
      ];
    };
    expect(found('jose')).toEqual(['José']);
    expect(found(' ORDERS ')).toEqual(['orders', 'Ben']);
  });

  it('counts who of a team could go on now', () => {
    expect(targetsFor('me', ALL, TEAMS, '').teams).toEqual([
      { team: TEAMS[0], free: 1, members: 3 },
    ]);
  });
});
