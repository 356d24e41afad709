import { expect, test } from 'vitest';
import { inboxAfter, NOTHING } from '../src/inbox.ts';
import { type Action, choicesOf } from '../src/palette.ts';
import { summary } from './samples.ts';

const ACTIONS: readonly Action[] = [
  { name: 'Transfer', keys: 'T', does: { do: 'transfer' } },
  { name: 'Close', keys: 'E', does: { do: 'close' } },
];
const inbox = [
  summary({ conversation: 'a.1', visitorName: 'Zoë Brandt', preview: 'my parcel' }),
  summary({ conversation: 'b.1', visitorName: 'Ben', preview: 'Zoe sent me a parcel' }),
].reduce((now, each) => inboxAfter(now, { is: 'summary', summary: each }), NOTHING);

const words = (typed: string) =>
  choicesOf(typed, inbox, ACTIONS).map((choice) => {
    switch (choice.is) {
      case 'conversation':
        return choice.summary.conversation;
      case 'action':
        return choice.action.name;
      case 'search':
        return `search ${choice.query}`;
    }
  });

test('a visitor is found by name without marks, before whoever only speaks of them', () => {
  expect(words('zoe')).toEqual(['a.1', 'b.1', 'search zoe']);
});

test('actions are found by their names, and everything can be searched', () => {
  expect(words('trans')).toEqual(['Transfer', 'search trans']);
});

test('all words must fit, in any order', () => {
  expect(words('parcel brandt')).toEqual(['a.1', 'search parcel brandt']);
  expect(words('parcel nobody')).toEqual(['search parcel nobody']);
});

test('with nothing typed, what is at hand is offered', () => {
  expect(words('')).toEqual(['a.1', 'b.1', 'Transfer', 'Close']);
});
