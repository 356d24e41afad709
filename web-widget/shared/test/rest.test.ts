import { describe, expect, it } from 'vitest';
import { list, maybe, Misread, number, object, oneOf, text } from '../src/decode.ts';
import { restOf } from '../src/rest.ts';

describe('decoding', () => {
  const person = object({ name: text, age: maybe(number), role: oneOf('agent', 'admin') });

  it('reads what was agreed and ignores the rest', () => {
    expect(person({ name: 'Maria', role: 'agent', more: 1 }, 'it')).toEqual({
      name: 'Maria',
      age: null,
      role: 'agent',
    });
  });

  it.each([
    [{ role: 'agent' }, 'it.name'],
    [{ name: 'Maria', role: 'boss' }, 'it.role'],
    [{ name: 'Maria', role: 'agent', age: '7' }, 'it.age'],
    ['text', 'it'],
    [[], 'it'],
  ])('of %j names the place at fault', (wrong, place) => {
    expect(() => person(wrong, 'it')).toThrow(Misread);
    try {
      person(wrong, 'it');
    } catch (error) {
      expect(error instanceof Misread && error.place).toBe(place);
    }
  });

  it('names the place in a list', () => {
    expect(() => list(text)(['a', 1], 'it')).toThrow('it[1]');
  });
});

describe('the REST client', () => {
  const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => {
    const asked: Request[] = [];
    const rest = restOf((input, init) => {
      const path = typeof input === 'string' ? input : '';
      asked.push(new Request(new URL(path, 'http://test'), init));
      return Promise.resolve(
        new Response(body === null ? null : JSON.stringify(body), { status, headers }),
      );
    });
    return { rest, asked };
  };

  it('carries the token with what changes something, and only then', async () => {
    const { rest, asked } = answering(200, {});
    rest.trust('secret');
    await rest.request('GET', '/a', () => null);
    await rest.request('POST', '/a', () => null, { x: 1 });
    expect(asked.map((each) => each.headers.get('X-Firsthand-CSRF'))).toEqual([null, 'secret']);
  });

  it('reads a problem with its field and waiting time', async () => {
    const { rest } = answering(
      429,
      { status: 429, code: 'TOO_MANY', detail: 'Wait.', field: 'login' },
      { 'Retry-After': '30' },
    );
    const answer = await rest.request('POST', '/a', () => null, {});
    expect(answer).toMatchObject({
      ok: false,
      problem: { code: 'TOO_MANY', detail: 'Wait.', field: 'login', retryInMs: 30_000 },
    });
  });

  it('has a problem of its own for no answer and for one that can’t be read', async () => {
    const none = restOf(() => Promise.reject(new TypeError('no network')));
    expect(await none.request('GET', '/a', text)).toMatchObject({
      problem: { code: 'UNREACHABLE' },
    });
    const { rest } = answering(200, { not: 'text' });
    expect(await rest.request('GET', '/a', text)).toMatchObject({ problem: { code: 'MISREAD' } });
  });

  it('tells when the session is over', async () => {
    let out = 0;
    const rest = restOf(
      () => Promise.resolve(new Response('{}', { status: 401 })),
      () => out++,
    );
    await rest.request('GET', '/a', text);
    rest.trust('secret');
    await rest.request('GET', '/a', text);
    expect(out).toBe(1);
  });
});
