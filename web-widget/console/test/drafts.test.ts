import { beforeEach, describe, expect, it } from 'vitest';
import { below, draftsIn, EMPTY } from '../src/drafts.ts';

beforeEach(() => localStorage.clear());
const JONAS = { id: 'jonas', name: 'Jonas Weber' };
const draft = (reply: string, note = '') => ({ mode: 'reply', reply, note }) as const;

describe('drafts', () => {
  it('survive a reload, one per conversation', () => {
    const drafts = draftsIn(localStorage, 'maria');
    drafts.keep('a', draft('half a sen'));
    drafts.keep('b', { mode: 'note', reply: '', note: 'psst' });
    const again = draftsIn(localStorage, 'maria');
    expect(again.of('a').reply).toBe('half a sen');
    expect(again.of('b')).toEqual({ mode: 'note', reply: '', note: 'psst' });
    expect(again.of('c')).toEqual(EMPTY);
  });

  it('remember who was picked for a note, and nothing else that stands there', () => {
    draftsIn(localStorage, 'maria').keep('a', { ...draft('', '@Jonas'), mentioned: [JONAS] });
    expect(draftsIn(localStorage, 'maria').of('a').mentioned).toEqual([JONAS]);
    localStorage.setItem(
      'firsthand.drafts.maria',
      JSON.stringify({ a: { ...draft('', '@Jonas'), mentioned: [7, { id: 'x' }, JONAS] } }),
    );
    expect(draftsIn(localStorage, 'maria').of('a').mentioned).toEqual([JONAS]);
  });

  it('belong to one agent', () => {
    draftsIn(localStorage, 'maria').keep('a', draft('mine'));
    expect(draftsIn(localStorage, 'jonas').of('a')).toEqual(EMPTY);
  });

  it('go when the words are gone', () => {
    const drafts = draftsIn(localStorage, 'maria');
    drafts.keep('a', draft('x'));
    drafts.keep('a', draft(''));
    expect(drafts.open().size).toBe(0);
  });

  it('of two windows do not overwrite each other', () => {
    const one = draftsIn(localStorage, 'maria');
    const other = draftsIn(localStorage, 'maria');
    one.keep('a', draft('from one'));
    other.keep('b', draft('from other'));
    const later = draftsIn(localStorage, 'maria');
    expect([later.of('a').reply, later.of('b').reply]).toEqual(['from one', 'from other']);
  });
  it('are the same in every window, but each writes where it was writing', () => {
    const one = draftsIn(localStorage, 'maria');
    const other = draftsIn(localStorage, 'maria');
    other.keep('a', { mode: 'note', reply: '', note: 'for us' });
    one.keep('a', { ...one.of('a'), mode: 'reply', reply: 'half a', note: 'for us' });
    other.changedElsewhere('firsthand.drafts.jonas');
    expect(other.of('a').reply).toBe('');
    other.changedElsewhere('firsthand.drafts.maria');
    expect(other.of('a')).toEqual({ mode: 'note', reply: 'half a', note: 'for us' });
  });

  it('put what comes back below what is typed already', () => {
    expect(below('', 'back')).toBe('back');
    expect(below('typed \n', 'back')).toBe('typed\n\nback');
  });

  it('are kept in memory where the storage refuses', () => {
    const drafts = draftsIn(
      {
        length: 0,
        clear: () => undefined,
        getItem: () => null,
        key: () => null,
        removeItem: () => undefined,
        setItem() {
          throw new DOMException('full', 'QuotaExceededError');
        },
      },
      'maria',
    );
    drafts.keep('a', draft('one'));
    drafts.keep('b', draft('two'));
    expect([drafts.of('a').reply, drafts.of('b').reply]).toEqual(['one', 'two']);
  });

  it('that can’t be read are none', () => {
    for (const bad of ['{', '[]', '{"a":1}', '{"a":{"reply":1,"note":""}}']) {
      localStorage.setItem('firsthand.drafts.maria', bad);
      expect(draftsIn(localStorage, 'maria').of('a')).toEqual(EMPTY);
    }
  });
});
