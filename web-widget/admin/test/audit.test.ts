import { describe, expect, it } from 'vitest';
import { fieldChanges } from '../src/audit.ts';

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
