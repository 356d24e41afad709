import { describe, expect, it } from 'vitest';
import { earlierPages } from '../src/earlier.ts';
import { judgeable } from '../src/judging.ts';
import {
  type Frame,
  type Transcript,
  transcriptAfter,
  transcriptAfterAll,
  type TranscriptFrame,
  unread,
} from '../src/transcript.ts';
import type { AgentEvent } from '../src/wire.ts';
import { event, MARIA, moment, said, WHY } from './samples.ts';

/** A chat of 1,000 events, as the server has it. */
function whole(): readonly Frame<'event'>[] {
  const own: Record<number, AgentEvent> = {
    1: { type: 'started', text: 'Hi' },
    3: {
      type: 'botAskedBack',
      question: 2,
      text: 'Which?',
      choices: [{ choice: 'a', title: 'A' }],
    },
    5: { type: 'escalated', reason: 'LOW_CONFIDENCE', text: 'A person comes.' },
    6: { type: 'accepted', agent: MARIA, greeting: 'Hello' },
    7: { type: 'promiseMade', agent: 'maria', text: 'A catalogue', due: moment(60) },
    950: { type: 'chose', key: 'k', seq: 3, choice: 'a', title: 'A' },
  };
  return Array.from({ length: 1000 }, (_none, i) => {
    const told = event(i + 1, own[i + 1] ?? said(`message ${i + 1}`));
    return i + 1 === 3 || i + 1 === 5
      ? {
          ...told,
          why: {
            ...WHY,
            candidates: [{ entry: 'e', title: 'E', confidence: 0.5, nearest: '', words: ['e'] }],
          },
        }
      : told;
  });
}

const LINES = new Set([3, 5, 6, 7]);

/** The end of it, as it is opened. */
function opened(newest = 100): Transcript {
  const events = whole();
  const upTo = events.length - newest;
  const earlier: Frame<'earlier'> = {
    type: 'earlier',
    conversation: 'c1',
    upTo,
    events: events
      .filter(({ seq }) => LINES.has(seq))
      .map(({ seq, at, event: told, why }) => ({ seq, at, event: told, ...(why ? { why } : {}) })),
  };
  return [earlier as TranscriptFrame, ...events.slice(upTo)].reduce(transcriptAfter, unread('c1'));
}

describe('a transcript of which the end is read', () => {
  it('knows what its beginning still means', () => {
    const now = opened();
    expect([now.from, now.seq, now.items.length]).toEqual([900, 1000, 100]);
    expect(now.owner).toBe('maria');
    expect([...now.promises.values()]).toMatchObject([{ id: 7, text: 'A catalogue' }]);
    expect(judgeable(now)?.turn).toBe(5);
  });

  it('is the same in the end as one that was read whole', () => {
    const pages = earlierPages();
    let now = opened();
    for (let page = pages.want(now, 1); page !== null;) {
      const { after, limit } = page;
      for (const each of whole().slice(after, after + limit))
        expect(pages.takes(now, each)).toBe(true);
      const came = pages.came(now);
      now = came.transcript;
      page = came.next;
    }
    const read = transcriptAfterAll(unread('c1'), whole());
    expect(now.from).toBe(0);
    expect(now.items).toEqual(read.items);
    expect(now.items[2]).toMatchObject({ is: 'bot', chosen: 'a' });
    expect(now.put).toBe(900);
    expect(judgeable(now)).toEqual(judgeable(read));
    expect(pages.want(now)).toBeNull();
  });

  it('asks for a page at a time, once, and anew after the link was lost', () => {
    const pages = earlierPages();
    const now = opened();
    expect(pages.want(now)).toEqual({ after: 700, limit: 200 });
    expect(pages.want(now)).toBeNull();
    pages.forget();
    expect(pages.want(now)).toEqual({ after: 700, limit: 200 });
    expect(pages.want(now, 950)).toBeNull();
  });

  it('changes nothing where the server gave less than was asked for', () => {
    const pages = earlierPages();
    const now = opened();
    pages.want(now);
    for (const each of whole().slice(700, 750)) pages.takes(now, each);
    expect(pages.came(now)).toEqual({ transcript: now, next: null });
  });

  it('keeps what is live as it is when a beginning comes late', () => {
    const read = transcriptAfterAll(unread('c1'), whole());
    const late: TranscriptFrame = { type: 'earlier', conversation: 'c1', upTo: 900, events: [] };
    expect(transcriptAfter(read, late)).toBe(read);
  });
});
