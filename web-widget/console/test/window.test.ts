import { expect, test } from 'vitest';
import { afterChange, around, earlier, later, tailOf } from '../src/window.ts';

const SIZES = { begin: 40, step: 40, most: 120 };

test('a transcript opens at its end', () => {
  expect(tailOf(5000, SIZES)).toEqual({ first: 4960, end: 5000 });
  expect(tailOf(7, SIZES)).toEqual({ first: 0, end: 7 });
});

test('scrolling up and down again never draws more than may be', () => {
  let now = tailOf(5000, SIZES);
  for (let i = 0; i < 10; i++) {
    now = earlier(now, SIZES);
    expect(now.end - now.first).toBeLessThanOrEqual(SIZES.most);
  }
  expect(now).toEqual({ first: 4560, end: 4680 });
  for (let i = 0; i < 20; i++) now = later(now, 5000, SIZES);
  expect(now).toEqual({ first: 4880, end: 5000 });
});

test('the beginning is the beginning', () => {
  expect(earlier({ first: 10, end: 50 }, SIZES)).toEqual({ first: 0, end: 50 });
});

test('a hit stands in the middle, also near the ends', () => {
  expect(around(2500, 5000, SIZES)).toEqual({ first: 2480, end: 2520 });
  expect(around(0, 5000, SIZES)).toEqual({ first: 0, end: 40 });
  expect(around(4999, 5000, SIZES)).toEqual({ first: 4960, end: 5000 });
});

test('who stands at the end follows it, who reads further up stays', () => {
  expect(afterChange({ first: 60, end: 100 }, 100, 101, SIZES, true)).toEqual({
    first: 60,
    end: 101,
  });
  expect(afterChange({ first: 10, end: 50 }, 100, 101, SIZES, true)).toEqual({
    first: 10,
    end: 50,
  });
  expect(afterChange({ first: 0, end: 0 }, 0, 500, SIZES, true)).toEqual({ first: 460, end: 500 });
  expect(afterChange({ first: 60, end: 100 }, 100, 5, SIZES, true)).toEqual({ first: 0, end: 5 });
});

test('a long stay at the end lets go of the beginning', () => {
  const whole = { first: 0, end: 120 };
  expect(afterChange(whole, 120, 121, SIZES, true)).toEqual({ first: 1, end: 121 });
  expect(afterChange(whole, 120, 121, SIZES, false)).toEqual({ first: 0, end: 121 });
});
