import { describe, expect, it } from 'vitest';
import {
  atWordAt,
  colleaguesFor,
  isUnread,
  mentionedIn,
  mentionsAfter,
  mentionsRead,
  partsOf,
  peopleFor,
  unreadIn,
} from '../src/mentions.ts';
import type { Colleague } from '../src/wire.ts';
import { mention } from './samples.ts';

const colleague = (id: string, name: string): Colleague => ({
  agent: { id, name, title: '' },
  status: 'available',
  load: 0,
  capacity: 3,
  weight: 0,
});
const STAFF = [
  colleague('maria', 'Maria Lindqvist'),
  colleague('jonas', 'Jonas Weber'),
  colleague('jonathan', 'Jonathan'),
  colleague('jose', 'José Ma'),
];
const PEOPLE = peopleFor('maria', STAFF, []);

describe('the @ word', () => {
  it.each([
    ['@', 1, { start: 0, end: 1, word: '' }],
    ['ask @jo', 7, { start: 4, end: 7, word: 'jo' }],
    ['ask @Jonas We', 13, { start: 4, end: 13, word: 'Jonas We' }],
    ['(@ö', 3, { start: 1, end: 3, word: 'ö' }],
    ['@Jonas ', 7, null],
    ['@Jonas Weber did', 16, null],
    ['ida@mail', 8, null],
    ['no', 2, null],
  ])('in %j at %i', (text, cursor, found) => {
    expect(atWordAt(text, cursor)).toEqual(found);
  });

  it('finds colleagues by how their names begin, without case and accents, and never oneself', () => {
    const found = (typed: string) =>
      colleaguesFor(typed, 'maria', STAFF).map(({ agent }) => agent.id);
    expect(found('')).toEqual(['jonas', 'jonathan', 'jose']);
    expect(found('JO')).toEqual(['jonas', 'jonathan', 'jose']);
    expect(found('jonas w')).toEqual(['jonas']);
    expect(found('ma')).toEqual(['jose']);
    expect(found('jose')).toEqual(['jose']);
    expect(found('lind')).toEqual([]);
  });
});

describe('a note', () => {
  it('is cut at the names in it, the longest first', () => {
    expect(partsOf('See @Jonas Weber, and @Jonathan!', PEOPLE)).toEqual([
      { is: 'words', text: 'See ' },
      { is: 'name', text: '@Jonas Weber', ids: ['jonas'] },
      { is: 'words', text: ', and ' },
      { is: 'name', text: '@Jonathan', ids: ['jonathan'] },
      { is: 'words', text: '!' },
    ]);
    expect(partsOf('mail@Jonathan @Jonathans @Maria Lindqvist', PEOPLE)).toHaveLength(1);
  });

  it('names whom it names, each once, and of namesakes who was picked', () => {
    expect(mentionedIn('@Jonathan @Jonas Weber @Jonathan', PEOPLE, [])).toEqual([
      'jonathan',
      'jonas',
    ]);
    const twins = [...PEOPLE, { id: 'j2', name: 'Jonas Weber' }];
    expect(mentionedIn('@Jonas Weber', twins, [{ id: 'j2', name: 'Jonas Weber' }])).toEqual(['j2']);
    expect(mentionedIn('@Jonas Weber', twins, [])).toEqual(['jonas', 'j2']);
    const picked = [{ id: 'jonas', name: 'Jonas Weber' }];
    expect(mentionedIn('nobody', PEOPLE, picked)).toEqual([]);
    // After a reload who was picked is known before the staff are.
    const early = peopleFor('maria', [], picked);
    expect(mentionedIn('@Jonas Weber, @Jonathan', early, picked)).toEqual(['jonas']);
    expect(peopleFor('maria', STAFF, picked)).toEqual(PEOPLE);
  });
});

describe('what names this agent', () => {
  it('is unread until it was read here, or the server lists it no more', () => {
    const told = mentionsAfter([], [mention('c1', 5), mention('c2', 9)]);
    expect(told.map(({ conversation }) => conversation)).toEqual(['c2', 'c1']);
    expect(told.every(isUnread)).toBe(true);
    expect(unreadIn(told, 'c1')).toBe(5);
    expect(unreadIn(told, 'c3')).toBeNull();

    const read = mentionsRead(told, 'c1', 7);
    expect(unreadIn(read, 'c1')).toBeNull();
    expect(mentionsRead(read, 'c1', 6)).toBe(read);

    // A list that was on its way when it was read makes it no news again; a later note does.
    const late = mentionsAfter(read, [mention('c1', 5)]);
    expect(late.map(isUnread)).toEqual([false, false]);
    expect(unreadIn(mentionsAfter(late, [{ ...mention('c1', 12), first: 5 }]), 'c1')).toBe(8);
  });
});
