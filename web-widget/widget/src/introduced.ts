/* Who the visitor is as the page says; loaded when it says so. */
import { fieldsOf } from '@firsthand/shared/embed.ts';
import type { VisitorAttribute } from '@firsthand/shared/protocol.ts';
import type { Who } from './client.ts';

const mostAttributes = 20;
/** What differs from page to page, although the same is said. */
const ends = new Set(['exp', 'iat', 'nbf', 'jti']);

/** What the page said of the visitor, as far as it fits. */
export function introduced(told: Readonly<Record<string, unknown>>): Who {
  const token = text(told['token'], 4000);
  if (token) return { draft: { type: 'identify', token }, more: claimsOf(token) };
  const name = text(told['name'], 100);
  const email = text(told['email'], 254);
  const attributes = attributesIn(told['attributes']);
  const known = attributes.length > 0;
  return {
    draft: {
      type: 'identify',
      ...(name && { name }),
      ...(email && { email }),
      ...(known && { attributes }),
    },
    more: known ? JSON.stringify(attributes) : '',
  };
}

function text(value: unknown, longest: number): string | undefined {
  return typeof value === 'string' && value.length <= longest ? value : undefined;
}

function attributesIn(told: unknown): readonly VisitorAttribute[] {
  return Object.entries(fieldsOf(told))
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .map(([name, value]) => ({ name, value: String(value) }))
    .filter(({ name, value }) => name !== '' && name.length <= 40 && value.length <= 200)
    .slice(0, mostAttributes);
}

/**
 * What a token says of the visitor, to know whether it says something new: each page brings a token of
 * its own, with another end. Nothing is checked here; the server does.
 */
export function claimsOf(token: string): string {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const claims = Object.entries(fieldsOf(JSON.parse(atob(payload))));
    return JSON.stringify(claims.filter(([name]) => !ends.has(name)));
  } catch {
    return token;
  }
}
