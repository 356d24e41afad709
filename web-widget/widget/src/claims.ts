import { fieldsOf } from '@firsthand/shared/embed.ts';

const ENDS = new Set(['exp', 'iat', 'nbf', 'jti']);

/**
 * What a token says of the visitor, to know whether it says something new: each page brings a token of
 * its own, with another end. Nothing is checked here; the server does.
 */
export function claimsOf(token: string): string {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const claims = Object.entries(fieldsOf(JSON.parse(atob(payload))));
    return JSON.stringify(claims.filter(([name]) => !ENDS.has(name)));
  } catch {
    return token;
  }
}
