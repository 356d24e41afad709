import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Notice, noticesOf } from '../src/notices.ts';

const RING: Notice = { title: 'Ann needs you', body: 'A refund', conversation: 'v.1', stays: true };
const NEWS: Notice = { title: 'A message', body: '1 unread', conversation: null, stays: false };

beforeEach(() => {
  vi.stubGlobal('Notification', { permission: 'granted' });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Notifications by a worker that keeps what it is asked for. */
function byWorker(showing: readonly string[] = []) {
  const shown: { readonly title: string; readonly options: object }[] = [];
  const closed: string[] = [];
  const registration = {
    showNotification: async (title: string, options: object) => void shown.push({ title, options }),
    getNotifications: async ({ tag }: { readonly tag: string }) =>
      showing.includes(tag) ? [{ close: () => closed.push(tag) }] : [],
  };
  const notices = noticesOf(
    // Notices use no more of a registration than this.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    signal(registration as unknown as ServiceWorkerRegistration),
    () => undefined,
  );
  return { notices, shown, closed };
}

describe('notifications by the worker', () => {
  it('are heard each time that a ring is repeated, also where a push has told of it first', () => {
    const { notices, shown } = byWorker();
    notices.show(RING);
    notices.show(RING);
    expect(shown).toHaveLength(2);
    for (const { title, options } of shown) {
      expect(title).toBe('Ann needs you');
      expect(options).toMatchObject({
        body: 'A refund',
        tag: 'firsthand v.1',
        renotify: true,
        requireInteraction: true,
        data: { conversation: 'v.1' },
      });
    }
  });

  it('take the place of one another quietly where nobody is called', () => {
    const { notices, shown } = byWorker();
    notices.show(NEWS);
    expect(shown[0]?.options).toMatchObject({ renotify: false, requireInteraction: false });
  });

  it('are taken away with what they are of, also by a push, or before another is shown', async () => {
    const { notices, closed } = byWorker(['firsthand v.1', 'firsthand v.2']);
    notices.show(RING);
    notices.show(NEWS);
    await vi.waitFor(() => expect(closed).toEqual(['firsthand v.1']));
    notices.close('v.2');
    await vi.waitFor(() => expect(closed).toEqual(['firsthand v.1', 'firsthand v.2']));
  });

  it('are none where the agent does not allow them', () => {
    vi.stubGlobal('Notification', { permission: 'denied' });
    const { notices, shown } = byWorker();
    notices.show(RING);
    expect(notices.permission.value).toBe('denied');
    expect(shown).toEqual([]);
  });
});
