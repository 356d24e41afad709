import { type ReadonlySignal, signal } from '@preact/signals';
import quietIcon from '@firsthand/shared/ui/icon.svg?url';
import { tagOf } from './worker/pushed.ts';

/** One notification of this machine. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  /** What it is of; null for no conversation. */
  readonly conversation: string | null;
  /** Whether it stays until somebody has done something about it. */
  readonly stays: boolean;
}

/** Notifications of this machine, of which one is shown at a time. */
export interface Notices {
  readonly permission: ReadonlySignal<NotificationPermission | 'unsupported'>;
  /** Asks the agent, where the browser lets it. */
  ask(): void;
  show(notice: Notice): void;
  /** Whether they are allowed may have changed. */
  look(): void;
  /** Takes away what was shown of a conversation, also by a push; without one, what was shown last. */
  close(conversation?: string): void;
}

/**
 * Notifications by the worker where there is one, so that a push and the page never tell of the same
 * twice; else by the page itself.
 *
 * @param opened a notification of the page itself was clicked; the worker tells of its own
 */
export function noticesOf(
  worker: ReadonlySignal<ServiceWorkerRegistration | null>,
  opened: (conversation: string | null) => void,
): Notices {
  const now = () => ('Notification' in window ? Notification.permission : 'unsupported');
  const permission = signal<NotificationPermission | 'unsupported'>(now());
  /** Browsers of phones know notifications of workers alone. */
  let pageMay = true;
  let shown: Notification | null = null;
  let tag = tagOf(null);

  function showHere({ title, body, conversation, stays }: Notice): void {
    try {
      const made = new Notification(title, {
        body,
        tag: 'firsthand',
        requireInteraction: stays,
        icon: quietIcon,
      });
      made.addEventListener('click', () => {
        window.focus();
        opened(conversation);
      });
      shown = made;
    } catch {
      pageMay = false;
      look();
    }
  }

  function look(): void {
    permission.value = pageMay || worker.peek() !== null ? now() : 'unsupported';
  }

  function closeOfWorker(of: string): void {
    worker
      .peek()
      ?.getNotifications({ tag: of })
      .then((all) => {
        for (const each of all) each.close();
      })
      .catch(() => undefined);
  }

  function close(conversation?: string): void {
    shown?.close();
    shown = null;
    closeOfWorker(conversation === undefined ? tag : tagOf(conversation));
  }

  return {
    permission,
    ask() {
      if (permission.value !== 'default') return;
      Notification.requestPermission()
        .then(look)
        .catch(() => undefined);
    },
    show(notice) {
      if (now() !== 'granted') return;
      const registration = worker.peek();
      if (registration === null) {
        close();
        showHere(notice);
        return;
      }
      const { title, body, conversation, stays } = notice;
      if (tagOf(conversation) !== tag) close();
      tag = tagOf(conversation);
      const how: NotificationOptions & { renotify: boolean } = {
        body,
        tag,
        // Or it would take the place of the one before, also of a push, without a sound.
        renotify: stays,
        requireInteraction: stays,
        icon: quietIcon,
        data: { conversation },
      };
      registration.showNotification(title, how).catch(() => undefined);
    },
    look,
    close,
  };
}
