import { describe, expect, it } from 'vitest';
import {
  hasGap,
  type Transcript,
  transcriptAfter,
  transcriptAfterAll,
  type TranscriptFrame,
  unplugged,
  unread,
  visitorMessagesAfter,
} from '../src/transcript.ts';
import { dialled } from '../src/view/rows.tsx';
import type { AgentEvent } from '../src/wire.ts';
import { CARD, event, MARIA, moment, said, WHY } from './samples.ts';

function read(...frames: readonly TranscriptFrame[]): Transcript {
  return frames.reduce(transcriptAfter, unread('c1'));
}
const accepted = (seq: number) => event(seq, { type: 'accepted', agent: MARIA, greeting: 'Hello' });

describe('a transcript', () => {
  it('shows events in order and ignores repeats', () => {
    const now = read(
      event(1, { type: 'started', text: 'Hi' }),
      event(2, said('a')),
      event(2, said('a')),
    );
    expect(now.items.map((item) => item.is)).toEqual(['bot', 'visitor']);
    expect(now.seq).toBe(2);
    expect(hasGap(now)).toBe(false);
  });

  it('shows what a supervisor whispers, and that a chat was given away', () => {
    const now = read(
      accepted(1),
      event(2, { type: 'whispered', from: 'nora', to: 'maria', key: 'w', text: 'the voucher' }),
      event(3, { type: 'reassigned', by: 'nora', agent: 'jonas' }),
    );
    expect(now.items[1]).toMatchObject({ is: 'whisper', agent: 'nora', to: 'maria' });
    expect(now.keys.has('w')).toBe(true);
    expect(now.givenAway).toBe(true);
    expect(transcriptAfter(now, accepted(4)).givenAway).toBe(false);
    expect(transcriptAfter(now, event(4, { type: 'reassigned', by: 'nora' })).owner).toBeNull();
  });

  it('marks a gap and never jumps it', () => {
    const behind = read(event(1, said('a')), event(3, said('c')));
    expect(hasGap(behind)).toBe(true);
    expect(behind.seq).toBe(1);
    const closed = [event(2, said('b')), event(3, said('c'))].reduce(transcriptAfter, behind);
    expect(hasGap(closed)).toBe(false);
    expect(closed.items).toHaveLength(3);
  });

  it('keeps the sequence over numbers that are not for this reader', () => {
    const now = read(event(1, said('a')), event(2, { type: 'internal' }), event(3, said('b')));
    expect(now.seq).toBe(3);
    expect(now.items).toHaveLength(2);
  });

  it('shows a wish to be called back with the number and the time', () => {
    const now = read(
      event(1, {
        type: 'callBackAsked',
        key: 'k',
        phone: '+49 30 1234567',
        when: 'MORNING',
        note: 'After ten',
        name: 'Hanna',
        told: '',
        due: '2030-01-08T11:00:00Z',
      }),
    );
    expect(now.items[0]).toMatchObject({
      is: 'visitor',
      text: 'After ten',
      call: { phone: '+49 30 1234567', when: 'MORNING', due: '2030-01-08T11:00:00Z' },
    });
    expect(now.visitorName).toBe('Hanna');
    expect(dialled('+49 30 123-4567')).toBe('tel:+49301234567');
  });

  it('carries the why to the turn that it explains', () => {
    const now = read(event(1, { type: 'escalated', reason: 'LOW_CONFIDENCE', text: '' }, WHY));
    expect(now.items[0]).toMatchObject({ is: 'line', why: { verdict: 'ESCALATE' } });
  });

  it('shows what the visitor chose and found helpful where it was offered', () => {
    const now = read(
      event(1, {
        type: 'botAskedBack',
        question: 0,
        text: 'Which?',
        choices: [{ choice: 'x', title: 'X' }],
      }),
      event(2, { type: 'chose', key: 'k', seq: 1, choice: 'x', title: 'X' }),
      event(3, { type: 'answerRated', key: 'l', seq: 1, helpful: false }),
    );
    expect(now.items[0]).toMatchObject({ chosen: 'x', helpful: false });
    expect(now.items[1]).toMatchObject({ is: 'visitor', text: 'X' });
  });

  it('knows the owner, also while a colleague is asked', () => {
    const mine = read(
      accepted(1),
      event(2, { type: 'transferOffered', from: 'maria', to: 'jonas', deadline: '' }),
    );
    expect(mine).toMatchObject({ owner: 'maria', askedToGoOn: 'jonas' });
    const declined = transcriptAfter(
      mine,
      event(3, { type: 'withdrawn', agent: 'jonas', ending: 'DECLINED' }),
    );
    expect(declined).toMatchObject({ owner: 'maria', askedToGoOn: null });
    expect(transcriptAfter(declined, event(4, { type: 'requeued', text: '' })).owner).toBeNull();
  });

  it('keeps notes apart from replies', () => {
    const now = read(
      event(1, { type: 'noted', agent: 'maria', key: 'n', text: 'for us' }),
      event(2, { type: 'agentReplied', agent: 'maria', key: 'r', text: 'for them' }),
    );
    expect(now.items.map((item) => item.is)).toEqual(['note', 'agent']);
    expect([...now.keys]).toEqual(['n', 'r']);
  });

  it('begins anew after a reset', () => {
    const now = read(event(1, said('a')), {
      type: 'reset',
      era: 'e2',
      conversation: 'c1',
      reason: '',
    });
    expect(now).toEqual(unread('c1'));
  });

  it('learns the card and whether it is complete from caughtUp', () => {
    const now = read(event(1, said('a')), {
      type: 'caughtUp',
      conversation: 'c1',
      seq: 1,
      card: CARD,
    });
    expect(now.card?.wish).toBe(CARD.wish);
    expect(now.caughtUp).toBe(true);
    const behind = read({ type: 'caughtUp', conversation: 'c1', seq: 4 });
    expect(hasGap(behind)).toBe(true);
  });

  it('learns who the visitor is also where nothing was handed to a person', () => {
    const known = { type: 'caughtUp', conversation: 'c1', seq: 0, visitor: CARD.visitor } as const;
    expect(read(known).visitor).toEqual(CARD.visitor);
    expect(read(known).card).toBeNull();
  });

  it('forgets typing and presence when the link is lost, and keeps the words', () => {
    const now = unplugged(
      read(
        event(1, said('a')),
        { type: 'typing', conversation: 'c1', who: 'VISITOR', on: true },
        { type: 'visitorThere', conversation: 'c1', there: true },
      ),
    );
    expect(now.typing.size).toBe(0);
    expect(now.visitorThere).toBeNull();
    expect(now.items).toHaveLength(1);
  });

  it('counts only the visitor’s words as unseen', () => {
    const now = read(
      event(1, said('a')),
      accepted(2),
      event(3, said('b')),
      event(4, { type: 'agentReplied', agent: 'maria', text: 'c' }),
      event(5, said('d')),
    );
    expect(visitorMessagesAfter(now, 2)).toBe(2);
    expect(visitorMessagesAfter(now, 5)).toBe(0);
  });

  it('tells the sender of a transfer that came back who was asked, and what became of it', () => {
    const asked = event(2, {
      type: 'transferOffered',
      from: 'maria',
      to: 'ben',
      deadline: '2030-01-07T12:00:20Z',
    });
    const back = read(
      accepted(1),
      asked,
      event(3, { type: 'withdrawn', agent: 'ben', ending: 'DECLINED', reason: 'lunch' }),
    );
    expect(back).toMatchObject({ owner: 'maria', askedToGoOn: null });
    expect(back.handOn).toEqual({
      seq: 3,
      team: null,
      tried: [{ agent: 'ben', ending: 'DECLINED', reason: 'lunch' }],
      skipped: [],
      returned: true,
    });
    const wentOn = transcriptAfter(
      back,
      event(4, { type: 'agentReplied', agent: 'maria', text: 'c' }),
    );
    expect(wentOn.handOn).toBeNull();
  });

  it('follows a transfer through a team until nobody is left', () => {
    const through = read(
      accepted(1),
      event(2, {
        type: 'transferOffered',
        from: 'maria',
        to: 'ben',
        team: 'orders',
        deadline: '2030-01-07T12:00:20Z',
      }),
      event(3, { type: 'withdrawn', agent: 'ben', ending: 'MISSED' }),
    );
    expect(through.handOn).toMatchObject({ team: 'orders', returned: false });
    const next = transcriptAfter(
      through,
      event(4, {
        type: 'transferPassedOn',
        to: 'cara',
        deadline: '2030-01-07T12:00:40Z',
        skipped: [],
      }),
    );
    expect(next.askedToGoOn).toBe('cara');
    const back = [
      event(5, { type: 'withdrawn', agent: 'cara', ending: 'DECLINED' }),
      event(6, {
        type: 'transferReturned',
        agent: 'maria',
        skipped: [{ agent: 'ana', why: '4 of 4' }],
      }),
    ].reduce(transcriptAfter, next);
    expect(back.handOn).toMatchObject({
      returned: true,
      skipped: [{ agent: 'ana', why: '4 of 4' }],
    });
    expect(back.handOn?.tried.map(({ agent }) => agent)).toEqual(['ben', 'cara']);
  });
});

describe('many events at once', () => {
  it('come to the same as one by one, also where they speak of earlier ones', () => {
    const events: AgentEvent[] = [];
    for (let i = 0; i < 600; i++) {
      events.push(
        i % 3 === 0
          ? {
              type: 'botAskedBack',
              question: 1,
              text: `q${i}`,
              choices: [{ choice: 'a', title: 'A' }],
            }
          : i % 3 === 1
            ? { type: 'chose', key: `k${i}`, seq: i, choice: 'a', title: 'A' }
            : { type: 'visitorSaid', key: `k${i}`, text: `w${i}` },
      );
    }
    events.push({ type: 'chose', key: 'late', seq: 1, choice: 'none', title: 'None' });
    const frames = events.map((event, i) => ({
      type: 'event' as const,
      conversation: 'c1',
      seq: i + 1,
      at: moment(i),
      event,
    }));
    const one = frames.reduce<Transcript>(transcriptAfter, unread('c1'));
    expect(transcriptAfterAll(unread('c1'), frames)).toEqual(one);
    expect(transcriptAfterAll(one, frames)).toEqual(one);
  });
});
