import { expect, test } from 'vitest';
import type { Rest } from '@firsthand/shared/rest.ts';
import { blocksOf } from '../src/blocks.ts';

const held = {
  reason: 'spam',
  by: { id: 'maria', name: 'Maria' },
  at: '2030-01-07T09:00:00Z',
  ends: null,
  mayLift: true,
};

function server(): { readonly rest: Pick<Rest, 'request'>; readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    rest: {
      request(method, path, decoder, body) {
        asked.push(`${method} ${path} ${JSON.stringify(body ?? null)}`);
        const block = method === 'PUT' ? held : null;
        return Promise.resolve({ ok: true, value: decoder({ block }, 'test') });
      },
    },
  };
}

test('a block is known as the server has it, with an end or without', async () => {
  const { rest, asked } = server();
  const blocks = blocksOf(rest);
  await blocks.read('v/1');
  expect(blocks.of.value.get('v/1')).toBeNull();
  expect(await blocks.block('v/1', 'spam', null)).toBeNull();
  expect(blocks.of.value.get('v/1')).toEqual(held);
  await blocks.block('v/1', 'spam', 24);
  await blocks.lift('v/1');
  expect(blocks.of.value.get('v/1')).toBeNull();
  const path = '/api/v1/visitors/v%2F1/block';
  expect(asked).toEqual([
    `GET ${path} null`,
    `PUT ${path} {"reason":"spam"}`,
    `PUT ${path} {"reason":"spam","hours":24}`,
    `DELETE ${path} null`,
  ]);
});

test('what the server refuses is told in its words, and changes nothing', async () => {
  const problem = {
    status: 403,
    code: 'NOT_YOURS',
    detail: 'no',
    field: null,
    retryInMs: null,
    body: null,
  };
  const blocks = blocksOf({ request: () => Promise.resolve({ ok: false, problem }) });
  expect(await blocks.lift('v')).toBe('no');
  expect(blocks.of.value.has('v')).toBe(false);
});
