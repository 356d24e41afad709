import { signal } from '@preact/signals';
import type { OpenPromise } from '../wire.ts';
import type { OwnWords } from '../responses.ts';
import type { Target } from '../targets.ts';

/** The dialogs of the console. At most one is open. */
export type OpenDialog =
  | { readonly is: 'none' }
  | { readonly is: 'keys' }
  | { readonly is: 'palette' }
  | { readonly is: 'alerts' }
  | { readonly is: 'practise' }
  | {
      readonly is: 'responses';
      /** For whom the preview is filled. */
      readonly visitorName: string | null;
      /** What was begun in the composer; without it the list is shown. */
      readonly begun?: Pick<OwnWords, 'shortcut' | 'text'>;
    }
  | { readonly is: 'closeMany'; readonly conversations: readonly string[] }
  | { readonly is: 'away' }
  | { readonly is: 'limit' }
  | { readonly is: 'decline'; readonly conversation: string }
  | { readonly is: 'transfer'; readonly conversation: string; readonly to?: Target }
  | { readonly is: 'ask'; readonly conversation: string }
  | { readonly is: 'reassign'; readonly conversation: string }
  | { readonly is: 'close'; readonly conversation: string }
  | { readonly is: 'block'; readonly conversation: string }
  | { readonly is: 'overdue' }
  | { readonly is: 'gesture'; readonly conversation: string }
  | { readonly is: 'giveBack'; readonly conversation: string }
  | {
      readonly is: 'promise';
      readonly conversation: string;
      /** The promise that is moved; a new one without. */
      readonly moved?: OpenPromise;
    };

const open = signal<OpenDialog>({ is: 'none' });

export const dialog = {
  open,
  show(wanted: OpenDialog): void {
    open.value = wanted;
  },
  close(): void {
    open.value = { is: 'none' };
  },
};
