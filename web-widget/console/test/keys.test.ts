import { describe, expect, it } from 'vitest';
import { KEY_LIST, type KeyPress, shortcutOf } from '../src/keys.ts';

const press = (more: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  alt: false,
  ctrl: false,
  meta: false,
  typing: false,
  onControl: false,
  dialogOpen: false,
  ringing: false,
  ...more,
});

describe('shortcuts', () => {
  it('are letters where nobody types', () => {
    expect(shortcutOf(press({ key: 'r' }))).toEqual({ do: 'reply' });
    expect(shortcutOf(press({ key: 'r', typing: true }))).toBeNull();
    expect(shortcutOf(press({ key: 'r', ctrl: true }))).toBeNull();
    expect(shortcutOf(press({ key: 'r', dialogOpen: true }))).toBeNull();
  });

  it('accept only what rings, and never by an Enter meant for a button', () => {
    expect(shortcutOf(press({ key: 'a' }))).toBeNull();
    expect(shortcutOf(press({ key: 'a', ringing: true }))).toEqual({ do: 'accept' });
    expect(shortcutOf(press({ key: 'd', ringing: true }))).toEqual({ do: 'decline' });
    expect(shortcutOf(press({ key: 'd' }))).toBeNull();
    expect(shortcutOf(press({ key: 's' }))).toEqual({ do: 'status' });
    expect(shortcutOf(press({ key: 'Enter', ringing: true }))).toEqual({ do: 'accept' });
    expect(shortcutOf(press({ key: 'Enter', ringing: true, onControl: true }))).toBeNull();
    expect(shortcutOf(press({ key: 'a', ringing: true, typing: true }))).toBeNull();
  });

  it('go to boxes by Alt and a digit, also while typing', () => {
    expect(shortcutOf(press({ alt: true, code: 'Digit3', typing: true }))).toEqual({
      do: 'box',
      box: 'queue',
    });
    expect(shortcutOf(press({ alt: true, code: 'Digit9' }))).toBeNull();
  });
});

it('Ctrl K and ⌘ K open the palette even while somebody types', () => {
  const typing = press({ key: 'k', ctrl: true, typing: true });
  expect(shortcutOf(typing)).toEqual({ do: 'palette' });
  expect(shortcutOf(press({ key: 'K', meta: true }))).toEqual({ do: 'palette' });
  expect(shortcutOf(press({ key: 'k', ctrl: true, dialogOpen: true }))).toBeNull();
});

it('are all in the list that ? shows', () => {
  const listed = new Set(KEY_LIST.flatMap(({ keys }) => keys));
  const letters = '?123abcdefghijklmnopqrstuvwxyz'
    .split('')
    .filter((key) => shortcutOf(press({ key, ringing: true })) !== null);
  expect(letters.length).toBeGreaterThan(20);
  expect(letters.filter((key) => !listed.has(key.toUpperCase()))).toEqual([]);
});
