import { isObject } from '@firsthand/shared/decode.ts';

export type AgentStatus = 'available' | 'busy' | 'away' | 'offline';
export type Box = 'mine' | 'queue' | 'followUps' | 'bot' | 'closed';
export type StateName = 'bot' | 'queued' | 'ringing' | 'human' | 'followUp' | 'closed';
type Maybe<T> = T | null | undefined;

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly picture?: Maybe<string>;
}
export interface Colleague {
  readonly agent: Person;
  readonly status: AgentStatus;
  readonly load: number;
  readonly capacity: number;
}
export interface Tried {
  readonly entry: string;
  readonly title: string;
  readonly confidence: number;
  readonly nearest: string;
  readonly words: readonly string[];
}
export interface SignalSeen {
  readonly signal: string;
  readonly probability: number;
  readonly words: readonly string[];
}
export interface Why {
  readonly verdict: string;
  readonly reason?: Maybe<string>;
  readonly candidates: readonly Tried[];
  readonly signals: readonly SignalSeen[];
  readonly answerThreshold: number;
  readonly askBackThreshold: number;
  readonly margin: number;
  readonly policyVersion: number;
  readonly faqVersion: number;
  readonly model: string;
  readonly turn?: Maybe<string>;
}
export interface VisitorFacts {
  readonly id: string;
  readonly name?: Maybe<string>;
  readonly email?: Maybe<string>;
  readonly verified: boolean;
  readonly language?: Maybe<string>;
  readonly page?: Maybe<string>;
  readonly earlier: number;
}
export interface Card {
  readonly wish: string;
  readonly tried: readonly Tried[];
  readonly reason: string;
  readonly because: string;
  readonly frustrated: boolean;
  readonly waitingSince: string;
  readonly visitor: VisitorFacts;
  readonly brief?: Maybe<string>;
}
export interface Summary {
  readonly conversation: string;
  readonly site: string;
  readonly state: StateName;
  readonly epoch: number;
  readonly seq: number;
  readonly agent?: Maybe<string>;
  readonly waitingSince?: Maybe<string>;
  readonly reason?: Maybe<string>;
  readonly visitorName?: Maybe<string>;
  readonly preview?: Maybe<string>;
  readonly lastBy?: Maybe<string>;
  readonly lastAt: string;
  readonly seen: number;
}
export interface Choice {
  readonly choice: string;
  readonly title: string;
}
export type AgentEvent =
  | { readonly type: 'internal' }
  | { readonly type: 'started'; readonly text: string }
  | { readonly type: 'visitorSaid'; readonly key: string; readonly text: string }
  | {
      readonly type: 'botAnswered';
      readonly question: number;
      readonly entry: string;
      readonly text: string;
      readonly quickReplies: readonly string[];
    }
  | {
      readonly type: 'botAskedBack';
      readonly question: number;
      readonly text: string;
      readonly choices: readonly Choice[];
    }
  | {
      readonly type: 'botSaid';
      readonly question: number;
      readonly text: string;
      readonly offersPerson: boolean;
    }
  | {
      readonly type: 'chose';
      readonly key: string;
      readonly seq: number;
      readonly choice: string;
      readonly title: string;
    }
  | {
      readonly type: 'answerRated';
      readonly key: string;
      readonly seq: number;
      readonly helpful: boolean;
    }
  | { readonly type: 'escalated'; readonly reason: string; readonly text: string }
  | { readonly type: 'accepted'; readonly agent: Person; readonly greeting: string }
  | {
      readonly type: 'agentReplied';
      readonly agent: string;
      readonly key?: Maybe<string>;
      readonly text: string;
    }
  | { readonly type: 'requeued'; readonly text: string }
  | { readonly type: 'givenBack'; readonly agent: string; readonly text: string }
  | { readonly type: 'nobodyThere'; readonly why: string; readonly text: string }
  | {
      readonly type: 'messageLeft';
      readonly key: string;
      readonly text: string;
      readonly name?: Maybe<string>;
      readonly email?: Maybe<string>;
      readonly told: string;
    }
  | { readonly type: 'followUp'; readonly text: string }
  | {
      readonly type: 'identified';
      readonly key: string;
      readonly name?: Maybe<string>;
      readonly email?: Maybe<string>;
    }
  | {
      readonly type: 'closed';
      readonly by: string;
      readonly text: string;
      readonly reason?: Maybe<string>;
    }
  | { readonly type: 'reopened'; readonly text: string }
  | {
      readonly type: 'rated';
      readonly key: string;
      readonly stars: number;
      readonly comment?: Maybe<string>;
      readonly of: string;
    }
  | {
      readonly type: 'offered';
      readonly agent: string;
      readonly deadline: string;
      readonly skipped: readonly { readonly agent: string; readonly why: string }[];
    }
  | {
      readonly type: 'transferOffered';
      readonly from: string;
      readonly to: string;
      readonly deadline: string;
      readonly brief?: Maybe<string>;
    }
  | {
      readonly type: 'withdrawn';
      readonly agent: string;
      readonly ending: string;
      readonly reason?: Maybe<string>;
    }
  | {
      readonly type: 'noted';
      readonly agent: string;
      readonly key?: Maybe<string>;
      readonly text: string;
    }
  | { readonly type: 'agentLost'; readonly agent: string; readonly until: string }
  | { readonly type: 'agentBack'; readonly agent: string };
export interface Offer {
  readonly type: 'offer';
  readonly conversation: string;
  readonly epoch: number;
  readonly deadline: string;
  readonly leftMs: number;
  readonly transfer: boolean;
  readonly card: Card;
}
export type AgentFrame =
  | {
      readonly type: 'welcome';
      readonly id: string;
      readonly era: string;
      readonly agent: Person;
      readonly role: string;
      readonly status: AgentStatus;
      readonly capacity: number;
      readonly heartbeatMs: number;
      readonly protocol: number;
    }
  | { readonly type: 'ready' }
  | { readonly type: 'colleagues'; readonly agents: readonly Colleague[] }
  | { readonly type: 'status'; readonly status: AgentStatus; readonly reason?: Maybe<string> }
  | { readonly type: 'summary'; readonly summary: Summary }
  | {
      readonly type: 'page';
      readonly id: string;
      readonly box: Box;
      readonly summaries: readonly Summary[];
      readonly next?: Maybe<string>;
    }
  | Offer
  | { readonly type: 'offerEnded'; readonly conversation: string; readonly how: string }
  | {
      readonly type: 'event';
      readonly conversation: string;
      readonly seq: number;
      readonly at: string;
      readonly event: AgentEvent;
      readonly why?: Maybe<Why>;
    }
  | {
      readonly type: 'caughtUp';
      readonly conversation: string;
      readonly seq: number;
      readonly card?: Maybe<Card>;
    }
  | {
      readonly type: 'reset';
      readonly era: string;
      readonly conversation: string;
      readonly reason: string;
    }
  | {
      readonly type: 'typing';
      readonly conversation: string;
      readonly who: string;
      readonly on: boolean;
    }
  | { readonly type: 'seen'; readonly conversation: string; readonly seq: number }
  | { readonly type: 'visitorThere'; readonly conversation: string; readonly there: boolean }
  | {
      readonly type: 'ok';
      readonly id: string;
      readonly key?: Maybe<string>;
      readonly seq?: Maybe<number>;
      readonly at: string;
    }
  | {
      readonly type: 'refused';
      readonly id?: Maybe<string>;
      readonly key?: Maybe<string>;
      readonly code: string;
      readonly message: string;
      readonly field?: Maybe<string>;
      readonly retry: boolean;
      readonly retryInMs?: Maybe<number>;
      readonly reference?: Maybe<string>;
    }
  | { readonly type: 'pong'; readonly id: string; readonly at: string }
  | { readonly type: 'draining'; readonly reconnectInMs: number };
interface K {
  readonly id: string;
  readonly key: string;
  readonly conversation: string;
}
export type Keyed =
  | ({ readonly type: 'accept' } & K)
  | ({ readonly type: 'decline'; readonly reason?: string } & K)
  | ({ readonly type: 'take'; readonly epoch: number } & K)
  | ({ readonly type: 'reply'; readonly epoch: number; readonly text: string } & K)
  | ({ readonly type: 'note'; readonly text: string } & K)
  | ({
      readonly type: 'transfer';
      readonly epoch: number;
      readonly agent: string;
      readonly brief?: string;
    } & K)
  | ({ readonly type: 'giveBack'; readonly epoch: number } & K)
  | ({ readonly type: 'close'; readonly epoch: number; readonly reason?: string } & K);
export type AgentCommand =
  | Keyed
  | {
      readonly type: 'hello';
      readonly id: string;
      readonly capabilities?: readonly string[];
      readonly resume?: readonly {
        readonly era: string;
        readonly conversation: string;
        readonly seq: number;
      }[];
    }
  | {
      readonly type: 'setStatus';
      readonly id: string;
      readonly status: AgentStatus;
      readonly reason?: string;
    }
  | {
      readonly type: 'open';
      readonly id: string;
      readonly conversation: string;
      readonly after: number;
    }
  | { readonly type: 'leave'; readonly id: string; readonly conversation: string }
  | {
      readonly type: 'fetch';
      readonly id: string;
      readonly conversation: string;
      readonly after: number;
      readonly limit: number;
    }
  | {
      readonly type: 'list';
      readonly id: string;
      readonly box: Box;
      readonly before?: string;
      readonly limit: number;
    }
  | { readonly type: 'seen'; readonly conversation: string; readonly seq: number }
  | { readonly type: 'typing'; readonly conversation: string; readonly on: boolean }
  | { readonly type: 'ping'; readonly id: string };

/** The WebSocket subprotocol that both sides name. */
export const SUBPROTOCOL = 'firsthand.v1';

const FRAMES: ReadonlySet<unknown> = new Set<AgentFrame['type']>([
  'welcome',
  'ready',
  'colleagues',
  'status',
  'summary',
  'page',
  'offer',
  'offerEnded',
  'event',
  'caughtUp',
  'reset',
  'typing',
  'seen',
  'visitorThere',
  'ok',
  'refused',
  'pong',
  'draining',
]);
const EVENTS: ReadonlySet<unknown> = new Set<AgentEvent['type']>([
  'internal',
  'started',
  'visitorSaid',
  'botAnswered',
  'botAskedBack',
  'botSaid',
  'chose',
  'answerRated',
  'escalated',
  'accepted',
  'agentReplied',
  'requeued',
  'givenBack',
  'nobodyThere',
  'messageLeft',
  'followUp',
  'identified',
  'closed',
  'reopened',
  'rated',
  'offered',
  'transferOffered',
  'withdrawn',
  'noted',
  'agentLost',
  'agentBack',
]);

/**
 * The frame that a text holds; null for one of a kind that this console does not know. An event of
 * an unknown kind is read as `internal`, so that the numbers go on without a hole.
 */
export function frameOf(text: string): AgentFrame | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (
    isObject(value) &&
    value['type'] === 'event' &&
    isObject(value['event']) &&
    !EVENTS.has(value['event']['type'])
  ) {
    value = { ...value, event: { type: 'internal' } };
  }
  return isFrame(value) ? value : null;
}

function isFrame(value: unknown): value is AgentFrame {
  return isObject(value) && FRAMES.has(value['type']);
}

/** The words of an agent that were kept over a reload; undefined for anything else. */
export function wordsOf(value: unknown): Keyed | undefined {
  return isWords(value) ? value : undefined;
}

function isWords(value: unknown): value is Extract<Keyed, { readonly type: 'reply' | 'note' }> {
  if (!isObject(value)) return false;
  const { type, id, key, conversation, text, epoch } = value;
  return (
    [id, key, conversation, text].every((each) => typeof each === 'string') &&
    (type === 'note' || (type === 'reply' && typeof epoch === 'number'))
  );
}
