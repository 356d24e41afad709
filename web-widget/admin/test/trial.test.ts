import { describe, expect, it } from 'vitest';
import { countOf, MEASURES, points, shareOf, trials, USUAL } from '../src/trial.ts';

const count = { of: 50, happened: 10 };
const none = { of: 0, happened: 0 };
const arm = { chats: 50, passedOn: count, gaveUp: none, unhappy: none, thumbDown: none };

describe('a trial', () => {
  it('is read as the server writes it, also where none runs', () => {
    expect(trials({ over: [] }, 'trial')).toEqual({ running: null, over: [] });
  });

  it('says shares and differences in few words', () => {
    expect(shareOf(countOf(arm, 'PASSED_ON'))).toBe('20%');
    expect(shareOf(countOf(arm, 'GAVE_UP'))).toBe('–');
    expect(points(0.051)).toBe('+5');
    expect(points(-0.2)).toBe('−20');
    expect(points(0.001)).toBe('±0');
  });

  it('begins with each guard once', () => {
    expect(USUAL.guards.map(({ measure }) => measure)).toEqual(MEASURES);
  });
});
