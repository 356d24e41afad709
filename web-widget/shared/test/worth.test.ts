import { expect, test } from 'vitest';
import { digitsOf, money, worthWords } from '../src/worth.ts';

test('money is written as the language does, whatever its smallest unit', () => {
  expect(money(1050, 'EUR', 'en')).toBe('€10.50');
  expect(money(500, 'JPY', 'en')).toBe('¥500');
  expect(digitsOf('KWD')).toBe(3);
  expect(money(1050, 'not a currency', 'en')).toBe('10.5 not a currency');
});

test('a worth is an amount, or words, or nothing', () => {
  expect(worthWords({ amount: 1000, currency: 'USD' }, 'en')).toBe('$10.00');
  expect(worthWords({ wording: 'Free shipping' }, 'en')).toBe('Free shipping');
  expect(worthWords({}, 'en')).toBe('');
});
