import { expect, test } from 'vitest';
import type { Answer, Rest } from '@firsthand/shared/rest.ts';
import { visitorOf, visitorsOf } from '../src/visitors.ts';

const note = { text: 'likes ferns', version: 2, by: { id: 'tom', name: 'Tom' }, at: '2030-01-07' };

const refusing = (code: string, body: unknown): Pick<Rest, 'request'> => ({
  request: () =>
    Promise.resolve({
      ok: false,
      problem: { status: 409, code, detail: 'no', field: null, retryInMs: null, body },
    } satisfies Answer<never>),
});

test('the visitor of a conversation is what stands before its number', () => {
  expect(visitorOf('v-1.x.12')).toBe('v-1.x');
});

test('who was overtaken gets the note of whoever was faster', async () => {
  const visitors = visitorsOf(refusing('CHANGED', { note }));
  expect(await visitors.write('ann', 'mine', 1)).toEqual({ is: 'overtaken', note });
});

test('any other refusal is told in the server’s words', async () => {
  const failed = { is: 'failed', detail: 'no' };
  expect(await visitorsOf(refusing('BAD_FIELD', null)).write('ann', 'x', 1)).toEqual(failed);
  expect(await visitorsOf(refusing('CHANGED', {})).write('ann', 'x', 1)).toEqual(failed);
  expect(await visitorsOf(refusing('UNREACHABLE', null)).chats('ann')).toBeNull();
});
