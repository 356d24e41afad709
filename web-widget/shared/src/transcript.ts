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

/** The transcript after one more event. */
export function read(before: Transcript, numbered: Numbered<VisitorEvent>): Transcript {
  const { seq, at, event } = numbered;
  const add = (...items: Item[]): Transcript => ({ ...before, items: [...before.items, ...items] });
  const bot = (text: string, more: Partial<BotItem> = {}): Transcript =>
    text === '' ? before : add({ seq, at, is: 'bot', text, ...quietBot, ...more });
  const notice = (text: string): Transcript =>
    text === '' ? before : add({ seq, at, is: 'notice', text });
  const amend = (about: number, change: Partial<BotItem>): readonly Item[] =>
    before.items.map((item) =>
      item.seq === about && item.is === 'bot' ? { ...item, ...change } : item,
    );

  switch (event.type) {
    case 'internal':
    case 'waitChosen':
      return before;
    case 'started':
    case 'escalated':
      return bot(event.text);
    case 'nobodyThere':
      return { ...bot(event.text), nobodyThere: true };
    case 'visitorSaid':
      return add({ seq, at, is: 'visitor', text: event.text, ...fileOf(event) });
    case 'askedForHuman':
      return add({ seq, at, is: 'visitor' });
    case 'botAnswered':
      return bot(event.text, { isAnswer: true, quickReplies: event.quickReplies });
    case 'botAskedBack':
      return bot(event.text, { choices: event.choices });
    case 'botSaid':
      return bot(event.text, { offersPerson: event.offersPerson });
    case 'chose':
      return {
        ...before,
        items: [
          ...amend(event.seq, { picked: event.choice }),
          { seq, at, is: 'visitor', text: event.title },
        ],
      };
    case 'answerRated':
      return { ...before, items: amend(event.seq, { helpful: event.helpful }) };
    case 'accepted': {
      const { agent, greeting, handover = '' } = event;
      const passed = notice(handover);
      const joined = {
        ...passed,
        items: [...passed.items, { seq, at, is: 'joined', agent } as const],
      };
      return {
        ...joined,
        nobodyThere: false,
        agents: { ...before.agents, [agent.id]: agent },
        items:
          greeting === ''
            ? joined.items
            : [...joined.items, { seq, at, is: 'agent', agent, text: greeting }],
      };
    }
    case 'agentReplied': {
      const agent = event.who ?? before.agents[event.agent];
      const replied = add({ seq, at, is: 'agent', agent, text: event.text, ...fileOf(event) });
      return event.who === undefined
        ? replied
        : { ...replied, agents: { ...before.agents, [event.agent]: event.who } };
    }
    case 'gestureGiven': {
      const { type: _, key: _key, name: _name, who, ...given } = event;
      const agent = who ?? before.agents[event.agent];
      const shown = add({ ...given, seq, at, is: 'gesture', agent });
      return who === undefined
        ? shown
        : { ...shown, agents: { ...before.agents, [event.agent]: who } };
    }
    case 'promised': {
      const agent = event.agent === undefined ? undefined : before.agents[event.agent];
      const callBack = event.kind === 'CALL_BACK';
      return add({ seq, at, is: 'promise', agent, callBack, due: event.due });
    }
    case 'messageLeft': {
      const left = add({ seq, at, is: 'visitor', text: event.text });
      return {
        ...left,
        nobodyThere: false,
        items:
          event.told === ''
            ? left.items
            : [...left.items, { seq, at, is: 'notice', text: event.told }],
        visitor: known(before, event),
      };
    }
    case 'callBackAsked': {
      const asked = add({
        seq,
        at,
        is: 'visitor',
        text: `☎ ${event.phone}${event.note === undefined ? '' : `\n${event.note}`}`,
      });
      return {
        ...asked,
        nobodyThere: false,
        items: [...asked.items, { seq, at, is: 'notice', text: event.told }],
        visitor: known(before, event),
      };
    }
    case 'identified':
      return { ...before, visitor: known(before, event) };
    case 'requeued':
    case 'followUp':
      return notice(event.text);
    case 'givenBack': {
      const points = (event.settled ?? []).map((point) => point.text);
      const told = add({ seq, at, is: 'notice', text: event.text, points });
      return { ...told, nobodyThere: false };
    }
    case 'closed':
      return { ...notice(event.text), nobodyThere: false };
    case 'reopened': {
      const { rating: _, ...rest } = notice(event.text);
      return rest;
    }
    case 'rated':
      return { ...before, rating: { stars: event.stars, of: event.of } };
  }
}

function fileOf({ file }: { readonly file?: Attached }): { readonly file?: Attached } {
  return file === undefined ? {} : { file };
}

function known(
  { visitor }: Transcript,
  told: { readonly name?: string; readonly email?: string },
): Transcript['visitor'] {
  return {
    ...visitor,
    ...(told.name === undefined ? {} : { name: told.name }),
    ...(told.email === undefined ? {} : { email: told.email }),
  };
}
