import { addressOf, noticeOf, type Opening, pushedOf, tagOf } from './pushed.ts';
import type { WindowClient, WorkerScope } from './scope.ts';
import { t } from './words.ts';

/**
 * Shows what is pushed, and leads a click on it to the chat. It answers no requests: the console is
 * loaded as ever.
 */
export function serve(scope: WorkerScope): void {
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
    // It rings there before the agent's eyes. Unseen ones are no reason to be silent: they may sleep.
    if ((await windows()).some(({ focused }) => focused)) return;
    const conversation = pushed?.conversation ?? null;
    // A window that is awake has said more: it is said again, not covered.
    const [told] = await scope.registration.getNotifications({ tag: tagOf(conversation) });
    await notify(
      told?.title ?? t(pushed === null ? 'push.unknown' : 'push.waiting'),
      told?.body ?? t('push.waitingBody'),
      conversation,
      true,
    );
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
    const opening: Opening = { is: 'open', conversation };
    // A worker's own page: there is no other origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    window.postMessage(opening);
    await window.focus();
  }

  async function windows(): Promise<readonly WindowClient[]> {
    const all = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
    return all.filter(({ url }) => url.startsWith(scope.registration.scope));
  }
}

function isVisible({ visibilityState }: WindowClient): boolean {
  return visibilityState === 'visible';
}
