import { describe, expect, it } from 'vitest';
import {
  filled,
  fitting,
  generalised,
  inserted,
  shortcutFor,
  slashWordAt,
  titleFor,
} from '../src/canned.ts';

const response = (
  shortcut: string,
  title: string,
  text = '',
  whose: 'own' | 'team' | 'everybody' = 'everybody',
) => ({
  id: `${shortcut}${whose === 'everybody' ? '' : ` ${whose}`}`,
  whose,
  team: whose === 'team' ? 'billing' : null,
  shortcut,
  title,
  text,
});

describe('the slash word', () => {
  it.each([
    ['/', 1, { start: 0, end: 1, word: '' }],
    ['hello /re', 9, { start: 6, end: 9, word: 're' }],
    ['line\n/ü', 7, { start: 5, end: 7, word: 'ü' }],
    ['and/or', 6, null],
    ['https://x', 9, null],
    ['/re done', 8, null],
  ])('in %j at %i', (text, cursor, found) => {
    expect(slashWordAt(text, cursor)).toEqual(found);
  });
});

describe('canned responses', () => {
  const all = [
    response('number', 'Ask for the order number'),
    response('hello', 'Warm first words'),
    response('order', 'Where it is'),
    response('photo', 'Ask', 'the whole order please'),
  ];

  it('are found by shortcut first, then title, then text', () => {
    expect(fitting(all, 'orde').map(({ id }) => id)).toEqual(['order', 'number', 'photo']);
    expect(fitting(all, 'ORDER')[0]?.id).toBe('order');
    expect(fitting(all, 'zzz')).toEqual([]);
    expect(fitting(all, '')).toHaveLength(4);
  });

  it('stand nearest first: one’s own, the team’s, everybody’s', () => {
    const more = [
      ...all,
      response('order', 'Mine', '', 'own'),
      response('order', 'Ours', '', 'team'),
      response('reorder', 'Mine', '', 'own'),
    ];
    expect(fitting(more, 'order').map(({ id }) => id)).toEqual([
      'order own',
      'order team',
      'order',
      'reorder own',
      'number',
      'photo',
    ]);
    expect(fitting(more, '').map(({ id }) => id)).toEqual([
      'order own',
      'reorder own',
      'order team',
      'hello',
      'number',
      'order',
      'photo',
    ]);
  });

  it('are filled with first names', () => {
    const names = { visitor: 'Hanna Weiss', agent: 'Maria Lindqvist' };
    expect(filled('Hello {{visitor.firstName}}, {{agent.firstName}} here.', names)).toBe(
      'Hello Hanna, Maria here.',
    );
    expect(filled('{{ visitor.name }} and {{unknown}}', names)).toBe('Hanna Weiss and {{unknown}}');
    expect(filled('{{constructor}} {{toString}}', names)).toBe('{{constructor}} {{toString}}');
  });

  it('take a visitor’s name as it is, whatever stands in it', () => {
    expect(filled('Hi {{visitor.name}}!', { visitor: '$& {{agent.name}}', agent: 'Maria' })).toBe(
      'Hi $& {{agent.name}}!',
    );
  });

  it('read well where the visitor has no name', () => {
    const names = { visitor: null, agent: 'Maria' };
    expect(filled('Hello {{visitor.firstName}}, all well?', names)).toBe('Hello, all well?');
    expect(filled('You have 30 days, {{visitor.firstName}}. Bye', names)).toBe(
      'You have 30 days. Bye',
    );
  });

  it('replace the slash word only', () => {
    expect(inserted('ok /he then', { start: 3, end: 6, word: 'he' }, 'Hello')).toEqual({
      text: 'ok Hello then',
      cursor: 8,
    });
  });
});

describe('words that are kept for the next visitor', () => {
  const names = { visitor: 'Hanna Weiss', agent: 'Maria Lindqvist' };

  it('lose the names of this one', () => {
    const written = 'Dear Hanna Weiss, Hanna! Hannah is another. Maria';
    const kept = generalised(written, names);
    expect(kept).toBe(
      'Dear {{visitor.name}}, {{visitor.firstName}}! Hannah is another. {{agent.firstName}}',
    );
    expect(filled(kept, names)).toBe(written);
  });

  it.each([
    ['a name of one letter is part of other words', { visitor: 'A', agent: 'I' }, 'A or I?'],
    ['no name is no placeholder', { visitor: null, agent: '' }, 'Hello'],
  ])('%s', (_why, who, text) => {
    expect(generalised(text, who)).toBe(text);
  });

  it.each(['J. (Jo) Doe', 'Anna-Lena Groß', 'O’Neil/Ray', '[x] {1,} ^$|*+?\\ y'])(
    'take the name %s as it is written',
    (visitor) => {
      expect(generalised(`Hi ${visitor}?`, { visitor, agent: 'X' })).toBe('Hi {{visitor.name}}?');
    },
  );

  it('suggest a title and a shortcut', () => {
    expect(titleFor('  Your parcel is late.\nSorry!')).toBe('Your parcel is late.');
    expect(titleFor('word '.repeat(30))).toMatch(/^(word )+…$/);
    expect(shortcutFor('Your parcel is late.')).toBe('your-parcel');
    expect(shortcutFor('…')).toBe('');
  });
});
