import { describe, expect, it } from 'vitest';
import {
  boxOf,
  countsOf,
  inboxAfter,
  type Inbox,
  type InboxEvent,
  linesOf,
  NOTHING,
} from '../src/inbox.ts';
import { moment, NOON, offer, summary } from './samples.ts';

function inbox(...events: readonly InboxEvent[]): Inbox {
  const welcomed: InboxEvent = { is: 'welcomed', me: 'maria', era: 'e1' };
  return [welcomed, ...events].reduce(inboxAfter, NOTHING);
}
const names = (of: Inbox, box: Parameters<typeof linesOf>[1]) =>
  linesOf(of, box).map(({ conversation }) => conversation);
const line = (conversation: string, more: Parameters<typeof summary>[0] = {}): InboxEvent => ({
  is: 'summary',
  summary: summary({ conversation, ...more }),
});

describe('the inbox', () => {
  it('puts each conversation into exactly one box', () => {
    const now = inbox(
      line('a'),
      line('b', { agent: 'jonas' }),
      line('c', { state: 'queued', agent: 'x' }),
      line('d', { state: 'bot' }),
      line('e', { state: 'followUp' }),
      line('f', { state: 'closed' }),
      line('g', { state: 'ringing', agent: 'jonas' }),
      line('h', { state: 'ringing', agent: 'maria' }),
      { is: 'rang', offer: offer('h'), now: NOON },
    );
    expect(names(now, 'mine')).toEqual(['a']);
    expect(names(now, 'team')).toEqual(['b']);
    expect(names(now, 'queue')).toEqual(['c', 'g']);
    expect(names(now, 'ringing')).toEqual(['h']);
    expect(countsOf(now).bot.count).toBe(1);
    expect(countsOf(now).followUps.count).toBe(1);
    expect(countsOf(now).closed.count).toBe(1);
    expect(countsOf(now).ringing.count).toBe(1);
  });

  it('keeps a chat mine while a colleague is asked to go on', () => {
    const asked = inbox(
      { is: 'owned', conversation: 'a', owner: 'maria' },
      line('a', { state: 'ringing', agent: 'jonas' }),
    );
    expect(names(asked, 'mine')).toEqual(['a']);
    const gone = inboxAfter(asked, { is: 'owned', conversation: 'a', owner: 'jonas' });
    expect(names(gone, 'mine')).toEqual([]);
  });

  it('does not let an old summary overwrite a newer one', () => {
    const now = inbox(line('a', { seq: 7, state: 'closed' }), line('a', { seq: 6 }));
    expect(boxOf(now, now.summaries.get('a') ?? summary())).toBe('closed');
  });

  it('never unsees what was seen', () => {
    const now = inbox(
      line('a', { seq: 7 }),
      { is: 'saw', conversation: 'a', seq: 7 },
      line('a', { seq: 7, seen: 3 }),
    );
    expect(now.summaries.get('a')?.seen).toBe(7);
  });

  it('puts those who wait for my answer first, the longest wait on top', () => {
    const now = inbox(
      line('answered', { lastBy: 'AGENT', lastAt: moment(50) }),
      line('late', { lastBy: 'VISITOR', lastAt: moment(30) }),
      line('early', { lastBy: 'VISITOR', lastAt: moment(10) }),
    );
    expect(names(now, 'mine')).toEqual(['early', 'late', 'answered']);
  });

  it('orders the queue by waiting time', () => {
    const now = inbox(
      line('b', { state: 'queued', waitingSince: moment(9) }),
      line('a', { state: 'queued', waitingSince: moment(3) }),
    );
    expect(names(now, 'queue')).toEqual(['a', 'b']);
  });

  it('forgets, once complete, what the server no longer names', () => {
    const before = inbox(line('gone'), line('read'), line('stays'));
    const after = [
      { is: 'welcomed', me: 'maria', era: 'e1' } as const,
      line('stays'),
      { is: 'ready', keep: new Set(['read']) } as const,
    ].reduce(inboxAfter, before);
    expect([...after.summaries.keys()]).toEqual(['read', 'stays']);
  });

  it('starts empty in another era', () => {
    const after = inboxAfter(inbox(line('a')), { is: 'welcomed', me: 'maria', era: 'e2' });
    expect(after.summaries.size).toBe(0);
  });

  it('counts down on its own clock, and rings once per conversation', () => {
    const now = inbox(
      { is: 'rang', offer: offer('a', 15_000), now: NOON },
      { is: 'rang', offer: offer('a', 14_000), now: NOON + 1000 },
    );
    expect(now.rings).toHaveLength(1);
    expect(now.rings[0]?.endsAt).toBe(NOON + 15_000);
    expect(inboxAfter(now, { is: 'rangOut', conversation: 'a' }).rings).toEqual([]);
  });

  it('says where the server has further pages', () => {
    const now = inbox({
      is: 'page',
      box: 'closed',
      summaries: [summary({ state: 'closed' })],
      next: 'x',
    });
    expect(countsOf(now).closed).toEqual({ count: 1, more: true });
  });
});
