import type { AgentEvent, AgentFrame, Card, Mention, Offer, Summary, Why } from '../src/wire.ts';

/** Noon on a day in the tests, in ms. */
export const NOON = Date.UTC(2030, 0, 7, 12);

export function moment(secondsAfterNoon: number): string {
  return new Date(NOON + secondsAfterNoon * 1000).toISOString();
}

export function summary(more: Partial<Summary> = {}): Summary {
  return {
    conversation: 'c1',
    site: 'demo',
    state: 'human',
    epoch: 3,
    seq: 5,
    agent: 'maria',
    lastAt: moment(0),
    seen: 0,
    ...more,
  };
}

export const CARD: Card = {
  wish: 'Where is my parcel?',
  tried: [],
  reason: 'LOW_CONFIDENCE',
  because: 'The best answer reached 41%.',
  frustrated: false,
  waitingSince: moment(0),
  visitor: { id: 'v1', name: 'Hanna', verified: true, earlier: 2, attributes: [] },
  promises: [],
  settled: [],
};

export function offer(conversation: string, leftMs = 20_000): Offer {
  return {
    type: 'offer',
    conversation,
    epoch: 2,
    deadline: moment(20),
    leftMs,
    transfer: false,
    card: CARD,
  };
}

export const WHY: Why = {
  verdict: 'ESCALATE',
  candidates: [],
  signals: [],
  answerThreshold: 0.6,
  askBackThreshold: 0.3,
  margin: 0.1,
  policyVersion: 1,
  faqVersion: 1,
  model: 'lexical',
  calibration: '',
  prior: 0,
  adjustment: 0,
  language: '',
  matched: [],
  counters: { askBacks: 0, misses: 0, unhelpful: 0, offers: 0, repeated: 0 },
};

export function event(
  seq: number,
  what: AgentEvent,
  why?: Why,
): Extract<AgentFrame, { readonly type: 'event' }> {
  return {
    type: 'event',
    conversation: 'c1',
    seq,
    at: moment(seq),
    event: what,
    ...(why === undefined ? {} : { why }),
  };
}

export function said(text: string, key = text): AgentEvent {
  return { type: 'visitorSaid', key, text };
}

export const MARIA = { id: 'maria', name: 'Maria Lindqvist', title: 'Care' };

/** Jonas named Maria in a note, as so many seconds after noon as its number. */
export function mention(conversation: string, seq: number): Mention {
  return {
    conversation,
    first: seq,
    seq,
    notes: 1,
    from: 'jonas',
    text: '@Maria Lindqvist',
    at: moment(seq),
  };
}
