import { describe, expect, it, vi } from 'vitest';
import {
  backOffMs,
  browser,
  connect,
  type Link,
  type LinkEvent,
  next,
  type World,
} from '../src/connection.ts';

const live: Link = {
  is: 'live',
  heartbeatMs: 10_000,
  silence: 0,
  probing: false,
  stayAwayMs: 0,
};

/** The link after `events`, with the jitter in the middle of its range. */
function after(link: Link, ...events: LinkEvent[]): Link {
  return events.reduce((before, event) => next(before, event, 0.5).link, link);
}

function deedsOf(link: Link, event: LinkEvent): string[] {
  return next(link, event, 0.5).deeds.map((deed) => deed.do);
}

describe('coming up', () => {
  it('goes from wanted to live by hello, welcome and caught up', () => {
    let link: Link = { is: 'idle' };
    expect(deedsOf(link, { is: 'wanted' })).toContain('open');
    link = after(link, { is: 'wanted' });
    expect(deedsOf(link, { is: 'opened' })).toEqual(['hello']);
    link = after(link, { is: 'opened' }, { is: 'welcomed', heartbeatMs: 10_000 });
    expect(link.is).toBe('catchingUp');
    expect(after(link, { is: 'caughtUp' })).toEqual(live);
  });

  it('gives up an attempt that takes too long', () => {
    const connecting = after({ is: 'idle' }, { is: 'wanted' });
    expect(after(connecting, { is: 'due' }).is).toBe('waiting');
    const catchingUp = after(connecting, { is: 'welcomed', heartbeatMs: 10_000 });
    expect(after(catchingUp, { is: 'due' }).is).toBe('waiting');
  });

  it('gives catching up more time while anything is heard', () => {
    const catchingUp: Link = { is: 'catchingUp', attempt: 0, heartbeatMs: 1000 };
    expect(deedsOf(catchingUp, { is: 'heard' })).toEqual(['wake']);
  });
});

describe('coming back', () => {
  it('waits with full jitter, longer each time, at most half a minute', () => {
    expect(backOffMs(0, 0.999)).toBeLessThan(500);
    expect(backOffMs(3, 0.5)).toBe(2000);
    expect(backOffMs(3, 0)).toBe(0);
    expect(backOffMs(50, 0.999)).toBeLessThan(30_000);
    let link: Link = live;
    const waits: number[] = [];
    for (let i = 0; i < 8; i++) {
      link = after(link, { is: 'closed', code: 1006 });
      if (link.is === 'waiting') waits.push(link.retryInMs);
      link = after(link, { is: 'due' });
    }
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
  });

  it('forgets earlier attempts once live', () => {
    const weary: Link = { is: 'catchingUp', attempt: 6, heartbeatMs: 10_000 };
    const lost = after(weary, { is: 'caughtUp' }, { is: 'closed', code: 1012 });
    expect(lost).toEqual({ is: 'waiting', attempt: 1, retryInMs: 250 });
  });

  it.each([1000, 1001, 1006, 1011, 1012, 4000, 4008, 4013, 4100, 4499])(
    'does so after %i',
    (code) => {
      expect(after(live, { is: 'closed', code }).is).toBe('waiting');
    },
  );

  it.each([4500, 4501, 4503, 4504, 4508, 4999])('does not after %i', (code) => {
    const refused = after(live, { is: 'closed', code });
    expect(refused).toEqual({ is: 'refused', why: code });
    expect(after(refused, { is: 'nudged' }, { is: 'due' })).toBe(refused);
    expect(after(refused, { is: 'wanted' }).is).toBe('connecting');
  });

  it('stays away as long as a draining server asks', () => {
    const draining = after(live, { is: 'draining', stayAwayMs: 2000 });
    expect(draining.is).toBe('live');
    expect(after(draining, { is: 'closed', code: 1012 })).toEqual({
      is: 'waiting',
      attempt: 1,
      retryInMs: 2250,
    });
  });

  it('comes again when a refused hello names a time, and not when it names none', () => {
    const connecting: Link = { is: 'connecting', attempt: 0 };
    expect(after(connecting, { is: 'turnedAway', why: 'RATE_LIMITED', retryInMs: 4000 })).toEqual({
      is: 'waiting',
      attempt: 1,
      retryInMs: 4250,
    });
    expect(after(connecting, { is: 'turnedAway', why: 'BLOCKED' })).toEqual({
      is: 'refused',
      why: 'BLOCKED',
    });
  });

  it('does not wait any longer when the network is back', () => {
    const waiting: Link = { is: 'waiting', attempt: 5, retryInMs: 9000 };
    expect(after(waiting, { is: 'nudged' })).toEqual({ is: 'connecting', attempt: 5 });
  });
});

describe('a silent link', () => {
  it('is asked after half a heartbeat and lost after one and a half: within 15 s', () => {
    let link: Link = live;
    const deeds: string[][] = [];
    for (let half = 1; half <= 3; half++) {
      deeds.push(deedsOf(link, { is: 'due' }));
      link = after(link, { is: 'due' });
    }
    expect(deeds.slice(0, 2)).toEqual([['ping', 'wake'], ['wake']]);
    expect(link.is).toBe('waiting');
  });

  it('is not lost while anything is heard', () => {
    let link: Link = live;
    for (let i = 0; i < 50; i++) link = after(link, { is: 'due' }, { is: 'due' }, { is: 'heard' });
    expect(link).toEqual(live);
  });

  it('is noticed sooner after sleep, or when a command is not answered', () => {
    expect(deedsOf(live, { is: 'nudged' })).toEqual(['ping', 'wake']);
    expect(after(live, { is: 'nudged' }, { is: 'due' }).is).toBe('waiting');
    expect(after(live, { is: 'asked' }, { is: 'due' }).is).toBe('waiting');
    expect(after(live, { is: 'asked' }, { is: 'heard' })).toEqual(live);
  });
});

describe('the shell', () => {
  class FakeSocket {
    readyState = 0;
    readonly said: string[] = [];
    onopen: (() => void) | null = null;
    onclose: ((closed: { code: number }) => void) | null = null;
    onmessage: ((message: { data: unknown }) => void) | null = null;
    send(text: string): void {
      this.said.push(text);
    }
    close(): void {
      this.readyState = 3;
    }
    open(): void {
      this.readyState = 1;
      this.onopen?.();
    }
  }

  function scene() {
    const sockets: FakeSocket[] = [];
    const wakes: (() => void)[] = [];
    const heard: string[] = [];
    const links: string[] = [];
    const nudges = new Set<() => void>();
    const world: World = {
      socket() {
        const socket = new FakeSocket();
        sockets.push(socket);
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        return socket as unknown as WebSocket;
      },
      random: () => 0.5,
      after(_ms, wake) {
        wakes.push(wake);
        return () => wakes.splice(wakes.indexOf(wake), 1);
      },
      nudges(nudge) {
        nudges.add(nudge);
        return () => nudges.delete(nudge);
      },
    };
    const connection = connect(
      'wss://chat.example/ws/visitor',
      'firsthand.v1',
      {
        hello: () => 'hello',
        ping: () => 'ping',
        heard: (text) => heard.push(text),
        changed: (link) => links.push(link.is),
      },
      world,
    );
    return { sockets, wakes, heard, links, nudges, connection };
  }

  it('says hello first and nothing of its owner before it is live', () => {
    const { sockets, connection, links } = scene();
    connection.tell({ is: 'wanted' });
    sockets[0]?.open();
    expect(connection.send('say')).toBe(false);
    connection.tell({ is: 'welcomed', heartbeatMs: 10_000 });
    connection.tell({ is: 'caughtUp' });
    expect(connection.send('say')).toBe(true);
    expect(sockets[0]?.said).toEqual(['hello', 'say']);
    expect(links).toEqual(['connecting', 'catchingUp', 'live']);
  });

  it('listens to its newest socket only', () => {
    const { sockets, wakes, heard, connection } = scene();
    connection.tell({ is: 'wanted' });
    sockets[0]?.open();
    wakes[0]?.();
    expect(connection.link.is).toBe('waiting');
    wakes[0]?.();
    sockets[0]?.onmessage?.({ data: 'old' });
    sockets[0]?.onclose?.({ code: 4504 });
    sockets[1]?.onmessage?.({ data: 'new' });
    sockets[1]?.onmessage?.({ data: new ArrayBuffer(1) });
    expect(heard).toEqual(['new']);
    expect(connection.link.is).toBe('connecting');
  });

  it('is nudged while it is wanted, also when it is wanted again, and by nothing after', () => {
    const { sockets, nudges, connection } = scene();
    expect(nudges.size).toBe(0);
    for (const again of [0, 1]) {
      connection.tell({ is: 'wanted' });
      connection.tell({ is: 'wanted' });
      expect(nudges.size).toBe(1);
      sockets[again]?.open();
      connection.tell({ is: 'welcomed', heartbeatMs: 10_000 });
      connection.tell({ is: 'caughtUp' });
      for (const nudge of nudges) nudge();
      expect(sockets[again]?.said).toEqual(['hello', 'ping']);
      connection.tell({ is: 'unwanted' });
      expect(nudges.size).toBe(0);
    }
  });
});

describe('the browser', () => {
  it('nudges when network or window come back, until that is ended', () => {
    const nudge = vi.fn<() => void>();
    const comeBack = () => {
      for (const name of ['online', 'offline', 'pageshow']) dispatchEvent(new Event(name));
      for (const name of ['visibilitychange', 'resume']) document.dispatchEvent(new Event(name));
    };
    const end = browser.nudges(nudge);
    comeBack();
    expect(nudge).toHaveBeenCalledTimes(5);
    end();
    comeBack();
    expect(nudge).toHaveBeenCalledTimes(5);
  });
});
