import { describe, expect, it } from 'vitest';
import { asked, between, difference, percents, preview, spoken, turnsOf } from '../src/lab.ts';

const counts = { answered: 1, askedBack: 0, escalated: 0, other: 0 };
const share = { share: 0.9, least: 0.8, most: 0.95 };
const changed = { turns: 0, right: share, wrong: share, labels: 0, wentBadly: 0 };
const waits = { asked: 1, gaveUp: 0, medianSeconds: 7, longestOfNineInTenSeconds: 12 };
const point = { threshold: 0.7, answered: 0.4, right: share, answers: 100, labels: 12 };
const sent = {
  days: 90,
  policyVersion: 2,
  turns: 300,
  chats: 200,
  older: 0,
  wanted: 200,
  labels: { thumbs: 1, choices: 2, verdicts: 3 },
  counts: { was: counts, now: counts, proposed: counts },
  right: { now: share, proposed: share },
  stopped: changed,
  gained: changed,
  escalations: { was: 1, now: 1, proposed: 0, nowPerHour: 0.1, proposedPerHour: 0, byHour: [] },
  waits: { days: 28, real: waits, was: waits, now: waits, proposed: waits },
  curve: [point],
  present: point,
  point,
  recommended: [{ target: 0.95, point }],
  flips: [
    {
      conversation: 'v.1',
      seq: 3,
      at: '2026-03-02T09:15:00Z',
      language: 'en',
      confidence: 0.6,
      was: 'ANSWER',
      now: 'ANSWER',
      proposed: 'ASK_BACK',
    },
  ],
  allFlips: 1,
};

describe('the lab', () => {
  it('reads a preview, in which a turn may have no guess and no label', () => {
    const flip = preview(sent, 'preview').flips[0];
    expect(flip?.top).toBeNull();
    expect(flip?.label).toBeNull();
    expect(flip?.proposed).toBe('ASK_BACK');
  });

  it('asks with the limits and not with the rules', () => {
    const policy = {
      answerThreshold: 0.7,
      askBackThreshold: 0.4,
      margin: 0.1,
      frustrationThreshold: 0.5,
      askBacksInARow: 1,
      missesInARow: 1,
      unhelpfulAnswers: 2,
      repeatedQuestions: 2,
      offers: 1,
      rules: [],
    };
    expect(asked(policy)).not.toHaveProperty('rules');
    expect(asked(policy).answerThreshold).toBe(0.7);
  });

  it('says how far a number can be off, and one number where it cannot', () => {
    expect(between(share, percents)).toBe('80%–95%');
    expect(between({ share: 1, least: 1, most: 1 }, percents)).toBe('100%');
  });

  it('counts all turns of a world', () => {
    expect(turnsOf({ answered: 5, askedBack: 3, escalated: 2, other: 1 })).toBe(11);
  });

  it('speaks of time as people do', () => {
    expect(spoken(7)).toBe('7 s');
    expect(spoken(130)).toBe('2 min');
    expect(spoken(7200)).toBe('2.0 h');
  });

  it('names a difference with its sign, and none as none', () => {
    expect(difference(10, 12)).toBe('+2');
    expect(difference(12, 10)).toBe('−2');
    expect(difference(1, 1.04, 1)).toBe('±0');
  });
});
