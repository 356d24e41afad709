import type { World } from '@firsthand/shared/connection.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { unread } from '../src/chat.ts';
import { type Client, client } from '../src/client.ts';
import { browserMemory, type Memory } from '../src/memory.ts';

/** The server's end of a socket, played by hand. */
class Peer {
  readyState = 1;
  readonly heard: Record<string, unknown>[] = [];
  onopen: (() => void) | null = null;
  onclose: ((closed: { code: number }) => void) | null = null;
  onmessage: ((message: { data: string }) => void) | null = null;

  send(text: string): void {
    const frame: unknown = JSON.parse(text);
    this.heard.push({ ...Object(frame) } as Record<string, unknown>);
  }

  close(): void {
    this.readyState = 3;
  }

  say(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  event(seq: number, event: object, conversation = 'c1'): void {
    this.say({ type: 'event', conversation, seq, at: '2026-11-22T12:00:00Z', event });
  }

  ok(key: unknown, seq: number): void {
    this.say({ type: 'ok', id: 'x', key, seq, at: '2026-11-22T12:00:00Z' });
  }

  /** Welcomes and catches up, with nothing to catch up on. */
  welcome(more: object = {}, seq = 0): void {
    if (this.of('hello').length === 0) this.onopen?.();
    this.say({
      type: 'welcome',
      id: '1',
      era: 'e1',
      visitor: 'v1',
      head: seq,
      heartbeatMs: 10_000,
      protocol: 1,
      ...more,
    });
    this.caughtUp(seq);
  }

  caughtUp(seq: number): void {
    this.say({ type: 'caughtUp', seq, status: { state: 'bot', epoch: 1 } });
  }

  lose(code = 1006): void {
    this.onclose?.({ code });
  }

  of(type: string): Record<string, unknown>[] {
    return this.heard.filter((frame) => frame['type'] === type);
  }
}

/** A widget whose sockets and time are moved by hand. */
class Scene {
  readonly peers: Peer[] = [];
  readonly memory: Memory;
  readonly client: Client;
  private wakes: { wake: () => void; ms: number }[] = [];
  private now = 1000;
  private keys = 0;

  constructor(name = 'k', memory = browserMemory()) {
    this.memory = { ...memory, turn: (_name, begin) => (begin(), () => undefined) };
    Object.defineProperty(this.memory, 'length', { get: () => memory.length });
    const world: World = {
      socket: () => {
        const peer = new Peer();
        this.peers.push(peer);
        return peer as unknown as WebSocket;
      },
      random: () => 0,
      after: (ms, wake) => {
        const timer = { wake, ms };
        this.wakes.push(timer);
        return () => {
          this.wakes = this.wakes.filter((other) => other !== timer);
        };
      },
      nudges: () => () => undefined,
    };
    this.client = client({
      site: 'demo',
      base: new URL('https://chat.example/widget/'),
      language: 'en',
      page: 'https://shop.example/',
      memory: this.memory,
      world,
      now: () => this.now,
      newKey: () => `${name}${++this.keys}`,
    });
    this.client.start();
  }

  get peer(): Peer {
    const peer = this.peers.at(-1);
    if (!peer) throw new Error('nobody was called');
    return peer;
  }

  /** Lets all timers run out that were set. */
  wait(): void {
    const due = this.wakes;
    this.wakes = [];
    this.now += Math.max(0, ...due.map(({ ms }) => ms));
    due.forEach(({ wake }) => wake());
  }

  texts(): (string | undefined)[] {
    return this.client.chat.timeline.shown.items.map((item) =>
      'text' in item ? item.text : undefined,
    );
  }
}

beforeEach(() => localStorage.clear());

describe('what a visitor says', () => {
  it('is sent once the link is live, one after the other, in order', () => {
    const scene = new Scene();
    scene.client.say({ type: 'say', text: 'one' });
    scene.client.say({ type: 'say', text: 'two' });
    scene.peer.welcome({ token: 't1' });
    expect(scene.peer.of('say')).toMatchObject([{ key: 'k1', text: 'one' }]);
    scene.peer.ok('k1', 2);
    expect(scene.peer.of('say')).toMatchObject([{ text: 'one' }, { key: 'k2', text: 'two' }]);
  });

  it('comes after what the page and what the visitor themselves said of them', () => {
    const scene = new Scene();
    const consent = { name: 'consent', value: '2026-03-02T09:15:00Z' };
    scene.client.fillsIn('Ida', undefined, [consent]);
    scene.client.identify(undefined, undefined, [{ name: 'plan', value: 'gold' }]);
    scene.peer.welcome({ token: 't1' });
    expect(scene.peer.of('identify')).toEqual([]);
    scene.client.say({ type: 'say', text: 'hello' });
    scene.peer.ok('k1', 2);
    scene.peer.ok('k2', 3);
    expect([...scene.peer.of('identify'), ...scene.peer.of('say')]).toMatchObject([
      { key: 'k1', attributes: [{ name: 'plan', value: 'gold' }] },
      { key: 'k2', name: 'Ida', attributes: [consent] },
      { key: 'k3', text: 'hello' },
    ]);
  });

  it('is sent again with the same key when the link broke before the answer', () => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.client.say({ type: 'say', text: 'one' });
    scene.peer.lose();
    expect(scene.client.chat.outbox[0]?.state.is).toBe('waiting');
    scene.wait();
    scene.peer.welcome();
    expect(scene.peers).toHaveLength(2);
    expect(scene.peer.of('say')).toMatchObject([{ key: 'k1', text: 'one' }]);
  });

  it('is sent again after a reload', () => {
    const before = new Scene();
    before.peer.welcome({ token: 't1' });
    before.client.say({ type: 'say', text: 'one' });
    const after = new Scene('other');
    after.peer.welcome();
    expect(after.peer.of('hello')).toMatchObject([{ token: 't1' }]);
    expect(after.peer.of('say')).toMatchObject([{ key: 'k1', text: 'one' }]);
  });

  it.each([
    ['before', true],
    ['after', false],
  ])('is shown once, whether its event comes %s its ok', (_when, first) => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.client.say({ type: 'say', text: 'one' });
    if (!first) scene.peer.ok('k1', 2);
    expect(scene.client.chat.outbox).toHaveLength(1);
    scene.peer.event(1, { type: 'started', text: 'Hello' });
    scene.peer.event(2, { type: 'visitorSaid', key: 'k1', text: 'one' });
    if (first) scene.peer.ok('k1', 2);
    expect(scene.client.chat.outbox).toEqual([]);
    expect(scene.texts()).toEqual(['Hello', 'one']);
  });

  it('waits where the server asks for patience, and keeps its order', () => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.client.say({ type: 'say', text: 'one' });
    scene.client.say({ type: 'say', text: 'two' });
    scene.peer.say({
      type: 'refused',
      id: 'x',
      key: 'k1',
      code: 'UNAVAILABLE',
      message: 'Not now.',
      retry: true,
      retryInMs: 400,
    });
    expect(scene.peer.of('say')).toHaveLength(1);
    scene.wait();
    expect(scene.peer.of('say').map(({ key }) => key)).toEqual(['k1', 'k1']);
  });

  it('is shown as not sent where it was refused, and goes out when tried again', () => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.client.say({ type: 'say', text: 'one' });
    scene.peer.say({
      type: 'refused',
      id: 'x',
      key: 'k1',
      code: 'BAD_FIELD',
      message: 'Too long.',
      retry: false,
    });
    expect(scene.client.chat.outbox[0]?.state).toMatchObject({ is: 'refused' });
    scene.client.retry('k1');
    expect(scene.peer.of('say')).toHaveLength(2);
  });
});

describe('what a visitor reads', () => {
  it('has no holes: what is missing is fetched', () => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.peer.event(1, { type: 'started', text: 'a' });
    scene.peer.event(3, { type: 'requeued', text: 'c' });
    expect(scene.texts()).toEqual(['a']);
    expect(scene.peer.of('fetch')).toMatchObject([{ after: 1 }]);
    scene.peer.event(2, { type: 'reopened', text: 'b' });
    scene.peer.event(3, { type: 'requeued', text: 'c' });
    expect(scene.texts()).toEqual(['a', 'b', 'c']);
  });

  it('goes on where it was after the link was lost', () => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.peer.event(1, { type: 'started', text: 'a' });
    scene.peer.lose(1012);
    scene.wait();
    scene.peer.onopen?.();
    expect(scene.peer.of('hello')).toMatchObject([
      { token: 't1', resume: { era: 'e1', conversation: 'c1', seq: 1 } },
    ]);
  });

  it('starts from number 1 after a reset', () => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.peer.event(1, { type: 'started', text: 'a' });
    scene.peer.say({ type: 'reset', era: 'e2', conversation: 'c2', reason: 'restored' });
    expect(scene.texts()).toEqual([]);
    scene.peer.event(1, { type: 'started', text: 'b' }, 'c2');
    expect(scene.texts()).toEqual(['b']);
  });

  it('counts as unread until the chat is shown, also after a reload', () => {
    const scene = new Scene();
    scene.client.shown(true);
    scene.peer.welcome({ token: 't1' });
    scene.peer.event(1, { type: 'started', text: 'a' });
    scene.client.shown(false);
    scene.peer.event(2, { type: 'botSaid', question: 1, text: 'b', offersPerson: false });
    expect(unread(scene.client.chat)).toBe(1);

    const reloaded = new Scene();
    reloaded.peer.welcome({}, 0);
    reloaded.peer.event(1, { type: 'started', text: 'a' });
    reloaded.peer.event(2, { type: 'botSaid', question: 1, text: 'b', offersPerson: false });
    reloaded.peer.caughtUp(2);
    expect(unread(reloaded.client.chat)).toBe(1);
    reloaded.client.shown(true);
    expect(unread(reloaded.client.chat)).toBe(0);
    expect(reloaded.peer.of('seen')).toMatchObject([{ seq: 2 }]);
  });
});

describe('two windows of one visitor', () => {
  it('that begin at once end in one: the first token that was kept stays', () => {
    const one = new Scene('a');
    const two = new Scene('b');
    two.client.say({ type: 'say', text: 'hello' });
    two.peer.onopen?.();
    one.peer.welcome({ token: 't1' });
    two.peer.welcome({ token: 't2' });
    expect(two.peers).toHaveLength(2);
    expect(two.peers[0]?.of('say')).toEqual([]);
    two.peer.welcome();
    expect(two.peer.of('hello')).toMatchObject([{ token: 't1' }]);
    expect(two.peer.of('say')).toMatchObject([{ text: 'hello' }]);
  });
});

describe('a link that is refused', () => {
  it('stays down until the visitor tries again', () => {
    const scene = new Scene();
    scene.peer.onopen?.();
    scene.peer.say({
      type: 'refused',
      id: '1',
      code: 'UNKNOWN_SITE',
      message: 'No.',
      retry: false,
    });
    expect(scene.client.chat.link).toEqual({ is: 'refused', why: 'UNKNOWN_SITE' });
    scene.peer.lose(4504);
    scene.wait();
    expect(scene.peers).toHaveLength(1);
    scene.client.dismiss();
    expect(scene.peers).toHaveLength(2);
  });
});
