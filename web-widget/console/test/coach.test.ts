import { expect, test } from 'vitest';
import { type Coach, coachAfter, coachOf, type Happening } from '../src/practice/coach.ts';
import { type Scenario, SCENARIOS } from '../src/practice/scenarios.ts';

const scenario = (id: Scenario['id']): Scenario => {
  const found = SCENARIOS.find((each) => each.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};
const after = (coach: Coach, ...events: readonly Happening[]) => events.reduce(coachAfter, coach);
const begun = (id: Scenario['id']) =>
  after(
    coachOf(scenario(id), false),
    { is: 'available' },
    { is: 'rang', at: 0 },
    { is: 'accepted', at: 4000 },
    { is: 'asked', turn: 0, at: 5000 },
  );

test('the first day leads from being available to the first reply', () => {
  expect(coachOf(scenario('calm'), false).step).toBe('available');
  const coach = begun('calm');
  expect(coach.step).toBe('reply');
  expect(coach.acceptedIn).toBe(4000);
});

test('a warm reply to anger is praised, a defensive one is not', () => {
  const warm = after(begun('angry'), {
    is: 'replied',
    text: 'You are right, Carla, that is the third time. I will see it through myself.',
    at: 9000,
  });
  expect(warm.hints).toEqual([]);
  expect(warm.praise).toContain('You took the feeling seriously first.');
  const cold = after(begun('angry'), {
    is: 'replied',
    text: 'You should have checked the size. That is our policy.',
    at: 9000,
  });
  expect(cold.hints).toHaveLength(2);
});

test('only the first words after a question are judged', () => {
  const once = after(begun('calm'), { is: 'replied', text: 'Which order is it?', at: 9000 });
  const twice = after(once, { is: 'replied', text: 'no', at: 9500 });
  expect(twice.repliedIn).toEqual([4000]);
  expect(twice.praise).toEqual(once.praise);
});

test('declining is allowed, and it rings again', () => {
  const coach = after(
    coachOf(scenario('calm'), true),
    { is: 'rang', at: 0 },
    { is: 'declined' },
    { is: 'rang', at: 9000 },
  );
  expect(coach.step).toBe('accept');
});

test('it ends with what was learned, and the next visitor begins anew', () => {
  const done = after(begun('calm'), { is: 'thanked' }, { is: 'ended', how: 'close' });
  expect(done.step).toBe('done');
  const next = after(done, { is: 'began', scenario: scenario('angry'), available: true });
  expect(next).toEqual(coachOf(scenario('angry'), true));
});

test('every sign has a praise and a hint, and every turn a word of the coach', () => {
  for (const { turns } of SCENARIOS) {
    for (const { coach, says, signs } of turns) {
      expect(coach).not.toBe('');
      expect(says.length).toBeGreaterThan(0);
      for (const { praise, hint } of signs) expect(praise && hint).not.toBe('');
    }
  }
});
