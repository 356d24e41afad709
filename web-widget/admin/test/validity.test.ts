import { describe, expect, it } from 'vitest';
import { asField, asMoment, fromNow, momentIn, timing } from '../src/validity.ts';

const NOON = Date.parse('2026-12-24T12:00:00Z');
const of = (validFrom: string | null, validUntil: string | null) =>
  timing({ validFrom, validUntil }, NOON);

describe('the time of an entry', () => {
  it('begins with its first moment and ends before its last', () => {
    expect(of(null, null)).toBe('always');
    expect(of('2026-12-24T13:00:00+01:00', null)).toBe('now');
    expect(of('2026-12-24T13:01:00+01:00', null)).toBe('later');
    expect(of(null, '2026-12-24T12:00:00Z')).toBe('over');
    expect(of(null, '2026-12-24T12:01:00Z')).toBe('now');
  });

  it('is typed by the clock of the site, and sent as it was where nobody changed it', () => {
    const stored = '2026-12-24T18:00:30+01:00';
    expect(asField(stored)).toBe('2026-12-24T18:00');
    expect(asMoment(asField(stored), stored)).toBe(stored);
    expect(asMoment('2026-12-24T19:00', stored)).toBe('2026-12-24T19:00');
    expect(asMoment('', stored)).toBeNull();
    expect(asField(null)).toBe('');
  });

  it('is told by the clock of the site, and by how far off it is', () => {
    expect(momentIn('Asia/Tokyo', '2026-12-24T20:00:00Z')).toContain('25');
    expect(fromNow('2026-12-21T11:00:00Z', NOON, 'en')).toBe('3 days ago');
    expect(fromNow('2026-12-24T14:30:00Z', NOON, 'en')).toBe('in 2 hours');
    expect(fromNow('2026-12-24T11:59:40Z', NOON, 'en')).toMatch(/0 minutes/);
  });
});
