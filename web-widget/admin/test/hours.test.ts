import { describe, expect, it } from 'vitest';
import {
  asTime,
  copiedToWeekdays,
  endsNextDay,
  type Hours,
  isTime,
  oneMore,
  ordinaryWeek,
  withDay,
} from '../src/hours.ts';

const none: Hours = {
  always: true,
  zone: '',
  week: [],
  holidays: [],
  exceptions: [],
  answerWithinMinutes: 30,
  offersOutside: false,
  texts: { ALL_BUSY: {}, OUTSIDE_HOURS: {}, NOBODY_SIGNED_IN: {}, HOLIDAY: {} },
};

describe('times', () => {
  it('are read as people type them', () => {
    expect(['9', '09', '9:30', '9.30', '930', '1730', '24', '0'].map(asTime)).toEqual([
      '09:00',
      '09:00',
      '09:30',
      '09:30',
      '09:30',
      '17:30',
      '24:00',
      '00:00',
    ]);
  });

  it('stay as they are where they mean nothing', () => {
    expect(['noon', '25', '24:30', '9:75', ''].map(asTime)).toEqual([
      'noon',
      '25',
      '24:30',
      '9:75',
      '',
    ]);
    expect(isTime('24:30')).toBe(false);
    expect(isTime('24:00')).toBe(true);
  });

  it('go on past midnight where the end is before the beginning', () => {
    expect(endsNextDay({ from: '22:00', to: '02:00' })).toBe(true);
    expect(endsNextDay({ from: '22:00', to: '24:00' })).toBe(false);
  });
});

describe('a week', () => {
  it('begins as an office has it, in the admin’s own zone', () => {
    const begun = ordinaryWeek(none, 'Europe/Berlin');
    expect(begun.always).toBe(false);
    expect(begun.zone).toBe('Europe/Berlin');
    expect(begun.week.map(({ day }) => day)).not.toContain('SATURDAY');
    expect(begun.week).toHaveLength(5);
  });

  it('keeps what was there before', () => {
    const kept = {
      ...none,
      zone: 'Asia/Tokyo',
      week: [{ day: 'SUNDAY', from: '10:00', to: '12:00' }],
    } as const;
    expect(ordinaryWeek(kept, 'Europe/Berlin')).toEqual({ ...kept, always: false });
  });

  it('has its days in order, and one more span after the last', () => {
    const monday = [{ from: '09:00', to: '12:00' }];
    const week = withDay([{ day: 'FRIDAY', from: '09:00', to: '15:00' }], 'MONDAY', monday);
    expect(week.map(({ day }) => day)).toEqual(['MONDAY', 'FRIDAY']);
    expect(oneMore(monday)).toEqual({ from: '12:00', to: '16:00' });
    expect(oneMore([])).toEqual({ from: '09:00', to: '17:00' });
    expect(
      copiedToWeekdays(week).filter(({ from, to }) => from === '09:00' && to === '12:00'),
    ).toHaveLength(5);
  });
});
