import { describe, expect, it } from 'vitest';
import type { Answer, Rest } from '@firsthand/shared/rest.ts';
import { type PushBrowser, pushOf, type PushState, quietOf } from '../src/push.ts';

const KEY = 'AQID';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

function shelfOf(kept: Record<string, string> = {}): Storage {
  const map = new Map(Object.entries(kept));
  return {
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  } as Storage;
}

interface How {
  readonly me?: string;
  readonly kept?: Record<string, string>;
  readonly permission?: NotificationPermission;
  /** What the agent says when they are asked. */
  readonly says?: NotificationPermission;
  readonly browser?: Partial<PushBrowser>;
  readonly subscribed?: string;
  readonly subscribeFails?: boolean;
  readonly answer?: (asked: Asked) => unknown;
}

/** A browser, a server and a push service in memory. */
function world(how: How = {}) {
  const asked: Asked[] = [];
  const opened: (string | null)[] = [];
  const storage = shelfOf(how.kept);
  let permission = how.permission ?? 'default';
  let subscribedFor = how.subscribed ?? null;
  const subscription = () =>
    subscribedFor === null
      ? null
      : {
          endpoint: `https://push.example/${subscribedFor}`,
          options: { applicationServerKey: Uint8Array.from(atob(subscribedFor), code).buffer },
          getKey: (name: string) => Uint8Array.from(name, code).buffer,
          unsubscribe: async () => {
            subscribedFor = null;
            return true;
          },
        };
  const registration = {
    pushManager: {
      getSubscription: async () => subscription(),
      subscribe: async () => {
        if (how.subscribeFails === true) throw new Error('no push service');
        subscribedFor = KEY;
        return subscription();
      },
    },
  };
  const hears: ((event: unknown) => void)[] = [];
  const worker = {
    register: async () => registration,
    ready: Promise.resolve(registration),
    getRegistration: async () => registration,
    addEventListener: (_: string, heard: (event: unknown) => void) => void hears.push(heard),
    removeEventListener: () => void hears.pop(),
  };
  const rest = {
    request: async (method: string, path: string, decoder: unknown, body: unknown) => {
      asked.push({ method, path, body });
      const said = how.answer?.({ method, path, body });
      if (said === null) return { ok: false, problem: { status: 503 } };
      const usual =
        method === 'GET' ? { key: KEY } : method === 'POST' ? { outcome: 'TAKEN' } : { id: 'd1' };
      const read = decoder as (value: unknown, place: string) => unknown;
      return { ok: true, value: read(said ?? usual, 'answer') } as Answer<unknown>;
    },
  } as unknown as Rest;
  const push = pushOf(
    how.me ?? 'maria',
    rest,
    {
      secure: true,
      worker: worker as unknown as ServiceWorkerContainer,
      pushes: true,
      permission: () => permission,
      askPermission: async () => (permission = how.says ?? 'granted'),
      zone: () => 'Europe/Berlin',
      ...how.browser,
    },
    storage,
    (conversation) => void opened.push(conversation),
  );
  return {
    push,
    asked,
    opened,
    storage,
    subscribed: () => subscribedFor,
    says(data: unknown) {
      const answers: unknown[] = [];
      const port = { postMessage: (answer: unknown) => void answers.push(answer) };
      for (const heard of hears) heard({ data, ports: [port] });
      return answers;
    },
    listeners: () => hears.length,
  };
}

function code(character: string): number {
  return character.charCodeAt(0);
}

async function settled(): Promise<void> {
  for (let i = 0; i < 30; i++) await Promise.resolve();
}

async function stateOf(how: How): Promise<PushState> {
  const { push } = world(how);
  await settled();
  return push.state.value;
}

describe('calls on this device', () => {
  it('say truly why there are none', async () => {
    expect(await stateOf({ browser: { secure: false } })).toBe('insecure');
    expect(await stateOf({ browser: { worker: null } })).toBe('unsupported');
    expect(await stateOf({ browser: { pushes: false } })).toBe('unsupported');
    expect(await stateOf({ permission: 'denied' })).toBe('denied');
    expect(await stateOf({ answer: () => ({}) })).toBe('switchedOff');
    expect(await stateOf({ answer: () => null })).toBe('failed');
    expect(await stateOf({})).toBe('off');
    expect(await stateOf({ permission: 'granted' })).toBe('off');
  });

  it('are turned on with the agent’s leave, and the server is told of the device', async () => {
    const here = world({ kept: { 'firsthand.quiet': 'on 20:00 08:00' } });
    await settled();
    await here.push.turnOn();
    expect(here.push.state.value).toBe('on');
    expect(here.asked.at(-1)).toEqual({
      method: 'PUT',
      path: '/api/v1/push/device',
      body: {
        endpoint: 'https://push.example/AQID',
        key: 'cDI1NmRo',
        auth: 'YXV0aA',
        quiet: { from: 1200, to: 480, zone: 'Europe/Berlin' },
      },
    });
    expect(await here.push.test()).toBe('TAKEN');
    expect(here.asked.at(-1)?.path).toBe('/api/v1/push/device/d1/test');
  });

  it('stay off where the agent says no, or nothing', async () => {
    const no = world({ says: 'denied' });
    await settled();
    await no.push.turnOn();
    expect(no.push.state.value).toBe('denied');
    const nothing = world({ says: 'default' });
    await settled();
    await nothing.push.turnOn();
    expect(nothing.push.state.value).toBe('off');
    expect(nothing.storage.getItem('firsthand.push')).toBeNull();
  });

  it('say so where the push service or the server can’t be reached', async () => {
    const away = world({ subscribeFails: true });
    await settled();
    await away.push.turnOn();
    expect(away.push.state.value).toBe('failed');
    const down = world({ answer: ({ method }) => (method === 'PUT' ? null : undefined) });
    await settled();
    await down.push.turnOn();
    expect(down.push.state.value).toBe('failed');
    expect(down.push.worker.value).toBeNull();
    expect(await down.push.test()).toBe('FAILED');
  });

  it('come back by themselves at the next sign-in of the same agent', async () => {
    const here = world({
      permission: 'granted',
      kept: { 'firsthand.push': 'maria' },
      subscribed: KEY,
    });
    await settled();
    expect(here.push.state.value).toBe('on');
  });

  it('are not another agent’s who sits here now', async () => {
    const here = world({
      me: 'tom',
      permission: 'granted',
      kept: { 'firsthand.push': 'maria' },
      subscribed: KEY,
    });
    await settled();
    expect(here.push.state.value).toBe('off');
    expect(here.subscribed()).toBeNull();
    expect(here.storage.getItem('firsthand.push')).toBeNull();
  });

  it('are asked for anew where the server has another key', async () => {
    const here = world({ subscribed: 'BBBB' });
    await settled();
    await here.push.turnOn();
    expect(here.subscribed()).toBe(KEY);
    expect(here.push.state.value).toBe('on');
  });

  it('end with a click, here and at the server', async () => {
    const here = world();
    await settled();
    await here.push.turnOn();
    await here.push.turnOff();
    expect(here.push.state.value).toBe('off');
    expect(here.asked.at(-1)).toMatchObject({ method: 'DELETE', path: '/api/v1/push/device/d1' });
    expect(here.subscribed()).toBeNull();
    expect(here.storage.getItem('firsthand.push')).toBeNull();
  });

  it('tell the server of other quiet hours', async () => {
    const here = world();
    await settled();
    await here.push.turnOn();
    here.storage.setItem('firsthand.quiet', 'on 12:30 13:00');
    await here.push.keepQuiet();
    expect(here.asked.at(-1)?.body).toMatchObject({ quiet: { from: 750, to: 780 } });
    expect(quietOf({ on: false, from: '12:30', to: '13:00' }, 'UTC')).toEqual({});
  });

  it('say that a device is gone when its push service says so', async () => {
    const here = world({
      answer: ({ method }) => (method === 'POST' ? { outcome: 'GONE' } : undefined),
    });
    await settled();
    await here.push.turnOn();
    expect(await here.push.test()).toBe('GONE');
    expect(here.push.state.value).toBe('failed');
  });

  it('lead to the chat when the worker says that one was clicked', () => {
    const here = world();
    expect(here.says({ is: 'open', conversation: 'v.1' })).toHaveLength(1);
    expect(here.says({ is: 'open', conversation: null })).toHaveLength(1);
    expect(here.says('odd')).toEqual([]);
    expect(here.opened).toEqual(['v.1', null]);
    here.push.stop();
    expect(here.listeners()).toBe(0);
  });
});
