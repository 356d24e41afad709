import type { AgentEvent, Question } from './wire.ts';

/** A thread between colleagues that is open in a conversation, as far as the events tell. */
export interface Aside {
  /** The number of the question, which names it. */
  readonly seq: number;
  readonly by: string;
  /** Who was asked and still takes part. */
  readonly asked: readonly string[];
  /** The team that they were asked as; null for a named colleague. */
  readonly team: string | null;
  readonly text: string;
}

/** Open threads that a conversation may have at a time, as the server counts. */
export const MOST_ASIDES = 5;

/** The open threads after one more event. Who gets the conversation is asked about it no more. */
export function asidesAfter(
  open: readonly Aside[],
  seq: number,
  event: AgentEvent,
): readonly Aside[] {
  if (event.type === 'colleaguesAsked') {
    const { agent: by, asked, team = null, text } = event;
    return [...open, { seq, by, asked, team, text }];
  }
  if (event.type === 'threadEnded') {
    const { agent, thread } = event;
    const leaves = open.some((each) => each.seq === thread && each.asked.includes(agent));
    return leaves ? without(open, agent, thread) : open.filter((each) => each.seq !== thread);
  }
  if (event.type === 'accepted') return without(open, event.agent.id);
  const over = event.type === 'givenBack' || event.type === 'closed' || event.type === 'reopened';
  return over ? [] : open;
}

function without(open: readonly Aside[], agent: string, thread?: number): readonly Aside[] {
  return open
    .map((each) =>
      thread === undefined || each.seq === thread
        ? { ...each, asked: each.asked.filter((id) => id !== agent) }
        : each,
    )
    .filter(({ asked }) => asked.length > 0);
}

/** Whether an agent takes part: who was asked, and who answers the visitor or, if nobody does, asked. */
export function takesPart({ asked, by }: Aside, owner: string | null, me: string): boolean {
  return asked.includes(me) || (owner ?? by) === me;
}

/** Colleagues' questions in the order of the band: what waits first, the longest wait on top. */
export function inBand(questions: readonly Question[]): readonly Question[] {
  return questions.toSorted(
    (one, other) =>
      Number(other.waits) - Number(one.waits) || Date.parse(one.at) - Date.parse(other.at),
  );
}

/** What of a question was told, to tell of it once: it is news again with each word. */
export function newsOf({ conversation, thread, said }: Question): string {
  return `${conversation} ${thread} ${said}`;
}
