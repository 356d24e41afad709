import { describe, expect, it } from 'vitest';
import { entriesOf, type SettledDraft, settledDrafts, settledOf } from '../src/settled.ts';
import {
  type Transcript,
  transcriptAfter,
  type TranscriptFrame,
  unread,
} from '../src/transcript.ts';
import { event, MARIA, said, WHY } from './samples.ts';

function read(...frames: readonly TranscriptFrame[]): Transcript {
  return frames.reduce(transcriptAfter, unread('c1'));
}

const answered = (seq: number, entry: string, text: string): TranscriptFrame => ({
  ...event(seq, { type: 'botAnswered', question: seq - 1, entry, text, quickReplies: [] }),
  why: {
    ...WHY,
    candidates: [{ entry, title: `About ${entry}`, confidence: 0.9, nearest: '', words: [] }],
  },
});
const escalated = (seq: number, reason: string) =>
  event(seq, { type: 'escalated', reason, text: 'A person comes.' });

describe('what may be noted as settled', () => {
  it('is what the bot answered and the visitor did not reject', () => {
    const transcript = read(
      event(1, said('May I send it back?')),
      answered(2, 'returns', '**Thirty** days, see [here](https://a.example).'),
      event(3, { type: 'answerRated', key: 'k', seq: 2, helpful: true }),
      event(4, said('And the price?')),
      answered(5, 'price', 'Ten.'),
      event(6, { type: 'answerRated', key: 'l', seq: 5, helpful: false }),
      event(7, said('When are you open?')),
      answered(8, 'hours', 'Nine to five.'),
      escalated(9, 'VISITOR_ASKED'),
    );
    expect(settledDrafts(transcript)).toEqual([
      { text: 'Nine to five.', entry: 'hours', chosen: false },
      { text: 'Thirty days, see here.', entry: 'returns', chosen: true },
    ]);
    expect(entriesOf(transcript)).toEqual([
      { entry: 'hours', title: 'About hours' },
      { entry: 'price', title: 'About price' },
      { entry: 'returns', title: 'About returns' },
    ]);
  });

  it('leaves out the answer that was complained of', () => {
    const transcript = read(answered(1, 'hours', 'Nine.'), escalated(2, 'UNHELPFUL'));
    expect(settledDrafts(transcript)).toEqual([]);
  });

  it('begins with what stands already, until it is said anew', () => {
    const settled = [{ text: 'Keep it.', entry: 'returns' }, { text: 'Noted.' }];
    const once = read(
      answered(1, 'returns', 'Thirty days.'),
      event(2, { type: 'accepted', agent: MARIA, greeting: 'Hello' }),
      event(3, { type: 'givenBack', agent: 'maria', text: 'The bot is back.', settled }),
    );
    expect(settledDrafts(once)).toEqual([
      { text: 'Keep it.', entry: 'returns', chosen: true },
      { text: 'Noted.', entry: null, chosen: true },
    ]);
    const back = (more: object) =>
      transcriptAfter(once, event(4, { type: 'givenBack', agent: 'maria', text: '', ...more }));
    expect(back({}).settled).toEqual(settled);
    expect(back({ settled: [] }).settled).toEqual([]);
  });

  it('is sent where it is chosen and has words, once for each entry', () => {
    const draft = (text: string, entry: string | null, chosen = true): SettledDraft => ({
      text,
      entry,
      chosen,
    });
    expect(
      settledOf([
        draft(' Keep it. ', 'returns'),
        draft('Do not.', 'returns'),
        draft('  ', 'hours'),
        draft('Nine.', 'price', false),
        draft('Noted.', null),
        draft('Noted too.', null),
      ]),
    ).toEqual([{ text: 'Keep it.', entry: 'returns' }, { text: 'Noted.' }, { text: 'Noted too.' }]);
  });

  it('cuts a long answer at the end of a sentence', () => {
    const transcript = read(answered(1, 'long', 'A word. '.repeat(60)));
    const text = settledDrafts(transcript)[0]?.text ?? '';
    expect(text.length).toBeLessThanOrEqual(300);
    expect(text.endsWith('word.')).toBe(true);
  });
});
