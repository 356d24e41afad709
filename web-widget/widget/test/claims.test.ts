import { describe, expect, it } from 'vitest';
import { claimsOf } from '../src/claims.ts';

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
