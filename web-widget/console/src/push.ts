import { type ReadonlySignal, signal } from '@preact/signals';
import { maybe, object, text } from '@firsthand/shared/decode.ts';
import { nothing, type Rest } from '@firsthand/shared/rest.ts';
import { type QuietHours, quietHoursIn } from './quiet-hours.ts';
import { isOpening } from './worker/pushed.ts';

/** Whether this agent is called on this device while no console is open, and if not, why. */
export type PushState =
  /** Not known yet. */
  | 'asking'
  /** The page did not come over https, without which browsers allow no push. */
  | 'insecure'
  | 'unsupported'
  /** The server calls nobody: its operator says so. */
  | 'switchedOff'
  /** The agent, or the browser, refuses notifications of this site. */
  | 'denied'
  | 'off'
  | 'on'
  /** It was wanted, and could not be had. */
  | 'failed';

/** What became of a test: words of the server, or `FAILED` where it could not be asked. */
export type PushTest = 'TAKEN' | 'GONE' | 'NOT_NOW' | 'REFUSED' | 'UNREACHABLE' | 'FAILED';

/** The parts of a browser that are used. */
export interface PushBrowser {
  readonly secure: boolean;
  readonly worker: ServiceWorkerContainer | null;
  readonly pushes: boolean;
  permission(): NotificationPermission;
  askPermission(): Promise<NotificationPermission>;
  /** This machine's time zone, such as Europe/Berlin. */
  zone(): string;
}

/** Being called on this device. */
export interface Push {
  readonly state: ReadonlySignal<PushState>;
  /** The worker that shows notifications; null where calls are not on. */
  readonly worker: ReadonlySignal<ServiceWorkerRegistration | null>;
  /** After a click: the browser may ask the agent. */
  turnOn(): Promise<void>;
  turnOff(): Promise<void>;
  /** Has the server call this device now. */
  test(): Promise<PushTest>;
  /** The quiet hours are others now. */
  keepQuiet(): Promise<void>;
  stop(): void;
}

const WANTED_BY = 'firsthand.push';
const WORKER = 'worker.js';
const TESTS: readonly PushTest[] = ['TAKEN', 'GONE', 'NOT_NOW', 'REFUSED', 'UNREACHABLE'];

const offered = object({ key: maybe(text) });
const kept = object({ id: text });
const tested = object({ outcome: text });

/**
 * Calls on this device for one agent, on again by themselves where the agent wanted them before: they
 * end at the server with each sign-out.
 *
 * @param open leads to a conversation, or, without one, to what rings
 */
export function pushOf(
  me: string,
  rest: Pick<Rest, 'request'>,
  browser: PushBrowser,
  storage: Storage,
  open: (conversation: string | null) => void,
): Push {
  const state = signal<PushState>('asking');
  const worker = signal<ServiceWorkerRegistration | null>(null);
  let device: string | null = null;

  const heard = ({ data, ports }: MessageEvent<unknown>) => {
    if (!isOpening(data)) return;
    open(data.conversation);
    // Without an answer the worker leads this window there by its address.
    ports[0]?.postMessage('taken');
  };
  browser.worker?.addEventListener('message', heard);

  /** Why there can be no calls; null where there can. */
  function obstacle(): PushState | null {
    if (!browser.secure) return 'insecure';
    if (browser.worker === null || !browser.pushes) return 'unsupported';
    return browser.permission() === 'denied' ? 'denied' : null;
  }

  async function subscribe(key: string): Promise<void> {
    if (browser.worker === null) return;
    await browser.worker.register(WORKER, { scope: './' });
    const registration = await browser.worker.ready;
    let subscription = await registration.pushManager.getSubscription();
    if (subscription !== null && !isFor(subscription, key)) {
      await subscription.unsubscribe();
      subscription = null;
    }
    subscription ??= await registration.pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: bytes(key),
    });
    worker.value = registration;
    await tell(subscription);
  }

  async function tell(subscription: PushSubscription): Promise<void> {
    const answer = await rest.request('PUT', '/api/v1/push/device', kept, {
      ...told(subscription),
      ...quietOf(quietHoursIn(storage), browser.zone()),
    });
    device = answer.ok ? answer.value.id : null;
    state.value = answer.ok ? 'on' : 'failed';
    if (!answer.ok) worker.value = null;
  }

  async function begin(): Promise<void> {
    const key = await serverKey();
    if (key === null) return;
    try {
      await subscribe(key);
    } catch {
      // The browser's push service can't be reached, or the agent said no after all.
      state.value = obstacle() ?? 'failed';
    }
  }

  /** The server's key; null where there is none, and then the state says why. */
  async function serverKey(): Promise<string | null> {
    const answer = await rest.request('GET', '/api/v1/push', offered);
    if (answer.ok && answer.value.key !== null) return answer.value.key;
    state.value = answer.ok ? 'switchedOff' : 'failed';
    return null;
  }

  async function leaveOff(): Promise<void> {
    const registration = await browser.worker?.getRegistration('./');
    await (await registration?.pushManager.getSubscription())?.unsubscribe();
  }

  async function start(): Promise<void> {
    const wantedBy = storage.getItem(WANTED_BY);
    if (wantedBy !== null && wantedBy !== me) {
      // Somebody else's calls must not come to whoever sits here now.
      storage.removeItem(WANTED_BY);
      await leaveOff().catch(() => undefined);
    }
    const why = obstacle();
    if (why !== null) state.value = why;
    else if (wantedBy === me && browser.permission() === 'granted') await begin();
    else if ((await serverKey()) !== null) state.value = 'off';
  }

  void start();

  return {
    state,
    worker,
    async turnOn() {
      if (obstacle() === null && browser.permission() === 'default') await browser.askPermission();
      const why = obstacle();
      if (why !== null) {
        state.value = why;
        return;
      }
      if (browser.permission() !== 'granted') return;
      storage.setItem(WANTED_BY, me);
      await begin();
    },
    async turnOff() {
      storage.removeItem(WANTED_BY);
      state.value = 'off';
      worker.value = null;
      if (device !== null) {
        await rest.request('DELETE', `/api/v1/push/device/${encodeURIComponent(device)}`, nothing);
      }
      device = null;
      await leaveOff().catch(() => undefined);
    },
    async test() {
      if (device === null) return 'FAILED';
      const answer = await rest.request(
        'POST',
        `/api/v1/push/device/${encodeURIComponent(device)}/test`,
        tested,
      );
      const outcome = answer.ok
        ? (TESTS.find((each) => each === answer.value.outcome) ?? 'FAILED')
        : answer.problem.status === 404
          ? 'GONE'
          : 'FAILED';
      if (outcome === 'GONE') state.value = 'failed';
      return outcome;
    },
    async keepQuiet() {
      const registration = worker.peek();
      if (state.peek() !== 'on' || registration === null) return;
      const subscription = await registration.pushManager.getSubscription();
      if (subscription !== null) await tell(subscription);
    },
    stop() {
      browser.worker?.removeEventListener('message', heard);
    },
  };
}

/** What this page runs in. */
export function pageBrowser(): PushBrowser {
  return {
    secure: window.isSecureContext,
    worker: 'serviceWorker' in navigator ? navigator.serviceWorker : null,
    pushes: 'PushManager' in window && 'Notification' in window,
    permission: () => Notification.permission,
    askPermission: () => Notification.requestPermission(),
    zone: () => new Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

function told(subscription: PushSubscription) {
  return {
    endpoint: subscription.endpoint,
    key: base64(subscription.getKey('p256dh')),
    auth: base64(subscription.getKey('auth')),
  };
}

/** The hours in minutes of the day, as the server wants them; nothing where there are none. */
export function quietOf({ on, from, to }: QuietHours, zone: string) {
  const minutes = (time: string) => {
    const [hours = 0, rest = 0] = time.split(':').map(Number);
    return hours * 60 + rest;
  };
  return on ? { quiet: { from: minutes(from), to: minutes(to), zone } } : {};
}

function isFor(subscription: PushSubscription, key: string): boolean {
  return base64(subscription.options.applicationServerKey) === key;
}

function base64(buffer: ArrayBuffer | null): string {
  if (buffer === null) return '';
  return btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const plain = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}
