import { expect, test } from 'vitest';
import { isQuiet, keepQuietHours, NO_QUIET, quietHoursIn } from '../src/quiet-hours.ts';

const at = (hours: number, minutes = 0) => new Date(2030, 0, 7, hours, minutes);

test('quiet hours go over midnight', () => {
  const night = { on: true, from: '20:00', to: '08:00' };
  expect(isQuiet(night, at(20))).toBe(true);
  expect(isQuiet(night, at(3))).toBe(true);
  expect(isQuiet(night, at(7, 59))).toBe(true);
  expect(isQuiet(night, at(8))).toBe(false);
  expect(isQuiet(night, at(19, 59))).toBe(false);
});

test('quiet hours may lie within a day, be off, or make no sense', () => {
  const lunch = { on: true, from: '12:00', to: '13:00' };
  expect(isQuiet(lunch, at(12, 30))).toBe(true);
  expect(isQuiet(lunch, at(13))).toBe(false);
  expect(isQuiet({ ...lunch, on: false }, at(12, 30))).toBe(false);
  expect(isQuiet({ ...lunch, to: '12:00' }, at(12))).toBe(false);
  expect(isQuiet({ ...lunch, to: '' }, at(12, 30))).toBe(false);
});

test('what was chosen is kept in this browser', () => {
  expect(quietHoursIn(localStorage)).toEqual(NO_QUIET);
  keepQuietHours(localStorage, { on: true, from: '18:30', to: '07:00' });
  expect(quietHoursIn(localStorage)).toEqual({ on: true, from: '18:30', to: '07:00' });
  localStorage.setItem('firsthand.quiet', 'on 99:00 x');
  expect(quietHoursIn(localStorage)).toEqual(NO_QUIET);
});
