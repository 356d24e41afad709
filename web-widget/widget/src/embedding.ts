import { heardFrom, type ToPage } from '@firsthand/shared/embed.ts';
import { stateOf, unread } from './chat.ts';
import type { Client } from './client.ts';
import { insist } from './insist.ts';
import type { Say } from './words/words.ts';

/** The page in which the chat is embedded, as seen from the chat. */
export interface Embedding {
  /** Whether there is a page around the chat, to which it can be closed. */
  readonly around: boolean;
  tell(message: ToPage): void;
  begin(say: Say): void;
  /** Calls `shown` whenever the page has shown or hidden the chat. */
  onShown(shown: (focus: boolean) => void): void;
}

/**
 * Joins `client` to the page around it.
 *
 * @param origin the page's origin, as the launcher told it; only this one is believed, and only it
 *     can hear what is said
 */
export function embedding(client: Client, origin: string): Embedding {
  const around = window.parent !== window && /^https?:\/\/[^/]+$/.test(origin);
  let onShown = (_focus: boolean): void => undefined;
  let opened = !around;
  /** What the page said last of who the visitor is; what it said before counts no more. */
  let newest: unknown;

  function tell(message: ToPage): void {
    if (around) window.parent.postMessage(message, origin);
  }

  function look(): void {
    client.shown(opened && document.visibilityState === 'visible');
  }

  function hear(message: MessageEvent<unknown>): void {
    const said = heardFrom(message, window.parent, origin);
    if (!said) return;
    const { shown, focus } = said.data;
    if (said.is === 'shown') {
      opened = shown === true;
      look();
      if (opened) onShown(focus === true);
    }
    if (said.is === 'identify') {
      newest = said.data;
      void insist(() => import('./introduced.ts')).then(({ introduced }) => {
        if (newest === said.data) client.identify(introduced(said.data));
      });
    }
  }

  return {
    around,
    tell,
    onShown: (shown) => (onShown = shown),
    begin(say) {
      look();
      document.addEventListener('visibilitychange', look);
      if (!around) return;
      addEventListener('message', hear);
      addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) tell({ firsthand: 'close' });
      });
      let count = 0;
      client.subscribe((chat, before) => {
        const { conversation } = chat.timeline;
        const now = chat.shown ? 0 : unread(chat);
        const live = before.link.is === 'live' && chat.link.is === 'live';
        if (now !== count && chat.link.is === 'live') {
          count = now;
          tell({ firsthand: 'unread', value: now });
        }
        if (conversation !== before.timeline.conversation) {
          tell({ firsthand: 'kept', value: conversation === undefined ? '' : 'kept' });
          if (live && conversation !== undefined) tell({ firsthand: 'event', value: 'started' });
        }
        if (live && stateOf(chat) !== stateOf(before)) {
          if (stateOf(chat) === 'human') tell({ firsthand: 'event', value: 'person' });
          if (stateOf(chat) === 'closed') tell({ firsthand: 'event', value: 'closed' });
        }
      });
      tell({ firsthand: 'ready', value: { close: say('close'), unread: say('unread') } });
    },
  };
}
