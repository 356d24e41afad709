import type { World } from '@firsthand/shared/connection.ts';
import { type Client, client } from '../src/client.ts';
import { browserMemory, type Memory } from '../src/memory.ts';

/** The server's end of a socket, played by hand. */
export class Peer {
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
export class Scene {
  readonly peers: Peer[] = [];
  readonly memory: Memory;
  readonly client: Client;
  private wakes: { wake: () => void; at: number }[] = [];
  private now = 1000;
  private keys = 0;

  constructor(
    name = 'k',
    memory = browserMemory(),
    people = (): Promise<unknown> => import('@firsthand/shared/transcript-people.ts'),
  ) {
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
        const timer = { wake, at: this.now + ms };
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
      people,
      newKey: () => `${name}${++this.keys}`,
    });
    this.client.start();
  }

  get peer(): Peer {
    const peer = this.peers.at(-1);
    if (!peer) throw new Error('nobody was called');
    return peer;
  }

  /** Lets time pass, as long as no timer that is set takes longer where none is told. */
  wait(ms = Math.max(0, ...this.wakes.map(({ at }) => at - this.now))): void {
    const end = this.now + ms;
    for (;;) {
      const next = this.wakes.toSorted((a, b) => a.at - b.at).at(0);
      if (!next || next.at > end) break;
      this.wakes = this.wakes.filter((other) => other !== next);
      this.now = next.at;
      next.wake();
    }
    this.now = end;
  }

  texts(): (string | undefined)[] {
    return this.client.chat.timeline.shown.items.map((item) =>
      'text' in item ? item.text : undefined,
    );
  }
}
