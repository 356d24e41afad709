import { describe, expect, it } from 'vitest';
import { judgeable, mayJudge } from '../src/judging.ts';
import { type Transcript, transcriptAfter, unread } from '../src/transcript.ts';
import type { AgentEvent, Why } from '../src/wire.ts';
import { event, WHY } from './samples.ts';

const TRIED = { entry: 'hours', title: 'Hours', confidence: 0.4, nearest: '', words: [] };
const WITH_GUESS: Why = { ...WHY, candidates: [TRIED] };

function read(...events: readonly (readonly [AgentEvent, Why?])[]): Transcript {
  return events.reduce<Transcript>(
    (transcript, [what, why], i) =>
      transcriptAfter(transcript, {
        ...event(i + 1, what),
        ...(why === undefined ? {} : { why }),
      }),
    unread('c-1'),
  );
}

const STARTED: AgentEvent = { type: 'started', text: 'Hello' };
const SAID: AgentEvent = { type: 'visitorSaid', key: 'k', text: 'Open?' };
const ANSWERED: AgentEvent = {
  type: 'botAnswered',
  question: 2,
  entry: 'hours',
  text: 'From nine.',
  quickReplies: [],
};
const ESCALATED: AgentEvent = { type: 'escalated', reason: 'LOW_CONFIDENCE', text: '' };

describe('judging', () => {
  it('is about the turn with which the bot stepped aside', () => {
    const transcript = read([STARTED], [SAID], [ESCALATED, WITH_GUESS]);
    expect(judgeable(transcript)).toEqual({ turn: 3, tried: [TRIED] });
  });

  it('is about the last guess where a person was asked for', () => {
    const transcript = read([STARTED], [SAID], [ANSWERED, WITH_GUESS], [ESCALATED]);
    expect(judgeable(transcript)?.turn).toBe(3);
  });

  it('is never about what the house did without asking the bot', () => {
    const button: Why = { ...WHY, occasion: 'BUTTON' };
    expect(judgeable(read([STARTED], [ESCALATED, button]))).toBeNull();
    const after = read([STARTED], [SAID], [ANSWERED, WITH_GUESS], [ESCALATED, button]);
    expect(judgeable(after)?.turn).toBe(3);
  });

  it('asks for nothing where the bot did nothing, or goes on', () => {
    expect(judgeable(read([STARTED], [ESCALATED]))).toBeNull();
    expect(judgeable(read([STARTED], [SAID], [ANSWERED, WITH_GUESS]))).toBeNull();
  });

  it('names no entry where none came into question', () => {
    const of = judgeable(read([STARTED], [SAID], [ESCALATED, WHY]));
    expect(of).not.toBeNull();
    if (of === null) return;
    expect(mayJudge(of, 'BOT_COULD_HAVE_ANSWERED')).toBe(false);
    expect(mayJudge(of, 'RIGHT_TO_ESCALATE')).toBe(true);
  });

  it('keeps the last judgement of a turn and adds no line', () => {
    const before = read([STARTED], [SAID], [ESCALATED, WITH_GUESS]);
    const after = [
      { judgement: 'RIGHT_TO_ESCALATE' as const },
      { judgement: 'BOT_COULD_HAVE_ANSWERED' as const, entry: 'hours' },
    ].reduce<Transcript>(
      (transcript, said, i) =>
        transcriptAfter(
          transcript,
          event(4 + i, { type: 'judged', agent: 'maria', turn: 3, ...said }),
        ),
      before,
    );
    expect(after.items).toHaveLength(before.items.length);
    expect(after.seq).toBe(5);
    expect(after.judged.get(3)).toEqual({ judgement: 'BOT_COULD_HAVE_ANSWERED', entry: 'hours' });
  });
});
