import type { Missed } from './ear.ts';
import type { Keyed, PromiseDue } from './wire.ts';

/** A promise that is due soon or overdue; `n` counts them. */
export type Reminder = Omit<PromiseDue, 'type'> & { readonly n: number };

/** A visitor who waits for too long; `n` counts them. */
export interface LongWait {
  readonly conversation: string;
  readonly name: string | null;
  readonly team: string | null;
  readonly n: number;
}

/** What the desk tells its agent in passing. */
export type DeskSays =
  /** Somebody who looks after the agents has taken a chat from this one, or given it away. */
  | { readonly is: 'taken'; readonly by: string; readonly to: string | null }
  /** A colleague named this agent in a note. */
  | { readonly is: 'mentioned'; readonly by: string }
  | { readonly is: 'whispered'; readonly from: string }
  | { readonly is: 'waits'; readonly wait: LongWait }
  | { readonly is: 'offerGone' }
  /** What rang here is with another agent now. */
  | { readonly is: 'takenBy'; readonly agent: string }
  | {
      readonly is: 'refused';
      readonly what: Keyed['type'] | 'setStatus' | 'setLimit';
      readonly message: string;
      /** What was asked, with the words in it; absent where it had none. */
      readonly command?: Keyed;
      readonly code?: string;
    }
  | { readonly is: 'done'; readonly what: Done }
  | { readonly is: 'due'; readonly reminder: Reminder }
  | { readonly is: 'missed'; readonly missed: Missed };

/** What is told of when it is done. */
type Done =
  | 'askColleague'
  | 'transfer'
  | 'requeue'
  | 'reassign'
  | 'giveBack'
  | 'close'
  | 'putAside'
  | 'judge'
  | 'giveGesture'
  | 'promise'
  | 'keepPromise'
  | 'movePromise'
  | 'snoozePromise';

const TOLD_WHEN_DONE: ReadonlySet<string> = new Set<Done>([
  'askColleague',
  'transfer',
  'requeue',
  'reassign',
  'giveBack',
  'close',
  'judge',
  'giveGesture',
  'promise',
  'keepPromise',
  'movePromise',
  'snoozePromise',
]);

/** Whether a command is told of when it is done. */
export function isToldWhenDone(type: string): type is Done {
  return TOLD_WHEN_DONE.has(type);
}
