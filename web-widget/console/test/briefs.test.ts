import { beforeEach, describe, expect, it } from 'vitest';
import { briefsIn, wordsBack } from '../src/briefs.ts';

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

  it('take back the words that were refused, unless there are newer ones', () => {
    const briefs = briefsIn(localStorage, 'maria');
    const asked = { id: 'k', key: 'k', conversation: 'c1' };
    wordsBack(briefs, { ...asked, type: 'transfer', epoch: 1, agent: 'jonas', brief: 'refund' });
    wordsBack(briefs, { ...asked, type: 'requeue', epoch: 1, brief: 'older' });
    wordsBack(briefs, { ...asked, type: 'askColleague', agent: 'jonas', text: 'may I?' });
    wordsBack(briefs, { ...asked, type: 'reassign', epoch: 1, team: 'orders', brief: 'urgent' });
    expect(['transfer', 'ask', 'reassign'].map((dialog) => briefs.of(dialog, 'c1'))).toEqual([
      'refund',
      'may I?',
      'urgent',
    ]);
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
