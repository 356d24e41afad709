import { describe, expect, it } from 'vitest';
import {
  headcount,
  inOrder,
  isFull,
  longestOf,
  mayLookAfter,
  serviceOf,
  toneOfWait,
} from '../src/wall.ts';
import type { AtWork, Wall } from '../src/wire.ts';
import { moment, NOON } from './samples.ts';

const wall = (met: number, counted: number): Wall => ({
  at: moment(0),
  chats: { bot: 0, queued: 0, ringing: 0, human: 0, followUp: 0 },
  lines: [],
  agents: [],
  overdue: 0,
  service: {
    since: moment(0),
    zone: 'Europe/Berlin',
    met,
    counted,
    withinMs: 60_000,
    targetPercent: 80,
    alertAfterMs: 120_000,
  },
});
const at = (name: string, more: Partial<AtWork> = {}): AtWork => ({
  agent: { id: name, name, title: '' },
  status: 'available',
  load: 0,
  capacity: 4,
  chats: [],
  ...more,
});

describe('the service level', () => {
  it('says nothing before anybody has waited', () => {
    expect(serviceOf(wall(0, 0))).toEqual({ percent: null, tone: 'plain' });
  });
  it('is good on the target, short below it and bad far below', () => {
    expect(serviceOf(wall(8, 10))).toEqual({ percent: 80, tone: 'good' });
    expect(serviceOf(wall(799, 1000))).toEqual({ percent: 79, tone: 'warn' });
    expect(serviceOf(wall(70, 100))).toEqual({ percent: 70, tone: 'bad' });
  });
});

describe('a wait', () => {
  it('warns from half of the limit on, and is too long at the limit', () => {
    const tone = (seconds: number) => toneOfWait(moment(0), NOON + seconds * 1000, 120_000);
    expect([0, 59, 60, 119, 120].map(tone)).toEqual(['plain', 'plain', 'warn', 'warn', 'bad']);
  });
  it('is longest over all teams, and keeps the limit of its own', () => {
    const line = (alertAfterMs: number, ...seconds: number[]) => ({
      alertAfterMs,
      waiting: seconds.length,
      late: 0,
      first: seconds.map((each) => ({ conversation: `c${each}`, since: moment(each) })),
    });
    expect(longestOf([line(120_000, 30, 40), line(60_000, 10)])).toEqual({
      since: moment(10),
      alertAfterMs: 60_000,
    });
    expect(longestOf([])).toBeNull();
  });
});

describe('the people', () => {
  it('stand by who is there and how full, so that the overloaded are seen first', () => {
    const people = [
      at('Ann', { status: 'offline', load: 4 }),
      at('Ben', { load: 1 }),
      at('Cleo', { load: 4 }),
      at('Dora', { status: 'away' }),
      at('Emil', { load: 1 }),
    ];
    expect(inOrder(people).map(({ agent }) => agent.name)).toEqual([
      'Cleo',
      'Ben',
      'Emil',
      'Dora',
      'Ann',
    ]);
    expect(headcount(people)).toEqual({
      available: 3,
      away: 1,
      offline: 1,
      busy: 0,
      lastChat: 0,
    });
  });
  it('are full with what rings there', () => {
    expect(isFull(at('Ann', { load: 3 }))).toBe(false);
    expect(isFull(at('Ann', { load: 3, ringing: 'c1' }))).toBe(true);
  });
  it('look after others only in two roles', () => {
    expect(['agent', 'supervisor', 'admin'].map(mayLookAfter)).toEqual([false, true, true]);
  });
});
