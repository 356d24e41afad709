import '../src/transcript-people.ts';
import { describe, expect, it } from 'vitest';
import type { VisitorEvent } from '../src/protocol.ts';
import { blank, read, type Transcript } from '../src/transcript.ts';

const maria = { id: 'maria', name: 'Maria Sand', title: 'Plant care' };

function transcript(...events: VisitorEvent[]): Transcript {
  return events.reduce(
    (before, event, i) =>
      read(before, { conversation: 'c', seq: i + 1, at: '2026-11-22T12:00:00Z', event }),
    blank,
  );
}

const question: VisitorEvent = { type: 'visitorSaid', key: 'k1', text: 'water?' };
const askBack: VisitorEvent = {
  type: 'botAskedBack',
  question: 1,
  text: 'Which?',
  choices: [{ choice: 'a', title: 'How often?' }],
};

describe("the visitor's transcript", () => {
  it('shows a pick as words of the visitor, and where it was picked', () => {
    const { items } = transcript(question, askBack, {
      type: 'chose',
      key: 'k2',
      seq: 2,
      choice: 'a',
      title: 'How often?',
    });
    expect(items.map(({ is }) => is)).toEqual(['visitor', 'bot', 'visitor']);
    expect(items[1]).toMatchObject({ picked: 'a' });
  });

  it('shows under the answer whether it helped', () => {
    const { items } = transcript(
      question,
      { type: 'botAnswered', question: 1, entry: 'e', text: 'Weekly.', quickReplies: [] },
      { type: 'answerRated', key: 'k2', seq: 2, helpful: false },
    );
    expect(items).toHaveLength(2);
    expect(items[1]).toMatchObject({ isAnswer: true, helpful: false });
  });

  it('knows by name whoever took over, also for what they say later', () => {
    const { items } = transcript(
      question,
      { type: 'escalated', reason: 'VISITOR_ASKED', text: '' },
      { type: 'accepted', agent: maria, greeting: 'Hi!' },
      { type: 'agentReplied', agent: 'maria', text: 'Weekly.' },
    );
    expect(items.map(({ is }) => is)).toEqual(['visitor', 'joined', 'agent', 'agent']);
    expect(items[3]).toMatchObject({ agent: maria });
  });

  it('says who hands over to whom before the next person is there', () => {
    const { items } = transcript({
      type: 'accepted',
      agent: maria,
      greeting: 'Hi!',
      handover: 'Anna hands you over to Maria.',
    });
    expect(items.map(({ is }) => is)).toEqual(['notice', 'joined', 'agent']);
    expect(items[0]).toMatchObject({ text: 'Anna hands you over to Maria.' });
  });

  it('shows nothing of what is not for the visitor', () => {
    expect(transcript({ type: 'internal' })).toEqual(blank);
  });

  it('asks for a message while nobody is there, and not once it is left', () => {
    const nobody: VisitorEvent = { type: 'nobodyThere', why: 'HOLIDAY', text: 'Closed.' };
    expect(transcript(question, nobody).nobodyThere).toBe(true);
    const left = transcript(question, nobody, {
      type: 'messageLeft',
      key: 'k2',
      text: 'Call me',
      email: 'ada@example.com',
      told: 'Thanks.',
    });
    expect(left.nobodyThere).toBe(false);
    expect(left.visitor).toEqual({ email: 'ada@example.com' });
  });

  it('shows a wish to be called back, and what was promised', () => {
    const asked = transcript(question, {
      type: 'callBackAsked',
      key: 'k2',
      phone: '+49 30 1234567',
      when: 'SOON',
      note: 'My olive tree',
      name: 'Ada',
      told: 'We call you.',
    });
    expect(asked.items.slice(-2).map((item) => 'text' in item && item.text)).toEqual([
      '☎ +49 30 1234567\nMy olive tree',
      'We call you.',
    ]);
    expect(asked.visitor).toEqual({ name: 'Ada' });
  });

  it('lets a reopened chat be rated anew', () => {
    const rated: VisitorEvent = { type: 'rated', key: 'k2', stars: 4, of: 'PERSON' };
    expect(transcript(question, rated).rating?.stars).toBe(4);
    expect(transcript(question, rated, { type: 'reopened', text: '' }).rating).toBeUndefined();
  });
});
