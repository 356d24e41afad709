import { describe, expect, it } from 'vitest';
import { fieldChanges, nameOfSubject } from '../src/audit.ts';

describe('a change', () => {
  it('is shown by the fields that differ', () => {
    expect(
      fieldChanges(
        JSON.stringify({ name: 'A', mode: 'RING', look: { color: '#fff' }, skills: ['a'] }),
        JSON.stringify({ name: 'B', mode: 'RING', look: { color: '#000' }, skills: ['a', 'b'] }),
      ),
    ).toEqual([
      { field: 'name', before: 'A', after: 'B' },
      { field: 'look.color', before: '#fff', after: '#000' },
      { field: 'skills', before: 'a', after: 'a, b' },
    ]);
  });

  it('from nothing, or to nothing, shows all there is', () => {
    expect(fieldChanges(null, '{"name":"A","active":true}')).toEqual([
      { field: 'name', before: null, after: 'A' },
      { field: 'active', before: null, after: 'true' },
    ]);
    expect(fieldChanges('{"rules":[{"name":"x"}]}', null)).toEqual([
      { field: 'rules[1].name', before: 'x', after: null },
    ]);
    expect(fieldChanges(null, null)).toEqual([]);
  });

  it('of a plain value, or of what is no JSON, has no name', () => {
    expect(fieldChanges('1', '2')).toEqual([{ field: '', before: '1', after: '2' }]);
    expect(fieldChanges(null, 'broken {')).toEqual([
      { field: '', before: null, after: 'broken {' },
    ]);
  });
});

describe('what was changed', () => {
  const change = {
    at: '2026-11-26T09:00:00Z',
    name: 'Ada',
    kind: 'canned.change',
    site: null,
    subject: 'c1',
    subjectName: null,
    before: null,
    after: null,
  };

  it('is called what it is called now, else what it was called then', () => {
    expect(nameOfSubject({ ...change, subjectName: 'Orders', after: '{"name":"Old"}' })).toBe(
      'Orders',
    );
    expect(nameOfSubject({ ...change, before: '{"title":"Hi"}', after: '{"title":"Hello"}' })).toBe(
      'Hello',
    );
    expect(nameOfSubject({ ...change, before: '{"name":"Gone"}' })).toBe('Gone');
    expect(nameOfSubject(change)).toBeNull();
  });
});
