import { describe, expect, it } from 'vitest';
import { sizeInWords } from '../src/picture.ts';
import { type Bringing, upload } from '../src/upload.ts';

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), { status });

/** A server that takes 4 bytes a part, behind a network that fails as it is told. */
function world(fail: (request: string, count: number) => 'lost' | Response | undefined): {
  readonly bringing: Bringing;
  readonly asked: string[];
  readonly parts: Map<string, string>;
  readonly pauses: number[];
} {
  const asked: string[] = [];
  const parts = new Map<string, string>();
  const pauses: number[] = [];
  const answer = async (request: string, body: Blob | undefined): Promise<Response> => {
    const wrong = fail(request, asked.filter((one) => one === request).length);
    asked.push(request);
    if (wrong === 'lost') throw new TypeError('lost');
    if (wrong) return wrong;
    if (request === 'begin') {
      return json(201, { id: 'f1', right: 'r', partBytes: 4, parts: 3 });
    }
    if (request.endsWith('done')) return json(200, { id: 'f1', name: 'a.txt', type: 'text/plain' });
    parts.set(request, (await body?.text()) ?? '');
    return new Response(null, { status: 204 });
  };
  return {
    asked,
    parts,
    pauses,
    bringing: {
      base: new URL('https://chat.example/'),
      begin: () => answer('begin', undefined),
      fetcher: (address, init) => {
        expect(new Headers(init.headers).get('X-Firsthand-Right')).toBe('r');
        const { body } = init;
        return answer(
          new URL(address).pathname.replace('/api/v1/files/f1/', ''),
          body instanceof Blob ? body : undefined,
        );
      },
      pause: (ms) => {
        pauses.push(ms);
        return Promise.resolve();
      },
    },
  };
}

const file = new Blob(['0123456789']);
const goOn = new AbortController().signal;

describe('a file', () => {
  it('comes in parts, and says how far it is', async () => {
    const { bringing, parts } = world(() => undefined);
    const shares: number[] = [];
    const done = await upload(file, 'a.txt', bringing, (share) => shares.push(share), goOn);
    expect(done).toEqual({ is: 'done', id: 'f1', name: 'a.txt', type: 'text/plain' });
    expect([...parts.values()]).toEqual(['0123', '4567', '89']);
    expect(shares).toEqual([0.4, 0.8, 1]);
  });

  it('brings a lost part again, and no other', async () => {
    const { bringing, asked, pauses } = world((request, count) =>
      request === 'parts/1' && count < 2 ? 'lost' : undefined,
    );
    const done = await upload(file, 'a.txt', bringing, () => undefined, goOn);
    expect(done.is).toBe('done');
    expect(asked).toEqual(['begin', 'parts/0', 'parts/1', 'parts/1', 'parts/1', 'parts/2', 'done']);
    expect(pauses).toEqual([500, 1000]);
  });

  it('that is not taken says why, and is not tried again', async () => {
    const { bringing, asked } = world((request) =>
      request === 'done' ? json(415, { code: 'FILE_KIND', detail: 'Only pictures' }) : undefined,
    );
    const failed = await upload(file, 'a.exe', bringing, () => undefined, goOn);
    expect(failed).toEqual({ is: 'failed', code: 'FILE_KIND', detail: 'Only pictures' });
    expect(asked.filter((one) => one === 'done')).toHaveLength(1);
  });

  it('waits where it is told to, and does not where enough was sent', async () => {
    const fast = new Response('{}', { status: 429, headers: { 'Retry-After': '1' } });
    const slowed = world((request, count) => (request === 'begin' && count < 1 ? fast : undefined));
    expect(await upload(file, 'a.txt', slowed.bringing, () => undefined, goOn)).toMatchObject({
      is: 'done',
    });
    const enough = world(() => json(429, { code: 'TOO_MANY_FILES' }));
    expect(await upload(file, 'a.txt', enough.bringing, () => undefined, goOn)).toMatchObject({
      is: 'failed',
      code: 'TOO_MANY_FILES',
    });
    expect(enough.asked).toEqual(['begin']);
    expect(enough.pauses).toEqual([]);
  });

  it('gives up when the network stays away, and can be stopped', async () => {
    const away = world(() => 'lost');
    const failed = await upload(file, 'a.txt', away.bringing, () => undefined, goOn);
    expect(failed).toMatchObject({ is: 'failed', code: 'NETWORK' });
    expect(away.pauses).toHaveLength(away.asked.length - 1);
    const stopped = world(() => undefined);
    const stop = new AbortController();
    stop.abort();
    expect(
      await upload(file, 'a.txt', stopped.bringing, () => undefined, stop.signal),
    ).toMatchObject({ is: 'failed', code: 'STOPPED' });
    expect(stopped.asked).toEqual([]);
  });
});

describe('a size', () => {
  it('is told in a unit that people know', () => {
    expect(sizeInWords(120, 'en')).toBe('1 kB');
    expect(sizeInWords(340_400, 'en')).toBe('340 kB');
    expect(sizeInWords(1_250_000, 'de')).toMatch(/^1,3 MB$/);
  });
});
