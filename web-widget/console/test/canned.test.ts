import { describe, expect, it } from 'vitest';
import { filled, fitting, inserted, slashWordAt } from '../src/canned.ts';

const response = (shortcut: string, title: string, text = '') => ({
  id: shortcut,
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

  it('are filled with first names', () => {
    const names = { visitor: 'Hanna Weiss', agent: 'Maria Lindqvist' };
    expect(filled('Hello {{visitor.firstName}}, {{agent.firstName}} here.', names)).toBe(
      'Hello Hanna, Maria here.',
    );
    expect(filled('{{ visitor.name }} and {{unknown}}', names)).toBe('Hanna Weiss and {{unknown}}');
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
