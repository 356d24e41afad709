import { describe, expect, it } from 'vitest';
import { count, detailsOf, lastDays, rating, report, shareOf, spokenMs } from '../src/report.ts';

const figures = {
  counts: { CHAT: 3, 'CHAT.SOLVED': 1, 'CHAT.PERSON': 2 },
  spreads: { WAIT: { n: 2, median: 1000, p90: 2000, mean: 1500 } },
  ratings: { PERSON: { stars: [1, 0, 0, 0, 3] } },
};
const told = { told: 0, right: 0, sooner: 0, later: 0, medianError: 0 };
const sent = {
  zone: 'Europe/Berlin',
  period: { from: '2026-11-01', to: '2026-11-02' },
  compared: { from: '2026-10-30', to: '2026-10-31' },
  behind: 0,
  catchingUp: false,
  figures,
  before: { counts: { CHAT: 1, 'CHAT.SILENT': 1 }, spreads: {}, ratings: {} },
  told,
  toldBefore: told,
  grain: 'HOUR',
  steps: ['2026-10-31T23:00:00Z'],
  series: { 'CHAT.SOLVED': [1] },
  rhythm: [[0, 1]],
  agents: [{ id: 'a', name: 'Maria', figures, before: figures }],
  teams: [],
  topics: [],
};

describe('a report', () => {
  it('is read with counts by name', () => {
    const read = report(sent, 'report');
    expect(count(read.figures, 'CHAT')).toBe(3);
    expect(count(read.figures, 'CHAT.SILENT')).toBe(0);
    expect(read.agents[0]?.figures.spreads.get('WAIT')?.median).toBe(1000);
    expect(() => report({ ...sent, series: { CHAT: ['1'] } }, 'report')).toThrow(
      'report.series.CHAT[0]',
    );
  });

  it('names what was only there before, after what is more frequent now', () => {
    const read = report(sent, 'report');
    expect(detailsOf('CHAT', read.figures, read.before)).toEqual([
      'CHAT.PERSON',
      'CHAT.SOLVED',
      'CHAT.SILENT',
    ]);
  });

  it('has stars on average, or none', () => {
    const read = report(sent, 'report');
    expect(rating(read.figures, 'PERSON')).toEqual({ mean: 4, n: 4 });
    expect(rating(read.figures, 'BOT')).toBeNull();
  });
});

describe('days', () => {
  it('are those of the site, whatever the browser’s are', () => {
    const now = new Date('2026-03-01T23:30:00Z');
    expect(lastDays(1, now, 'Europe/Berlin')).toEqual({ from: '2026-03-02', to: '2026-03-02' });
    expect(lastDays(28, now, 'America/New_York')).toEqual({
      from: '2026-02-02',
      to: '2026-03-01',
    });
  });
});

describe('numbers', () => {
  it('are said as people say them', () => {
    expect(spokenMs(400)).toBe('0.4 s');
    expect(spokenMs(45_000)).toBe('45 s');
    expect(spokenMs(600_000)).toBe('10 min');
    expect(spokenMs(9_000_000)).toBe('2.5 h');
    expect(spokenMs(200_000_000)).toBe('2 d');
    expect(shareOf(1, 3)).toBe('33%');
    expect(shareOf(0, 0)).toBe('–');
  });
});
