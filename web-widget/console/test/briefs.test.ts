import { beforeEach, describe, expect, it } from 'vitest';
import { briefsIn } from '../src/briefs.ts';

describe('briefs', () => {
  beforeEach(() => localStorage.clear());

  it('are kept over a reload, by dialog and chat, and forgotten when empty', () => {
    const briefs = briefsIn(localStorage, 'maria');
    briefs.keep('transfer', 'c1', 'wants a refund');
    briefs.keep('ask', 'c1', 'may I?');
    expect(briefsIn(localStorage, 'maria').of('transfer', 'c1')).toBe('wants a refund');
    briefs.keep('transfer', 'c1', '');
    const again = briefsIn(localStorage, 'maria');
    expect([again.of('transfer', 'c1'), again.of('ask', 'c1')]).toEqual(['', 'may I?']);
    expect(briefsIn(localStorage, 'jonas').of('ask', 'c1')).toBe('');
  });

  it('survive a storage that is full or holds nonsense', () => {
    const full = {
      length: 0,
      clear: () => {},
      key: () => null,
      removeItem: () => {},
      getItem: () => '{"transfer c9": 7}',
      setItem: () => {
        throw new Error('full');
      },
    };
    const briefs = briefsIn(full, 'maria');
    expect(briefs.of('transfer', 'c9')).toBe('');
    briefs.keep('transfer', 'c1', 'kept');
    expect(briefs.of('transfer', 'c1')).toBe('kept');
  });
});
