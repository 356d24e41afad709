import {
  type Decoder,
  list,
  maybe,
  number,
  object,
  oneOf,
  or,
  text,
  truth,
} from '@firsthand/shared/decode.ts';
import { KINDS } from './bot.ts';

/** What a webhook can be told of, in the order in which it is offered. */
export const EVENTS = [
  'conversation.started',
  'conversation.escalated',
  'conversation.accepted',
  'conversation.closed',
  'conversation.reopened',
  'conversation.rated',
  'message.visitor',
  'message.bot',
  'message.agent',
  'message.left',
  'callback.asked',
  'promise.made',
] as const;
export type HookEvent = (typeof EVENTS)[number];

/** What a key may be used for. */
export const RIGHTS = [
  'reports',
  'faq.read',
  'faq.write',
  'chats.read',
  'house.read',
  'audit.read',
] as const;
export type Right = (typeof RIGHTS)[number];

/** The words of a list that are known here; a newer server may know more. */
function known<const Word extends string>(...words: readonly Word[]): Decoder<readonly Word[]> {
  return (value, place) =>
    list(text)(value, place).flatMap((each) => words.filter((word) => word === each));
}

const delivery = object({
  event: text,
  conversation: text,
  at: text,
  state: oneOf('WAITING', 'DELIVERED', 'GIVEN_UP'),
  attempts: number,
  triedAt: maybe(text),
  nextAt: maybe(text),
  failure: maybe(oneOf(...KINDS)),
  status: maybe(number),
});
export type Delivery = ReturnType<typeof delivery>;
export const deliveries = object({ deliveries: list(delivery) });

/** A server that is told what happens. */
export const webhook = object({
  id: text,
  name: text,
  url: text,
  events: known(...EVENTS),
  site: maybe(text),
  withWords: truth,
  paused: truth,
  stoppedAt: maybe(text),
  waiting: number,
  last: maybe(delivery),
  secrets: or(list(text), []),
  newSecret: maybe(text),
});
export type Webhook = ReturnType<typeof webhook>;
export const webhookList = object({ webhooks: list(webhook), most: number });

export const hookTest = object({ status: maybe(number), failure: maybe(oneOf(...KINDS)) });
export const triedAgain = object({ tried: number });

/** How a webhook stands. */
export function stateOf({ paused, stoppedAt }: Webhook): 'awake' | 'paused' | 'stopped' {
  if (stoppedAt !== null) return 'stopped';
  return paused ? 'paused' : 'awake';
}

/** A key of a program. */
export const apiKey = object({
  id: text,
  name: text,
  rights: known(...RIGHTS),
  hint: text,
  madeAt: text,
  madeBy: text,
  usedAt: maybe(text),
  secret: maybe(text),
});
export type ApiKey = ReturnType<typeof apiKey>;
export const keyList = object({ keys: list(apiKey), most: number });
