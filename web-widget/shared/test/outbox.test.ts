import { beforeEach, describe, expect, it } from 'vitest';
import {
  again,
  type Outbox,
  post,
  ready,
  refused,
  sent,
  shelf,
  stored,
  unsent,
  without,
} from '../src/outbox.ts';

const empty: Outbox<string> = [];

function posted(...keys: string[]): Outbox<string> {
  return keys.reduce(
    (outbox, key, i) => post(outbox, { key, lane: '', at: i, command: `say ${key}` }),
    empty,
  );
}

function keys(outbox: readonly { readonly key: string }[]): string[] {
  return outbox.map(({ key }) => key);
}

describe('the outbox', () => {
  it('sends one command of a lane after the other, in order', () => {
    let outbox = posted('a', 'b', 'c');
    expect(keys(ready(outbox))).toEqual(['a']);
    outbox = sent(outbox, 'a');
    expect(ready(outbox)).toEqual([]);
    outbox = stored(outbox, 'a', 5);
    expect(keys(ready(outbox))).toEqual(['b']);
  });

  it('lets lanes not wait for each other', () => {
    const outbox = post(sent(posted('a'), 'a'), {
      key: 'b',
      lane: 'other',
      at: 1,
      command: 'say b',
    });
    expect(keys(ready(outbox))).toEqual(['b']);
  });

  it('sends again with the same key what was unanswered when the link broke', () => {
    const outbox = unsent(sent(posted('a', 'b'), 'a'));
    expect(ready(outbox)).toEqual([
      { key: 'a', lane: '', at: 0, command: 'say a', state: { is: 'waiting' } },
    ]);
  });

  it('does not send again what is stored', () => {
    expect(keys(ready(unsent(stored(sent(posted('a', 'b'), 'a'), 'a', 3))))).toEqual(['b']);
  });

  it('lets a refused command not hold up the next', () => {
    const outbox = refused(sent(posted('a', 'b'), 'a'), 'a', 'BLOCKED', 'No.');
    expect(keys(ready(outbox))).toEqual(['b']);
    expect(outbox[0]?.state).toEqual({ is: 'refused', code: 'BLOCKED', message: 'No.' });
  });

  it('tries a refused command again with its own key, unless that key is spent', () => {
    const no = refused(posted('a', 'b'), 'a', 'WRONG_STATE', 'No.');
    expect(keys(again(no, 'a', 'new'))).toEqual(['b', 'a']);
    const spent = refused(posted('a', 'b'), 'a', 'KEY_REUSED', 'No.');
    expect(keys(again(spent, 'a', 'new'))).toEqual(['b', 'new']);
    expect(again(posted('a'), 'a', 'new')).toEqual(posted('a'));
  });

  it('takes a key once', () => {
    const outbox = posted('a');
    expect(post(outbox, { key: 'a', lane: '', at: 9, command: 'other' })).toBe(outbox);
  });
});

describe('the shelf', () => {
  const aString = (command: unknown): string | undefined =>
    typeof command === 'string' ? command : undefined;

  beforeEach(() => localStorage.clear());

  it('has after a reload what was not answered, in order and with its keys', () => {
    const before = shelf(localStorage, 'out:', aString);
    let outbox = sent(posted('b', 'a', 'c'), 'b');
    before.save(outbox);
    outbox = stored(outbox, 'b', 4);
    before.save(outbox);
    const after = shelf(localStorage, 'out:', aString).load();
    expect(keys(after)).toEqual(['a', 'c']);
    expect(after.every(({ state }) => state.is === 'waiting')).toBe(true);
  });

  it('leaves to other windows what is theirs', () => {
    const one = shelf(localStorage, 'out:', aString);
    const two = shelf(localStorage, 'out:', aString);
    one.save(posted('a'));
    two.save(posted('b'));
    one.save(without(posted('a'), 'a'));
    expect(keys(shelf(localStorage, 'out:', aString).load())).toEqual(['b']);
  });

  it('reads past what it can not understand', () => {
    localStorage.setItem('out:x', 'not json');
    localStorage.setItem('out:y', '{"lane":"","at":1,"command":7}');
    localStorage.setItem('out:z', '{"lane":"","at":"1","command":"say"}');
    localStorage.setItem('else', '{}');
    expect(shelf(localStorage, 'out:', aString).load()).toEqual([]);
  });
});
