import { describe, expect, test } from 'vitest';
import { amountIn, amountText, draftOf, faultIn, formOf, gesture } from '../src/gesture.ts';

const voucher = gesture(
  {
    id: 'g1',
    version: 2,
    name: 'Voucher',
    text: 'Take {code}.',
    amount: 1050,
    currency: 'EUR',
    codes: 'POOL',
    mostGiven: 5,
    lowAt: 3,
    enabled: true,
    sites: ['shop'],
    left: 2,
    low: true,
    given: 7,
  },
  'gesture',
);

describe('a gesture', () => {
  test('goes into the form and back', () => {
    expect(draftOf(formOf(voucher))).toEqual({
      name: 'Voucher',
      text: 'Take {code}.',
      amount: 1050,
      currency: 'EUR',
      codes: 'POOL',
      mostGiven: 5,
      lowAt: 3,
      enabled: true,
      sites: ['shop'],
    });
    expect(faultIn(formOf(voucher))).toBeNull();
  });

  test('has amounts as people type them', () => {
    expect(amountIn('10', 'EUR')).toBe(1000);
    expect(amountIn('10,5', 'EUR')).toBe(1050);
    expect(amountIn('10.505', 'EUR')).toBeNull();
    expect(amountIn('500', 'JPY')).toBe(500);
    expect(amountIn('ten', 'EUR')).toBeNull();
    expect(amountText(1050, 'EUR')).toBe('10.50');
    expect(amountText(null, 'EUR')).toBe('');
  });

  test('has its faults named before it is sent', () => {
    const form = formOf(voucher);
    expect(faultIn({ ...form, amount: '0' })).toBe('amount');
    expect(faultIn({ ...form, mostGiven: '-1' })).toBe('mostGiven');
    expect(faultIn({ ...form, mostAmount: 'x' })).toBe('mostAmount');
    expect(faultIn({ ...form, lowAt: '' })).toBe('lowAt');
    expect(faultIn({ ...form, isMoney: false, amount: '', mostAmount: 'x' })).toBeNull();
  });

  test('worth words has no amounts', () => {
    const form = { ...formOf(voucher), isMoney: false, wording: ' Free shipping ' };
    expect(draftOf({ ...form, codes: 'NONE' })).toMatchObject({ wording: 'Free shipping' });
    expect(draftOf(form)).not.toHaveProperty('amount');
  });
});
