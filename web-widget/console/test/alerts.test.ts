import { describe, expect, it } from 'vitest';
import { alertsAfter, SILENT, titleOf } from '../src/alerts.ts';

const calm = { ringing: [], unseen: 0, watched: true };
const words = { product: 'Firsthand', ringing: 'A visitor rings' };

describe('alerts', () => {
  it('ring once for each conversation and stop when it is over', () => {
    const first = alertsAfter(SILENT, { ...calm, ringing: ['a'] });
    expect(first.todo).toEqual([{ do: 'ring', conversation: 'a' }]);
    const same = alertsAfter(first.alerts, { ...calm, ringing: ['a'] });
    expect(same.todo).toEqual([]);
    expect(alertsAfter(same.alerts, calm).todo).toEqual([{ do: 'stopRinging', conversation: 'a' }]);
  });

  it('chime for new words, and notify only who does not look', () => {
    const looked = alertsAfter(SILENT, { ...calm, unseen: 1 });
    expect(looked.todo).toEqual([{ do: 'chime' }]);
    const away = alertsAfter(looked.alerts, { ...calm, unseen: 2, watched: false });
    expect(away.todo).toEqual([{ do: 'chime' }, { do: 'notifyOfMessage' }]);
    expect(alertsAfter(away.alerts, calm).todo).toEqual([]);
  });

  it('count in the title, and flash while it rings', () => {
    expect(titleOf(calm, words, 0)).toBe('Firsthand');
    expect(titleOf({ ...calm, unseen: 3 }, words, 0)).toBe('(3) Firsthand');
    const rings = { ...calm, ringing: ['a'], unseen: 1 };
    expect(titleOf(rings, words, 0)).toBe('(2) A visitor rings');
    expect(titleOf(rings, words, 1)).toBe('(2) Firsthand');
  });
});
