import { signal } from '@preact/signals';
import { restOf } from '@firsthand/shared/rest.ts';
import { describe, expect, it } from 'vitest';
import { officeOf, type Visit } from '../src/office.ts';

async function entering(answer: () => Promise<Response>): Promise<Visit> {
  const visit = signal<Visit>({ is: 'asking' });
  await officeOf(restOf(answer), visit).enter();
  return visit.value;
}

describe('entering the admin pages', () => {
  it('asks for a sign-in where the server says that nobody is signed in', async () => {
    const visit = await entering(() => Promise.resolve(new Response(null, { status: 204 })));
    expect(visit).toEqual({ is: 'out' });
  });

  it('says so where the server can not be reached', async () => {
    const visit = await entering(() => Promise.reject(new TypeError('offline')));
    expect(visit.is).toBe('unreachable');
  });
});
