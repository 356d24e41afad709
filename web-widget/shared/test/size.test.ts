import { expect, it } from 'vitest';
import { bounded } from '../../loader/src/size.ts';

it('a panel is never larger than its window, nor smaller than can be used', () => {
  expect(bounded(500, 700, 1280, 900)).toEqual([500, 700]);
  expect(bounded(5000, 5000, 1280, 900)).toEqual([1240, 788]);
  expect(bounded(10, 10, 1280, 900)).toEqual([320, 360]);
  expect(bounded(400, 640, 300, 400)).toEqual([260, 288]);
});
