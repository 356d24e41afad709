/** What a push means, as the server sealed it: no name, no word of what was said. */
export type Pushed =
  { readonly is: 'waiting' | 'mentioned'; readonly conversation: string } | { readonly is: 'test' };

/** What a push means; null where it is of a server that is newer than this worker, or empty. */
export function pushedOf(text: string): Pushed | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof data !== 'object' || data === null || !('is' in data)) return null;
  if (data.is === 'test') return { is: 'test' };
  return (data.is === 'waiting' || data.is === 'mentioned') &&
    'conversation' in data &&
    typeof data.conversation === 'string' &&
    data.conversation !== ''
    ? { is: data.is, conversation: data.conversation }
    : null;
}

/** What the worker asks of a console window: to show a conversation, or what rings. */
export interface Opening {
  readonly is: 'open';
  readonly conversation: string | null;
}

/** Whether what came to a window is of the worker. */
export function isOpening(data: unknown): data is Opening {
  return (
    typeof data === 'object' &&
    data !== null &&
    'is' in data &&
    data.is === 'open' &&
    'conversation' in data &&
    (data.conversation === null || typeof data.conversation === 'string')
  );
}

/** The conversation that a notification is of; null for none. */
export function noticeOf(data: unknown): string | null {
  return typeof data === 'object' &&
    data !== null &&
    'conversation' in data &&
    typeof data.conversation === 'string'
    ? data.conversation
    : null;
}

/** A conversation's notifications have one tag, so that a later one takes the place of the one before. */
export function tagOf(conversation: string | null): string {
  return conversation === null ? 'firsthand' : `firsthand ${conversation}`;
}

/** Where a console shows a conversation. */
export function addressOf(scope: string, conversation: string | null): string {
  return conversation === null ? scope : `${scope}#/c/${encodeURIComponent(conversation)}`;
}
