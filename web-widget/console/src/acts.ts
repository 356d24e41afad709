import type { AgentOrTeam, Target } from './targets.ts';
import type { Judgement, Keyed, PromisesAtClose, Settled } from './wire.ts';

/** What an agent can do about a conversation: each is sent once, and kept until the server has it. */
export interface Acts {
  accept(conversation: string): void;
  decline(conversation: string, reason?: string): void;
  take(conversation: string): void;
  /** Says something to the visitor; with a file that was brought before, its name or words about it. */
  reply(conversation: string, text: string, file?: string): void;
  /** Writes a note to colleagues; those whom it names are told of it. */
  note(conversation: string, text: string, mentioned?: readonly string[]): void;
  transfer(conversation: string, to: AgentOrTeam, brief: string): void;
  /** Puts a chat of this agent back into the queue, at the place that the visitor's wait entitles to. */
  requeue(conversation: string, brief: string): void;
  /** Asks a colleague or a team about a chat of this agent; the visitor never sees it. */
  ask(conversation: string, to: AgentOrTeam, text: string): void;
  /** Goes on in a thread between colleagues. */
  tell(conversation: string, thread: number, text: string): void;
  /** Ends a thread between colleagues, or leaves it. */
  endThread(conversation: string, thread: number): void;
  /** Says something to the agent who answers; only for who looks after others. */
  whisper(conversation: string, text: string): void;
  /** Takes a chat from the agent who answers; only for who looks after others. */
  takeOver(conversation: string): void;
  /** Gives a chat to a colleague, a team or the queue; only for who looks after others. */
  reassign(conversation: string, to: Target, brief: string): void;
  /** Gives it back to the bot, with what is settled with the visitor. */
  giveBack(conversation: string, settled: readonly Settled[]): void;
  /** Ends it; with open promises, only with a word of what becomes of them. */
  close(conversation: string, reason: string, promises?: PromisesAtClose): void;
  /** Gives the visitor a gesture as this agent saw it; the house keeps to the budget. */
  giveGesture(conversation: string, gesture: string, version: number): void;
  /** Promises the visitor something; the owner is to keep it, anybody if null. */
  promise(conversation: string, text: string, due: Date, owner: string | null): void;
  keepPromise(conversation: string, promise: number): void;
  movePromise(conversation: string, promise: number, due: Date, owner: string | null): void;
  /** Puts the reminders of a promise off; when it is due stays as it is. */
  snoozePromise(conversation: string, promise: number, until: Date): void;
  /** Says what the agent thinks of a turn of the bot; of several the last counts. */
  judge(conversation: string, turn: number, judgement: Judgement, entry?: string): void;
}

/** What the acts need of the desk. */
interface ActsDesk {
  newKey(): string;
  /** Whose turn it is, by number: what is meant for an earlier one is refused. */
  epochOf(conversation: string): number;
  /** What rings is being answered. */
  answering(conversation: string, how: 'accepting' | 'declining'): void;
  submit(command: Keyed): void;
}

export function actsOf({ newKey, epochOf, answering, submit }: ActsDesk): Acts {
  const stamp = (conversation: string) => {
    const key = newKey();
    return { id: key, key, conversation };
  };
  return {
    accept(conversation) {
      answering(conversation, 'accepting');
      submit({ type: 'accept', ...stamp(conversation) });
    },
    decline(conversation, reason) {
      answering(conversation, 'declining');
      submit({
        type: 'decline',
        ...stamp(conversation),
        ...(reason === undefined ? {} : { reason }),
      });
    },
    take(conversation) {
      submit({ type: 'take', ...stamp(conversation), epoch: epochOf(conversation) });
    },
    reply(conversation, text, file) {
      submit({
        type: 'reply',
        ...stamp(conversation),
        epoch: epochOf(conversation),
        text,
        ...(file === undefined ? {} : { file }),
      });
    },
    note(conversation, text, mentioned = []) {
      submit({
        type: 'note',
        ...stamp(conversation),
        text,
        ...(mentioned.length === 0 ? {} : { mentioned }),
      });
    },
    whisper(conversation, text) {
      submit({ type: 'whisper', ...stamp(conversation), text });
    },
    ask(conversation, to, text) {
      submit({
        type: 'askColleague',
        ...stamp(conversation),
        ...(to.is === 'agent' ? { agent: to.id } : { team: to.id }),
        text,
      });
    },
    tell(conversation, thread, text) {
      submit({ type: 'tellColleague', ...stamp(conversation), thread, text });
    },
    endThread(conversation, thread) {
      submit({ type: 'endThread', ...stamp(conversation), thread });
    },
    takeOver(conversation) {
      submit({ type: 'takeOver', ...stamp(conversation), epoch: epochOf(conversation) });
    },
    reassign(conversation, to, brief) {
      submit({
        type: 'reassign',
        ...stamp(conversation),
        epoch: epochOf(conversation),
        ...(to.is === 'agent' ? { agent: to.id } : {}),
        ...(to.is === 'team' ? { team: to.id } : {}),
        ...(brief === '' ? {} : { brief }),
      });
    },
    transfer(conversation, to, brief) {
      submit({
        type: 'transfer',
        ...stamp(conversation),
        epoch: epochOf(conversation),
        ...(to.is === 'agent' ? { agent: to.id } : { team: to.id }),
        ...(brief === '' ? {} : { brief }),
      });
    },
    requeue(conversation, brief) {
      submit({
        type: 'requeue',
        ...stamp(conversation),
        epoch: epochOf(conversation),
        ...(brief === '' ? {} : { brief }),
      });
    },
    giveBack(conversation, settled) {
      submit({ type: 'giveBack', ...stamp(conversation), epoch: epochOf(conversation), settled });
    },
    close(conversation, reason, promises) {
      submit({
        type: 'close',
        ...stamp(conversation),
        epoch: epochOf(conversation),
        reason,
        ...(promises === undefined ? {} : { promises }),
      });
    },
    giveGesture(conversation, gesture, version) {
      submit({
        type: 'giveGesture',
        ...stamp(conversation),
        epoch: epochOf(conversation),
        gesture,
        version,
      });
    },
    promise(conversation, text, due, owner) {
      submit({
        type: 'promise',
        ...stamp(conversation),
        text,
        due: due.toISOString(),
        ...(owner === null ? {} : { owner }),
      });
    },
    keepPromise(conversation, promise) {
      submit({ type: 'keepPromise', ...stamp(conversation), promise });
    },
    snoozePromise(conversation, promise, until) {
      submit({
        type: 'snoozePromise',
        ...stamp(conversation),
        promise,
        until: until.toISOString(),
      });
    },
    movePromise(conversation, promise, due, owner) {
      submit({
        type: 'movePromise',
        ...stamp(conversation),
        promise,
        due: due.toISOString(),
        ...(owner === null ? {} : { owner }),
      });
    },
    judge(conversation, turn, judgement, entry) {
      submit({
        type: 'judge',
        ...stamp(conversation),
        turn,
        judgement,
        ...(entry === undefined ? {} : { entry }),
      });
    },
  };
}
