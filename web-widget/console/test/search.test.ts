import { expect, test } from 'vitest';
import type { Answer, Rest } from '@firsthand/shared/rest.ts';
import { ANYTHING, narrowing, pathOf, searchOf } from '../src/search.ts';

const hit = (conversation: string) => ({
  conversation,
  site: 'shop',
  state: 'closed',
  lastAt: '2026-03-04T12:00:00Z',
  seq: 4,
  at: '2026-03-04T12:00:00Z',
  by: 'VISITOR',
  matches: 1,
  snippet: [{ text: 'shoes', found: true }],
  tags: [],
  ratings: [],
});

/** A server whose answers are given by hand, and a clock that is moved by hand. */
function world() {
  const asked: { path: string; answer: (body: unknown) => void; fail: () => void }[] = [];
  let due: (() => void) | null = null;
  const rest: Pick<Rest, 'request'> = {
    request: (_method, path, decoder) =>
      new Promise((resolve) => {
        asked.push({
          path,
          answer: (body) => resolve({ ok: true, value: decoder(body, 'answer') }),
          fail: () =>
            resolve({
              ok: false,
              problem: {
                status: 0,
                code: 'UNREACHABLE',
                detail: 'no',
                field: null,
                retryInMs: null,
                body: null,
              },
            } satisfies Answer<never>),
        });
      }),
  };
  const search = searchOf(rest, (_ms, run) => {
    due = run;
    return () => {
      due = null;
    };
  });
  return {
    asked,
    search,
    pause: () => due?.(),
    settle: () => new Promise((resolve) => setTimeout(resolve)),
  };
}

test('typing is searched once, when it pauses', () => {
  const { asked, search, pause } = world();
  search.type('sh');
  search.type('shoes');
  expect(asked).toHaveLength(0);
  pause();
  expect(asked.map(({ path }) => path)).toEqual(['/api/v1/search?q=shoes&limit=25']);
  expect(search.results.value.is).toBe('searching');
});

test('an answer that comes late is not shown over a newer one', async () => {
  const { asked, search, pause, settle } = world();
  search.type('a');
  pause();
  search.type('b');
  pause();
  asked[1]?.answer({ found: [hit('b.1')] });
  asked[0]?.answer({ found: [hit('a.1')] });
  await settle();
  expect(search.results.value.found.map(({ conversation }) => conversation)).toEqual(['b.1']);
});

test('the next page is put behind the first, and asked for once', async () => {
  const { asked, search, settle } = world();
  search.show('x');
  asked[0]?.answer({ found: [hit('a.1')], next: 'cursor' });
  await settle();
  search.more();
  search.more();
  expect(asked).toHaveLength(2);
  expect(asked[1]?.path).toContain('before=cursor');
  asked[1]?.answer({ found: [hit('b.1')] });
  await settle();
  expect(search.results.value.found).toHaveLength(2);
  expect(search.results.value.next).toBeNull();
});

test('a failure keeps what was found and says so', async () => {
  const { asked, search, settle } = world();
  search.show('x');
  asked[0]?.answer({ found: [hit('a.1')] });
  await settle();
  search.again();
  asked[1]?.fail();
  await settle();
  expect(search.results.value.is).toBe('failed');
  expect(search.results.value.found).toHaveLength(1);
});

test('nothing typed and nothing chosen asks nothing', () => {
  expect(pathOf('  ', ANYTHING, null)).toBeNull();
  expect(narrowing(ANYTHING)).toBe(0);
});

test('a day is searched whole, on this machine’s clock', () => {
  const path = pathOf('', { ...ANYTHING, from: '2026-03-04', to: '2026-03-04', tag: 'vip' }, null);
  const asked = new URLSearchParams(path?.split('?')[1]);
  expect(Date.parse(asked.get('to') ?? '') - Date.parse(asked.get('from') ?? '')).toBe(86_400_000);
  expect(asked.get('tag')).toBe('vip');
});

test('the same message can be aimed at twice', async () => {
  const { asked, search, settle } = world();
  search.show('x');
  asked[0]?.answer({ found: [hit('a.1')] });
  await settle();
  const [first] = search.results.value.found;
  if (first === undefined) throw new Error('nothing found');
  search.aim(first);
  search.aim(first);
  expect(search.spot.value).toEqual({ conversation: 'a.1', seq: 4, n: 2 });
});

test('all of a tag is shown, whatever was looked for before', () => {
  const { search, asked } = world();
  search.narrow({ state: 'closed' });
  search.showAll({ tag: 'vip' });
  expect(asked.at(-1)?.path).toBe('/api/v1/search?tag=vip&limit=25');
  expect(asked).toHaveLength(2);
  expect(search.shown.value).toBe(true);
});
