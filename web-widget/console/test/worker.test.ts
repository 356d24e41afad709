import { describe, expect, it } from 'vitest';
import { addressOf, isOpening, pushedOf, tagOf } from '../src/worker/pushed.ts';
import type { Notice, NoticeOptions, WindowClient, WorkerScope } from '../src/worker/scope.ts';
import { serve } from '../src/worker/serve.ts';

const SCOPE = 'https://chat.example/console/';

interface Shown {
  readonly title: string;
  readonly options: NoticeOptions;
}

/** A time that does not pass, and one that passes at once. */
const standsStill = (_ms: number, _wake: () => void) => () => undefined;
const flies = (_ms: number, wake: () => void) => {
  wake();
  return () => undefined;
};

/** A worker's world that keeps what is done in it. */
function world(windows: WindowClient[] = [], told: Notice[] = [], after = standsStill) {
  const heard = new Map<string, (event: never) => void>();
  const shown: Shown[] = [];
  const opened: string[] = [];
  const scope: WorkerScope = {
    registration: {
      scope: SCOPE,
      showNotification: async (title, options) => void shown.push({ title, options }),
      getNotifications: async () => told,
    },
    clients: {
      matchAll: async () => windows,
      openWindow: async (url) => void opened.push(url),
      claim: async () => undefined,
    },
    skipWaiting: async () => undefined,
    addEventListener: (type: string, on: (event: never) => void) => void heard.set(type, on),
  };
  serve(scope, after);
  async function happens(type: string, event: object): Promise<void> {
    let work: Promise<unknown> = Promise.resolve();
    heard.get(type)?.({ ...event, waitUntil: (of: Promise<unknown>) => (work = of) } as never);
    await work;
  }
  return {
    shown,
    opened,
    pushed: (text: string | null) =>
      happens('push', { data: text === null ? null : { text: () => text } }),
    clicked: (data: unknown) =>
      happens('notificationclick', {
        notification: { title: '', body: '', data, close: () => undefined },
      }),
  };
}

function windowAt(
  url: string,
  how: { focused?: boolean; visible?: boolean; atDoor?: boolean } = {},
) {
  const got: unknown[] = [];
  const ledTo: string[] = [];
  let focus = 0;
  const client: WindowClient = {
    url,
    focused: how.focused ?? false,
    visibilityState: how.visible === true ? 'visible' : 'hidden',
    focus: async () => void focus++,
    navigate: async (to) => void ledTo.push(to),
    postMessage(message, [port]) {
      got.push(message);
      if (how.atDoor !== true) port?.postMessage('taken');
    },
  };
  return { client, got, ledTo, focused: () => focus };
}

const WAITING = JSON.stringify({ is: 'waiting', conversation: 'v.1' });

describe('the worker', () => {
  it('shows that a visitor waits, and nothing of who or why', async () => {
    const here = world();
    await here.pushed(WAITING);
    expect(here.shown).toEqual([
      {
        title: 'A visitor is waiting',
        options: {
          body: 'Open the console to answer.',
          tag: 'firsthand v.1',
          icon: `${SCOPE}icon-192.png`,
          renotify: true,
          requireInteraction: true,
          data: { conversation: 'v.1' },
        },
      },
    ]);
  });

  it('tells of a note that names the agent, which may be passed over', async () => {
    const here = world();
    await here.pushed('{"is":"mentioned","conversation":"v.1"}');
    expect(here.shown.map(({ title }) => title)).toEqual(['A colleague mentions you in a note']);
    expect(here.shown[0]?.options.requireInteraction).toBe(false);
    expect(here.shown[0]?.options.data).toEqual({ conversation: 'v.1' });
  });

  it('says again what a window that is awake has said of the same chat', async () => {
    const told = { title: 'Ann needs you', body: 'A refund', data: null, close: () => undefined };
    const here = world([windowAt(SCOPE).client], [told]);
    await here.pushed(WAITING);
    expect(here.shown[0]?.title).toBe('Ann needs you');
    expect(here.shown[0]?.options.body).toBe('A refund');
  });

  it('is silent where the agent has a console in front of them, but not for a hidden one', async () => {
    let closed = 0;
    const passing = { title: '', body: '', data: null, close: () => void closed++ };
    const before = world([windowAt(SCOPE, { focused: true, visible: true }).client], [passing]);
    await before.pushed(WAITING);
    // Shown and closed again, as browsers end calls that show nothing.
    expect(before.shown.map(({ options }) => [options.tag, options.silent])).toEqual([
      ['firsthand v.1', true],
    ]);
    expect(before.shown[0]?.options.requireInteraction).toBeUndefined();
    expect(closed).toBe(1);
    const hidden = world([windowAt(SCOPE).client]);
    await hidden.pushed(WAITING);
    expect(hidden.shown).toHaveLength(1);
    expect(hidden.shown[0]?.options.silent).toBeUndefined();
    const admin = world([
      windowAt('https://chat.example/admin/', { focused: true, visible: true }).client,
    ]);
    await admin.pushed(WAITING);
    expect(admin.shown).toHaveLength(1);
  });

  it('shows a test always, and says something of what it does not understand', async () => {
    const here = world([windowAt(SCOPE, { focused: true, visible: true }).client]);
    await here.pushed('{"is":"test"}');
    expect(here.shown.map(({ title }) => title)).toEqual(['This is how you are called']);
    for (const odd of [null, '', '{', '7', '{"is":"news"}', '{"is":"waiting","conversation":7}']) {
      const away = world();
      await away.pushed(odd);
      expect(away.shown.map(({ title }) => title)).toEqual(['You are wanted at the console']);
    }
  });

  it('leads a click to the console that is open, the one in front first', async () => {
    const hidden = windowAt(`${SCOPE}#/`);
    const visible = windowAt(`${SCOPE}#/c/other`, { visible: true });
    const here = world([windowAt('https://chat.example/').client, hidden.client, visible.client]);
    await here.clicked({ conversation: 'v.1' });
    expect(visible.got).toEqual([{ is: 'open', conversation: 'v.1' }]);
    expect(visible.focused()).toBe(1);
    expect(visible.ledTo).toEqual([]);
    expect(hidden.got).toEqual([]);
    expect(here.opened).toEqual([]);
  });

  it('leads a console that does not answer, such as one at the sign-in, by its address', async () => {
    const door = windowAt(`${SCOPE}#/`, { visible: true, atDoor: true });
    const here = world([door.client], [], flies);
    await here.clicked({ conversation: 'v.1' });
    expect(door.ledTo).toEqual([`${SCOPE}#/c/v.1`]);
    expect(door.focused()).toBe(1);
    await here.clicked(null);
    expect(door.ledTo).toHaveLength(1);
  });

  it('opens a console on the chat where none is open', async () => {
    const here = world([windowAt('https://chat.example/').client]);
    await here.clicked({ conversation: 'v 1/2' });
    await here.clicked(null);
    expect(here.opened).toEqual([`${SCOPE}#/c/v%201%2F2`, SCOPE]);
  });
});

describe('what passes between worker and windows', () => {
  it('is read before it is believed', () => {
    expect(pushedOf(WAITING)).toEqual({ is: 'waiting', conversation: 'v.1' });
    expect(pushedOf('{"is":"waiting","conversation":""}')).toBeNull();
    expect(isOpening({ is: 'open', conversation: null })).toBe(true);
    expect(isOpening({ is: 'open' })).toBe(false);
    expect(isOpening('open')).toBe(false);
    expect(tagOf(null)).not.toBe(tagOf('null'));
    expect(addressOf(SCOPE, null)).toBe(SCOPE);
  });
});
