import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { practiceOf, type Practice } from '../src/practice/practice.ts';

const ME = {
  id: 'maria',
  login: 'maria',
  name: 'Maria',
  title: 'Care',
  picture: null,
  role: 'agent',
  capacity: 3,
  languages: ['en'],
} as const;

let practice: Practice;

beforeEach(() => {
  vi.useFakeTimers();
  practice = practiceOf(ME, null, () => undefined);
});
afterEach(() => {
  practice.stop();
  vi.useRealTimers();
});

/** Lets everything happen that is due within some seconds. */
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
const ringing = () => practice.desk.inbox.value.rings.map(({ conversation }) => conversation);

async function ring(): Promise<string> {
  await pass(1);
  practice.begin(practice.scenarios[0]);
  practice.desk.setStatus('available');
  await pass(3);
  const [conversation] = ringing();
  if (conversation === undefined) throw new Error('nothing rings');
  return conversation;
}

test('a scripted visitor is answered to the end on the real desk', async () => {
  const conversation = await ring();
  practice.desk.accept(conversation);
  await pass(8);
  expect(practice.desk.selected.value).toBe(conversation);
  const turns = practice.scenarios[0]?.turns.length ?? 0;
  for (let i = 0; i < turns; i++) {
    expect(practice.coach.value.step).toBe('reply');
    practice.desk.reply(conversation, 'Which order is it? I do it today.');
    await pass(12);
  }
  expect(practice.coach.value.step).toBe('close');
  practice.desk.close(conversation, 'solved');
  await pass(1);
  expect(practice.coach.value.step).toBe('done');
  expect(practice.finished.value.has('calm')).toBe(true);
  const said = practice.desk.transcripts.value.get(conversation)?.items ?? [];
  expect(said.filter(({ is }) => is === 'visitor').length).toBeGreaterThan(3);
  expect(practice.desk.inbox.value.summaries.get(conversation)?.state).toBe('closed');
});

test('what is declined rings again, and a missed one too', async () => {
  const conversation = await ring();
  practice.desk.decline(conversation);
  await pass(1);
  expect(ringing()).toEqual([]);
  await pass(5);
  expect(ringing()).toEqual([conversation]);
  await pass(59);
  expect(ringing()).toEqual([]);
  await pass(5);
  expect(ringing()).toEqual([conversation]);
});

test('nobody rings while the agent is away', async () => {
  await pass(1);
  practice.begin(practice.scenarios[1]);
  await pass(20);
  expect(ringing()).toEqual([]);
});

test('nothing of a practice is kept in this browser', async () => {
  const before = Object.keys(localStorage);
  const conversation = await ring();
  practice.desk.accept(conversation);
  practice.drafts.keep(conversation, { mode: 'reply', reply: 'half', note: '' });
  practice.desk.note(conversation, 'a note');
  await pass(8);
  expect(Object.keys(localStorage)).toEqual(before);
});
