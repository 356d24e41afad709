import { describe, expect, it } from 'vitest';
import { claimsOf, introduced } from '../src/introduced.ts';

const token = (claims: object) => `h.${btoa(JSON.stringify(claims)).replaceAll('=', '')}.s`;

describe('what a token says', () => {
  it('is the same whenever it ends', () => {
    const one = claimsOf(token({ exp: 1, iat: 2, name: 'Ida', attributes: { plan: 'gold' } }));
    expect(claimsOf(token({ exp: 5, name: 'Ida', attributes: { plan: 'gold' } }))).toBe(one);
    expect(claimsOf(token({ exp: 5, name: 'Eve' }))).not.toBe(one);
  });

  it('is the token itself where it can not be read', () => {
    expect(claimsOf('a.b.c')).toBe('a.b.c');
    expect(claimsOf('')).toBe('');
  });
});

describe('what a page says of its visitor', () => {
  it('is taken as far as it fits', () => {
    const { draft, more } = introduced({
      name: 'Ida',
      email: 7,
      attributes: { plan: 'gold', visits: 3, vip: true, cart: {}, '': 'x', long: 'y'.repeat(201) },
    });
    expect(draft).toEqual({
      type: 'identify',
      name: 'Ida',
      attributes: [
        { name: 'plan', value: 'gold' },
        { name: 'visits', value: '3' },
        { name: 'vip', value: 'true' },
      ],
    });
    expect(more).not.toBe('');
  });

  it('is no more than a name where there is nothing else', () => {
    expect(introduced({ name: 'Ida', attributes: 'none', token: '' })).toEqual({
      draft: { type: 'identify', name: 'Ida' },
      more: '',
    });
  });

  it('is the token alone where there is one', () => {
    const signed = token({ name: 'Ida' });
    expect(introduced({ token: signed, name: 'Eve' })).toEqual({
      draft: { type: 'identify', token: signed },
      more: claimsOf(signed),
    });
  });

  it('has at most 20 attributes', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`a${i}`, i]));
    expect(introduced({ attributes: many }).draft.attributes).toHaveLength(20);
  });
});
