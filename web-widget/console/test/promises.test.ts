import { describe, expect, test } from 'vitest';
import { fieldOf, isForMe, isOverdue, promisesAfter, soonFrom } from '../src/promises.ts';
import type { AgentEvent, OpenPromise } from '../src/wire.ts';
import { summary } from './samples.ts';

const due = '2026-03-02T16:00:00Z';

function open(...events: readonly (readonly [number, AgentEvent])[]): readonly OpenPromise[] {
  let promises: ReadonlyMap<number, OpenPromise> = new Map();
  for (const [seq, event] of events) promises = promisesAfter(promises, seq, event);
  return [...promises.values()];
}

describe('promises', () => {
  const made = { type: 'promiseMade', agent: 'maria', text: 'Call', owner: 'maria', due } as const;

  test('stay open until they are kept', () => {
    expect(open([5, made])).toEqual([
      { id: 5, kind: 'OWN', by: 'maria', text: 'Call', owner: 'maria', due },
    ]);
    expect(
      open(
        [5, made],
        [6, { type: 'promised', kind: 'ANSWER', due }],
        [7, { type: 'promisesKept', agent: 'tom', promises: [5] }],
      ),
    ).toEqual([{ id: 6, kind: 'ANSWER', text: '', due }]);
  });

  test('move to another owner and time', () => {
    const later = '2026-03-03T16:00:00Z';
    expect(
      open([5, made], [6, { type: 'promiseMoved', agent: 'tom', promise: 5, due: later }]),
    ).toEqual([{ id: 5, kind: 'OWN', by: 'maria', text: 'Call', due: later }]);
  });

  test('stay due when their reminders are put off, until they move', () => {
    const until = '2026-03-03T09:00:00Z';
    const snoozed = { type: 'promiseSnoozed', agent: 'maria', promise: 5, until } as const;
    expect(open([5, made], [6, snoozed])).toMatchObject([{ id: 5, due, quietUntil: until }]);
    expect(open([6, snoozed])).toEqual([]);
    const moved = { type: 'promiseMoved', agent: 'tom', promise: 5, due: until } as const;
    expect(open([5, made], [6, snoozed], [7, moved])[0]?.quietUntil).toBeUndefined();
  });

  test('are overdue from the moment on', () => {
    expect(isOverdue({ due }, Date.parse(due) - 1)).toBe(false);
    expect(isOverdue({ due }, Date.parse(due))).toBe(true);
    expect(isOverdue({}, Date.parse(due))).toBe(false);
  });

  test('are mine where I keep them or anybody may', () => {
    expect(isForMe(summary({ dueOwner: 'maria' }), 'maria')).toBe(true);
    expect(isForMe(summary({ dueOwner: 'tom' }), 'maria')).toBe(false);
    expect(isForMe(summary({}), 'maria')).toBe(true);
  });

  test('offer this afternoon only before it is over', () => {
    expect(soonFrom(new Date(2026, 2, 2, 16, 0)).today).toEqual(new Date(2026, 2, 2, 17));
    expect(soonFrom(new Date(2026, 2, 2, 18, 0)).today).toBeUndefined();
    expect(soonFrom(new Date(2026, 2, 31, 18, 0)).tomorrow).toEqual(new Date(2026, 3, 1, 9));
    expect(fieldOf(new Date(2026, 3, 1, 9))).toBe('2026-04-01T09:00');
  });
});
