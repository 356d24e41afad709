import { describe, expect, it } from 'vitest';
import { listDiff, wordDiff } from '../src/diff.ts';

const told = (before: string, after: string) =>
  wordDiff(before, after)
    .map(({ is, text }) => (is === 'same' ? text : is === 'gone' ? `[-${text}-]` : `[+${text}+]`))
    .join('');

describe('what became of a text', () => {
  it('is told word by word', () => {
    expect(told('Two days.', 'Three days.')).toBe('[-Two-][+Three+] days.');
    expect(told('By van.', 'By van, on Mondays.')).toBe('By van[+, on Mondays+].');
    expect(told('same', 'same')).toBe('same');
    expect(told('', 'new')).toBe('[+new+]');
    expect(told('old', '')).toBe('[-old-]');
  });

  it('reads neighbouring changes as one', () => {
    expect(told('we ship by red van today', 'we ship by blue bike today')).toBe(
      'we ship by [-red van-][+blue bike+] today',
    );
  });

  it('sets texts apart that have little in common', () => {
    expect(
      told('A. In Germany it takes two days. B.', 'A. By van to the whole of the country. B.'),
    ).toBe('A. [-In Germany it takes two days-][+By van to the whole of the country+]. B.');
  });

  it('loses nothing of either text', () => {
    const before = 'a b c d e f g\n\n- h\n- i';
    const after = 'a c b d x f\n\n- i\n- h j';
    const of = (not: 'new' | 'gone') =>
      wordDiff(before, after)
        .filter(({ is }) => is !== not)
        .map(({ text }) => text)
        .join('');
    expect(of('new')).toBe(before);
    expect(of('gone')).toBe(after);
  });

  it('stays quick where all of a long text is another', () => {
    const before = Array.from({ length: 3_000 }, (_, i) => `a${i}`).join(' ');
    const after = before.replaceAll('a', 'b');
    expect(wordDiff(before, after).map(({ is }) => is)).toEqual(['gone', 'new']);
  });

  it('tells of a list what went and what came', () => {
    expect(listDiff(['a', 'b'], ['b', 'c'])).toEqual({ gone: ['a'], come: ['c'] });
  });
});
