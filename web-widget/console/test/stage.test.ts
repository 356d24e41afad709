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

test('what rings again rings in full, whatever rang before it', async () => {
  const conversation = await ring();
  practice.desk.decline(conversation);
  await pass(6);
  expect(ringing()).toEqual([conversation]);
  await pass(54);
  expect(ringing()).toEqual([conversation]);
});

test('a gesture is given and a turn of the bot judged, as in earnest', async () => {
  const conversation = await ring();
  practice.desk.accept(conversation);
  await pass(8);
  practice.desk.giveGesture(conversation, 'free-shipping', 1);
  practice.desk.judge(conversation, 5, 'RIGHT_TO_ESCALATE');
  await pass(1);
  const transcript = practice.desk.transcripts.value.get(conversation);
  expect(transcript?.items.at(-1)).toMatchObject({ is: 'gesture', code: 'PRACTICE' });
  expect(transcript?.judged.get(5)).toMatchObject({ judgement: 'RIGHT_TO_ESCALATE' });
});

test('tags and a note stay for as long as the practice does, and nothing is asked of a server', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch');
  await practice.tags.add('practice-calm.1', 'Late Parcel');
  await practice.tags.add('practice-calm.1', 'ferns & co');
  expect(practice.tags.of.value.get('practice-calm.1')).toEqual(['ferns & co', 'late parcel']);
  await practice.tags.remove('practice-calm.1', 'late parcel');
  expect(practice.tags.of.value.get('practice-calm.1')).toEqual(['ferns & co']);
  const noted = await practice.visitors.write('practice-calm', 'likes ferns', 0);
  expect(noted).toMatchObject({ is: 'kept', note: { text: 'likes ferns', version: 1 } });
  expect(await practice.visitors.note('practice-calm')).toMatchObject({ text: 'likes ferns' });
  expect(await practice.visitors.chats('practice-calm')).toEqual([]);
  const file = { name: 'a.png', size: 3 };
  const path = '/api/v1/conversations/practice-calm.1/files';
  expect((await practice.rest.request('POST', path, () => null, file)).ok).toBe(false);
  expect(fetched).not.toHaveBeenCalled();
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
