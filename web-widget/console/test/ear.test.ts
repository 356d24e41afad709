import { expect, it } from 'vitest';
import { earOf } from '../src/ear.ts';
import { moment, NOON, summary } from './samples.ts';

it('hears on in memory where the storage refuses', () => {
  const refuse = () => {
    throw new DOMException('forbidden', 'SecurityError');
  };
  const ear = earOf({ getItem: refuse, setItem: refuse }, 'maria');
  const late = summary({ state: 'followUp', due: moment(1800) });
  ear.again();
  ear.heard(NOON);
  expect(ear.missed([late], NOON, 0)).toEqual([]);
  ear.again();
  expect(ear.missed([late], NOON + 3_600_000, 0)).toEqual([late]);
});
