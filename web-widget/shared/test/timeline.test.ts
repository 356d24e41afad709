import { describe, expect, it } from 'vitest';
import { arrive, hasGap, nothing, type Numbered, reaches, type Timeline } from '../src/timeline.ts';

function event(seq: number, conversation = 'c1'): Numbered<string> {
  return { conversation, seq, at: '2026-11-22T12:00:00Z', event: `e${seq}` };
}

function after(timeline: Timeline<string>, ...events: Numbered<string>[]): Timeline<string> {
  return events.reduce((t, e) => arrive(t, e, (shown, one) => shown + one.event), timeline);
}

const fresh = nothing('');

describe('the timeline', () => {
  it('shows events in their order', () => {
    expect(after(fresh, event(1), event(2)).shown).toBe('e1e2');
  });

  it('ignores a repeat', () => {
    const timeline = after(fresh, event(1), event(2));
    expect(after(timeline, event(1), event(2))).toEqual(timeline);
  });

  it('shows nothing after a gap until the gap is closed', () => {
    const gap = after(fresh, event(1), event(4));
    expect(gap.shown).toBe('e1');
    expect(gap.seq).toBe(1);
    expect(hasGap(gap)).toBe(true);
    const closed = after(gap, event(2), event(3), event(4));
    expect(closed.shown).toBe('e1e2e3e4');
    expect(hasGap(closed)).toBe(false);
  });

  it('knows of a gap also from a head that it was told', () => {
    expect(hasGap(reaches(after(fresh, event(1)), 3))).toBe(true);
    expect(hasGap(reaches(after(fresh, event(1)), 1))).toBe(false);
  });

  it('takes no event of another conversation', () => {
    const timeline = after(fresh, event(1));
    expect(after(timeline, event(2, 'c2'))).toBe(timeline);
  });

  it('starts from number 1 after a reset', () => {
    expect(after(nothing('', 'c2'), event(1, 'c1'), event(1, 'c2')).shown).toBe('e1');
  });
});
