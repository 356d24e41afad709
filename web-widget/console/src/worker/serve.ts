import { addressOf, noticeOf, type Opening, pushedOf, tagOf } from './pushed.ts';
import type { WindowClient, WorkerScope } from './scope.ts';
import { t } from './words.ts';

/** How long an open console has to take a call over. */
const ANSWER_WITHIN_MS = 1_000;

/**
 * Shows what is pushed, and leads a click on it to the chat. It answers no requests: the console is
 * loaded as ever.
 *
 * @param after calls `wake` after `ms`, once; what it returns calls that off
 */
export function serve(
  scope: WorkerScope,
  after: (ms: number, wake: () => void) => () => void,
): void {
  scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
  scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
  scope.addEventListener('push', (event) => event.waitUntil(show(event.data?.text() ?? '')));
  scope.addEventListener('notificationclick', (event) => {
    event.notification.close();
    event.waitUntil(lead(noticeOf(event.notification.data)));
  });

  async function show(text: string): Promise<void> {
    const pushed = pushedOf(text);
    if (pushed?.is === 'test') {
      await notify(t('push.test'), t('push.testBody'), null, false);
      return;
    }
    const conversation = pushed?.conversation ?? null;
    // It rings there before the agent's eyes. Unseen ones are no reason to be silent: they may sleep.
    if ((await windows()).some(({ focused }) => focused)) {
      await pass(conversation);
      return;
    }
    // A window that is awake has said more: it is said again, not covered.
    const [told] = await scope.registration.getNotifications({ tag: tagOf(conversation) });
    const noted = pushed?.is === 'mentioned';
    await notify(
      told?.title ??
        t(pushed === null ? 'push.unknown' : noted ? 'push.mentioned' : 'push.waiting'),
      told?.body ?? t(noted ? 'push.mentionedBody' : 'push.waitingBody'),
      conversation,
      !noted,
    );
  }

  /** Some browsers end calls that show nothing: what need not be seen is there for a blink. */
  async function pass(conversation: string | null): Promise<void> {
    const tag = tagOf(conversation);
    await scope.registration.showNotification(t('push.waiting'), {
      body: t('push.waitingBody'),
      tag,
      silent: true,
      data: { conversation },
    });
    for (const each of await scope.registration.getNotifications({ tag })) each.close();
  }

  function notify(
    title: string,
    body: string,
    conversation: string | null,
    stays: boolean,
  ): Promise<void> {
    return scope.registration.showNotification(title, {
      body,
      tag: tagOf(conversation),
      icon: `${scope.registration.scope}icon-192.png`,
      renotify: true,
      requireInteraction: stays,
      data: { conversation },
    });
  }

  async function lead(conversation: string | null): Promise<void> {
    const open = await windows();
    const window = open.find(({ focused }) => focused) ?? open.find(isVisible) ?? open[0];
    if (window === undefined) {
      await scope.clients.openWindow(addressOf(scope.registration.scope, conversation));
      return;
    }
    await Promise.all([hand(window, conversation), window.focus()]);
  }

  /** A window that does not take the call over, such as one at the sign-in, finds it in its address. */
  async function hand(window: WindowClient, conversation: string | null): Promise<void> {
    const taken = await isTaken(window, { is: 'open', conversation });
    if (!taken && conversation !== null)
      await window.navigate(addressOf(scope.registration.scope, conversation));
  }

  /** Whether a window answers in time. */
  function isTaken(window: WindowClient, opening: Opening): Promise<boolean> {
    const { port1: mine, port2: theirs } = new MessageChannel();
    return new Promise((resolve) => {
      const done = (taken: boolean) => {
        mine.close();
        resolve(taken);
      };
      const callOff = after(ANSWER_WITHIN_MS, () => done(false));
      mine.onmessage = () => {
        callOff();
        done(true);
      };
      window.postMessage(opening, [theirs]);
    });
  }

  async function windows(): Promise<readonly WindowClient[]> {
    const all = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
    return all.filter(({ url }) => url.startsWith(scope.registration.scope));
  }
}

function isVisible({ visibilityState }: WindowClient): boolean {
  return visibilityState === 'visible';
}
