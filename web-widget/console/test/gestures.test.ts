import { describe, expect, test } from 'vitest';
import {
  codeShown,
  dayInWords,
  type GestureChoice,
  gestureChoices,
  textShown,
  worthOf,
} from '../src/gestures.ts';
import { transcriptAfter, unread } from '../src/transcript.ts';
import { moment } from './samples.ts';

const raw = {
  id: 'g1',
  version: 3,
  name: 'Voucher',
  text: 'Take {code}, please.',
  codes: 'POOL',
  amount: 1000,
  currency: 'EUR',
  leftGiven: 2,
};

function choice(more: Readonly<Record<string, unknown>> = {}): GestureChoice {
  const read = gestureChoices(
    { month: '2026-11', renews: '2026-12-01', gestures: [{ ...raw, ...more }] },
    'answer',
  );
  const first = read.gestures[0];
  if (first === undefined) throw new Error('One gesture is there.');
  return first;
}

describe('a gesture', () => {
  test('is shown as the visitor will read it, its code to come', () => {
    expect(textShown(choice())).toBe('Take ••••••, please.');
    expect(codeShown(choice())).toBe('••••••');
    expect(textShown(choice({ codes: 'FIXED', code: '$&-1' }))).toBe('Take $&-1, please.');
    expect(codeShown(choice({ codes: 'NONE', text: 'Free.' }))).toBeNull();
  });

  test('has a worth in money or in words', () => {
    expect(worthOf(choice())).toEqual({ amount: 1000, currency: 'EUR' });
    expect(worthOf(choice({ amount: null, wording: 'Free shipping' }))).toEqual({
      wording: 'Free shipping',
    });
  });

  test('has a budget that begins again on a day, wherever the agent sits', () => {
    expect(dayInWords('2026-12-01', 'en-GB')).toBe('1 December');
    expect(dayInWords('soon', 'en-GB')).toBe('soon');
  });

  test('stands in the transcript once it is given', () => {
    const given = transcriptAfter(unread('c1'), {
      type: 'event',
      conversation: 'c1',
      seq: 1,
      at: moment(0),
      event: {
        type: 'gestureGiven',
        agent: 'maria',
        key: 'k1',
        name: 'Voucher',
        text: 'Take A-1.',
        code: 'A-1',
        amount: 1000,
        currency: 'EUR',
      },
    });
    expect(given.items).toEqual([
      {
        is: 'gesture',
        seq: 1,
        at: moment(0),
        agent: 'maria',
        name: 'Voucher',
        text: 'Take A-1.',
        code: 'A-1',
        amount: 1000,
        currency: 'EUR',
      },
    ]);
  });
});
