import { describe, expect, test } from 'vitest';
import { type Aside, asidesAfter, inBand, newsOf, takesPart } from '../src/asides.ts';
import { asidesBehind, transcriptAfter, unread } from '../src/transcript.ts';
import type { AgentEvent, Question } from '../src/wire.ts';
import { event, MARIA, moment } from './samples.ts';

function open(...events: readonly (readonly [number, AgentEvent])[]): readonly Aside[] {
  let asides: readonly Aside[] = [];
  for (const [seq, one] of events) asides = asidesAfter(asides, seq, one);
  return asides;
}

const asked = {
  type: 'colleaguesAsked',
  agent: 'maria',
  asked: ['jonas', 'eve'],
  text: 'May I?',
} as const satisfies AgentEvent;
const jonas = { id: 'jonas', name: 'Jonas', title: '' };
const ended = (agent: string) => ({ type: 'threadEnded', agent, thread: 5 }) as const;

describe('threads among colleagues', () => {
  test('are open until the other side ends them', () => {
    expect(open([5, asked])).toEqual([
      { seq: 5, by: 'maria', asked: ['jonas', 'eve'], team: null, text: 'May I?' },
    ]);
    expect(open([5, asked], [6, ended('maria')])).toEqual([]);
  });

  test('go on without one who leaves, and end with the last', () => {
    expect(open([5, asked], [6, ended('jonas')])[0]?.asked).toEqual(['eve']);
    expect(open([5, asked], [6, ended('jonas')], [7, ended('eve')])).toEqual([]);
  });

  test('stay when the chat is passed on, less who gets it', () => {
    const accepted = { type: 'accepted', agent: jonas, greeting: '' } as const;
    expect(open([5, asked], [6, accepted])[0]?.asked).toEqual(['eve']);
  });

  test('end with the chat', () => {
    expect(open([5, asked], [6, { type: 'closed', by: 'AGENT', text: '' }])).toEqual([]);
    expect(open([5, asked], [6, { type: 'givenBack', agent: 'maria', text: '' }])).toEqual([]);
  });

  test('are for those who were asked and who answers now, or else asked', () => {
    const [aside] = open([5, asked]);
    const part = (owner: string | null, me: string) =>
      aside !== undefined && takesPart(aside, owner, me);
    expect(part('maria', 'maria')).toBe(true);
    expect(part('maria', 'eve')).toBe(true);
    expect(part('tom', 'maria')).toBe(false);
    expect(part('tom', 'tom')).toBe(true);
    expect(part(null, 'maria')).toBe(true);
    expect(part('maria', 'ada')).toBe(false);
  });

  test('stand in the transcript, and count as unread for the others', () => {
    const all = [
      event(1, { type: 'accepted', agent: MARIA, greeting: '' }),
      event(2, asked),
      event(3, { type: 'colleagueSaid', agent: 'jonas', key: 'k', thread: 2, text: 'Yes.' }),
    ];
    const transcript = all.reduce(transcriptAfter, unread('c1'));
    expect(transcript.items.filter((item) => item.is === 'aside')).toMatchObject([
      { seq: 2, agent: 'maria', asked: ['jonas', 'eve'] },
      { seq: 3, agent: 'jonas', thread: 2, asked: null, text: 'Yes.' },
    ]);
    expect(transcript.keys.has('k')).toBe(true);
    expect(asidesBehind(transcript, 1, 'maria')).toBe(1);
    expect(asidesBehind(transcript, 3, 'maria')).toBe(0);
  });
});

describe('the band of questions', () => {
  const question = (thread: number, more: Partial<Question> = {}): Question => ({
    conversation: 'c1',
    thread,
    from: 'maria',
    text: 'May I?',
    at: moment(thread),
    said: thread,
    waits: true,
    ...more,
  });

  test('shows what waits first, the longest wait on top', () => {
    const shown = inBand([question(9), question(5, { waits: false }), question(7)]);
    expect(shown.map(({ thread }) => thread)).toEqual([7, 9, 5]);
  });

  test('has news with each word', () => {
    expect(newsOf(question(5))).toBe(newsOf(question(5, { text: '' })));
    expect(newsOf(question(5))).not.toBe(newsOf(question(5, { said: 8 })));
  });
});
