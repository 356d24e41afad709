import { describe, expect, it } from 'vitest';
import { after, deedOf, missed, type Suspect } from '../src/missed.ts';

const suspect = (conversation: string): Suspect => ({
  conversation,
  at: '2026-03-02T12:00:00Z',
  score: 0.7,
  reasons: [{ kind: 'THUMB_DOWN', turn: 3, times: 1 }],
  turn: 3,
  verdict: 'ANSWER',
  question: 'When?',
  title: 'Opening hours',
  confidence: 0.9,
  opinion: null,
});

describe('missed escalations', () => {
  it('goes on with the chat that moves up when one is judged, and with the one before at the end', () => {
    const shown = ['a.1', 'b.1', 'c.1'].map(suspect);
    expect(after(shown, 'a.1')).toBe('b.1');
    expect(after(shown, 'b.1')).toBe('c.1');
    expect(after(shown, 'c.1')).toBe('b.1');
    expect(after([suspect('a.1')], 'a.1')).toBeNull();
  });

  it('judges by 1 and 2 and moves by arrows and letters', () => {
    expect(['1', '2', 'ArrowDown', 'j', 'ArrowUp', 'k', '3'].map(deedOf)).toEqual([
      'right',
      'person',
      'next',
      'next',
      'before',
      'before',
      null,
    ]);
  });

  it('refuses a reason that it has no words for', () => {
    const shown = [{ ...suspect('a.1'), reasons: [{ kind: 'WEATHER', turn: 3, times: 1 }] }];
    const body = { chats: 1, kept: 1, suspects: 1, right: 0, missed: 0, isCut: false, shown };
    expect(() => missed(body, '')).toThrow('THUMB_DOWN');
  });
});
