import type { Attached, Person, VisitorEvent } from './protocol.ts';
import type { Numbered } from './timeline.ts';
import type { Worth } from './worth.ts';

/** One thing that a visitor reads in a conversation. */
export type Item = { readonly seq: number; readonly at: string } &
  /** Words of the visitor; without any, their wish for a person, told by the button. */
  (
    | { readonly is: 'visitor'; readonly text?: string; readonly file?: Attached }
    | BotItem
    | AgentItem
    | { readonly is: 'joined'; readonly agent: Person }
    | { readonly is: 'notice'; readonly text: string; readonly points?: readonly string[] }
    | PromiseItem
    | GestureItem
  );

/** Words of an agent; with a file they are its name, or about it. */
export interface AgentItem {
  readonly is: 'agent';
  readonly agent: Person | undefined;
  readonly text: string;
  readonly file?: Attached;
}

/** What an agent gave the visitor. */
export interface GestureItem extends Worth {
  readonly is: 'gesture';
  readonly agent: Person | undefined;
  readonly text: string;
  /** What to redeem; nothing where it is redeemed without. */
  readonly code?: string;
}

/** Who comes back to the visitor, and by when. */
export interface PromiseItem {
  readonly is: 'promise';
  readonly agent: Person | undefined;
  readonly callBack: boolean;
  readonly due: string;
}

/** Words of the bot, and what can be done about them. */
export interface BotItem {
  readonly is: 'bot';
  readonly text: string;
  /** Whether it can be said to have helped. */
  readonly isAnswer: boolean;
  readonly helpful?: boolean;
  readonly choices: readonly { readonly choice: string; readonly title: string }[];
  readonly picked?: string;
  readonly quickReplies: readonly string[];
  readonly offersPerson: boolean;
}

/** A conversation as its visitor reads it. */
export interface Transcript {
  readonly items: readonly Item[];
  readonly agents: Readonly<Record<string, Person>>;
  readonly rating?: { readonly stars: number; readonly of: string };
  /** Whether nobody could take the conversation, and nothing has come of it since. */
  readonly nobodyThere: boolean;
  readonly visitor: { readonly name?: string; readonly email?: string };
}

export const blank: Transcript = { items: [], agents: {}, nobodyThere: false, visitor: {} };

const quietBot = { choices: [], quickReplies: [], offersPerson: false, isAnswer: false } as const;

/** What happens in a chat with the bot alone. */
type WithTheBot =
  | 'started'
  | 'escalated'
  | 'visitorSaid'
  | 'askedForHuman'
  | 'botAnswered'
  | 'botAskedBack'
  | 'botSaid'
  | 'chose'
  | 'answerRated'
  | 'identified';

/** What people bring into a chat. */
export type PeopleEvent = Exclude<VisitorEvent, { readonly type: WithTheBot }>;

type Fold = (before: Transcript, numbered: Numbered<PeopleEvent>) => Transcript;

let readPeople: Fold = (before) => before;

/** From now on, what people bring into a chat is read by `fold`, too. */
export function alsoRead(fold: Fold): void {
  readPeople = fold;
}

/** The transcript after one more event. */
export function read(before: Transcript, numbered: Numbered<VisitorEvent>): Transcript {
  const { event } = numbered;
  const add = (item: Said): Transcript => withItems(before, numbered, item);
  const bot = (text: string, more: Partial<BotItem> = {}): Transcript =>
    text === '' ? before : add({ is: 'bot', text, ...quietBot, ...more });
  const amend = (about: number, change: Partial<BotItem>): Transcript => ({
    ...before,
    items: before.items.map((item) =>
      item.seq === about && item.is === 'bot' ? { ...item, ...change } : item,
    ),
  });

  // All that is no case here is read by the other fold, whose switch has every case.
  // oxlint-disable-next-line typescript/switch-exhaustiveness-check
  switch (event.type) {
    case 'started':
    case 'escalated':
      return bot(event.text);
    case 'visitorSaid':
      return add({ is: 'visitor', text: event.text, ...fileOf(event) });
    case 'askedForHuman':
      return add({ is: 'visitor' });
    case 'botAnswered':
      return bot(event.text, { isAnswer: true, quickReplies: event.quickReplies });
    case 'botAskedBack':
      return bot(event.text, { choices: event.choices });
    case 'botSaid':
      return bot(event.text, { offersPerson: event.offersPerson });
    case 'chose':
      return withItems(amend(event.seq, { picked: event.choice }), numbered, {
        is: 'visitor',
        text: event.title,
      });
    case 'answerRated':
      return amend(event.seq, { helpful: event.helpful });
    case 'identified':
      return { ...before, visitor: known(before, event) };
    default:
      return readPeople(before, { ...numbered, event });
  }
}

type WithoutPlace<One> = One extends unknown ? Omit<One, 'seq' | 'at'> : never;

/** An item before it has its place. */
export type Said = WithoutPlace<Item>;

/** The transcript with `items` at its end, said by one event. */
export function withItems(
  before: Transcript,
  { seq, at }: Pick<Numbered<unknown>, 'seq' | 'at'>,
  ...items: readonly Said[]
): Transcript {
  return { ...before, items: [...before.items, ...items.map((item) => ({ ...item, seq, at }))] };
}

/** The file of an event, as an item has it. */
export function fileOf({ file }: { readonly file?: Attached }): { readonly file?: Attached } {
  return file === undefined ? {} : { file };
}

/** Who the visitor is, after they have said more of it. */
export function known(
  { visitor }: Transcript,
  told: { readonly name?: string; readonly email?: string },
): Transcript['visitor'] {
  const { name = visitor.name, email = visitor.email } = told;
  return { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
}
