import { browser, connect, type Connection, type World } from '@firsthand/shared/connection.ts';
import { fieldsOf } from '@firsthand/shared/embed.ts';
import { again, post, ready, sent, shelf, unsent, without } from '@firsthand/shared/outbox.ts';
import {
  decodeVisitorFrame,
  SUBPROTOCOL,
  VISITOR_PATH,
  type VisitorCommand,
  type VisitorFrame,
} from '@firsthand/shared/protocol.ts';
import { hasGap } from '@firsthand/shared/timeline.ts';
import { type Chat, type Draft, hear, type SiteLook, stateOf, unheard } from './chat.ts';
import type { Memory } from './memory.ts';

const fetchAtOnce = 200;
const patienceMs = 1000;
const typingAgainMs = 3000;
const lateMs = 1500;

/** What says who the visitor is. */
export type Introduction = Extract<Draft, { readonly type: 'identify' }>;

/** Who the visitor is as the page says. */
export interface Who {
  readonly draft: Introduction;
  /** All that is said beyond name and address; empty for nothing. */
  readonly more: string;
}

/** What a client needs to know to begin. */
export interface Setting {
  readonly site: string;
  /** The server's address of this page: that of `widget/`. */
  readonly base: URL;
  readonly language: string;
  /** Address of the page that the visitor is on. */
  readonly page: string;
  readonly memory: Memory;
  readonly world?: World;
  now(): number;
  newKey(): string;
  /** Brings what reads the doings of people, however long that takes. */
  people(): Promise<unknown>;
}

/** The widget's side of the conversation: keeps the chat, and tells whoever draws it. */
export interface Client {
  readonly chat: Chat;
  subscribe(changed: (chat: Chat, before: Chat) => void): void;
  start(): void;
  /** Says something that must not be lost. */
  say(draft: Draft): void;
  retry(key: string): void;
  discard(key: string): void;
  typing(on: boolean): void;
  shown(shown: boolean): void;
  /** Whether the browser believes that there is a network. */
  online(online: boolean): void;
  looks(look: SiteLook): void;
  identify(who: Who): void;
  /** What the visitor filled in before their first words, and what they agreed to; told with these. */
  fillsIn(draft: Introduction): void;
  dismiss(): void;
  readonly site: string;
  /** What is remembered between pages. */
  readonly memory: Memory;
  /** The server's address. */
  readonly home: URL;
  /** The headers by which the server knows this visitor; nothing before it has welcomed them. */
  whoAmI(): Readonly<Record<string, string>> | undefined;
}

/** Makes a client; it is quiet until it is started. */
export function client(setting: Setting): Client {
  const { site, memory, world = browser } = setting;
  const listeners: ((chat: Chat, before: Chat) => void)[] = [];
  const kept = shelf(memory, `firsthand:out:${site}:`, aDraft);
  const tokenName = `firsthand:token:${site}`;
  const isName = `firsthand:is:${site}`;
  const sawName = `firsthand:saw:${site}`;
  let chat: Chat = { ...unheard, outbox: kept.load() };
  let token = '';
  let count = 0;
  let fetching = '';
  let toldSeen = 0;
  let typingSince = 0;
  /** Who the visitor is as the page says, and as they said themselves; neither replaces the other. */
  let who: Who | undefined;
  let filledIn: Introduction | undefined;
  /** Calls off what says that the line is missing for long. */
  let callOff: (() => void) | undefined;
  let releaseTurn = (): void => undefined;

  const home = new URL('..', setting.base);
  function whoAmI(): Record<string, string> | undefined {
    const mine = memory.getItem(tokenName);
    return mine ? { Authorization: `Bearer ${mine}` } : undefined;
  }
  const address = new URL(`..${VISITOR_PATH}`, setting.base);
  address.protocol = address.protocol.replace('http', 'ws');
  const connection: Connection = connect(
    address.href,
    SUBPROTOCOL,
    { hello, ping: () => frame({ type: 'ping', id: id() }), heard, changed: linkChanged },
    world,
  );

  const id = (): string => `${++count}`;
  const frame = (command: VisitorCommand): string => JSON.stringify(command);

  function hello(): string {
    const { era, timeline } = chat;
    token = memory.getItem(tokenName) ?? '';
    return frame({
      type: 'hello',
      id: id(),
      site,
      ...(token && { token }),
      ...(setting.language && { language: setting.language.slice(0, 35) }),
      ...(setting.page && { page: setting.page.slice(0, 2000) }),
      ...(era !== undefined &&
        timeline.conversation !== undefined && {
          resume: { era, conversation: timeline.conversation, seq: timeline.seq },
        }),
    });
  }

  /** What was heard and not read yet: what people do is read by a part that comes with the first of it. */
  let unread: string[] = [];
  let reading: 'the bot' | 'asking' | 'people' = 'the bot';

  function heard(text: string): void {
    unread.push(text);
    if (reading !== 'asking') readOn();
  }

  function readOn(): void {
    for (let text; (text = unread[0]) !== undefined;) {
      const said = decodeVisitorFrame(text);
      if (reading === 'the bot' && said?.type === 'event' && said.event.type === 'internal') {
        return askForPeople();
      }
      unread.shift();
      if (said) understood(said);
    }
  }

  function askForPeople(): void {
    reading = 'asking';
    void setting.people().then(() => {
      reading = 'people';
      readOn();
    });
  }

  function understood(said: VisitorFrame): void {
    const linkBefore = connection.link.is;
    if (said.type === 'welcome' && !welcomed(said)) return;
    if (said.type === 'caughtUp') connection.tell({ is: 'caughtUp' });
    if (said.type === 'draining') {
      connection.tell({ is: 'draining', stayAwayMs: said.reconnectInMs });
    }
    if (said.type === 'refused') turnedAway(said, linkBefore);
    if ((said.type === 'ok' || said.type === 'refused') && said.id === fetching) fetching = '';
    change(hear(chat, said));
    if (said.type === 'reset') toldSeen = 0;
    if (said.type === 'caughtUp') recallSaw();
    work();
  }

  /** Whether this welcome is the one to go on with: of two new visitors, the first kept stays. */
  function welcomed(said: Extract<VisitorFrame, { type: 'welcome' }>): boolean {
    const known = memory.getItem(tokenName) ?? '';
    if (said.token && known && known !== token) {
      connection.tell({ is: 'renewed' });
      return false;
    }
    if (said.token) {
      token = said.token;
      memory.setItem(tokenName, token);
    }
    releaseTurn();
    connection.tell({ is: 'welcomed', heartbeatMs: said.heartbeatMs });
    return true;
  }

  function turnedAway(said: Extract<VisitorFrame, { type: 'refused' }>, link: string): void {
    const wait = said.retryInMs ?? patienceMs;
    if (link === 'connecting') {
      connection.tell({
        is: 'turnedAway',
        why: said.code,
        ...(said.retry && { retryInMs: wait }),
      });
    } else if (said.retry) {
      world.after(wait, work);
      holdUntil = setting.now() + wait;
    }
  }
  let holdUntil = 0;

  function linkChanged(): void {
    fetching = '';
    // What an old link said and was not read is said again by the new one.
    if (connection.link.is === 'waiting' || connection.link.is === 'connecting') unread = [];
    change({
      ...chat,
      link: connection.link,
      ...(connection.link.is === 'live' ? {} : { outbox: unsent(chat.outbox), typing: undefined }),
    });
    look();
  }

  /** Sends what is due: what was said, the holes in the sequence, what was seen. */
  function work(): void {
    if (connection.link.is !== 'live') return;
    if (setting.now() >= holdUntil) {
      for (const { key, command } of ready(chat.outbox)) {
        if (!connection.send(frame({ ...command, id: id(), key }))) break;
        change({ ...chat, outbox: sent(chat.outbox, key) });
        connection.tell({ is: 'asked' });
      }
    }
    if (hasGap(chat.timeline) && !fetching) {
      fetching = id();
      connection.send(
        frame({ type: 'fetch', id: fetching, after: chat.timeline.seq, limit: fetchAtOnce }),
      );
      connection.tell({ is: 'asked' });
    }
    if (who && chat.timeline.conversation !== undefined) {
      if (isNews(who)) introduce(who);
      who = undefined;
    }
    if (chat.shown && chat.timeline.seq > toldSeen) {
      toldSeen = chat.timeline.seq;
      connection.send(frame({ type: 'seen', seq: toldSeen }));
    }
  }

  function isNews({ draft: { name, email }, more }: Who): boolean {
    const { visitor } = chat.timeline.shown;
    return (
      (name !== undefined && name !== visitor.name) ||
      (email !== undefined && email !== visitor.email) ||
      (more !== '' && memory.getItem(isName) !== saidHere(more))
    );
  }

  function introduce({ draft, more }: Who): void {
    who = undefined;
    if (more) memory.setItem(isName, saidHere(more));
    put(draft);
  }

  /** What the page said of the visitor of this conversation. */
  function saidHere(more: string): string {
    return `${chat.timeline.conversation ?? ''} ${more}`;
  }

  function change(after: Chat): void {
    const before = chat;
    const { conversation, seq } = after.timeline;
    chat = after.shown && after.saw < seq ? { ...after, saw: seq } : after;
    if (chat.outbox !== before.outbox) kept.save(chat.outbox);
    if (chat.saw !== before.saw && conversation !== undefined) {
      memory.setItem(sawName, JSON.stringify({ conversation, seq: chat.saw }));
    }
    if (chat !== before) listeners.forEach((changed) => changed(chat, before));
  }

  /** Notices how long there is no line: one that comes back at once is not worth a word. */
  function look(): void {
    const { link, online } = chat;
    const missing = !online || /^(conn|catch|wait)/.test(link.is);
    if (missing === (callOff !== undefined)) return;
    callOff?.();
    callOff = missing ? world.after(lateMs, () => change({ ...chat, late: true })) : undefined;
    change({ ...chat, late: 'silent' in link });
  }

  /** What this visitor had seen before the page was loaded again. */
  function recallSaw(): void {
    try {
      const { conversation, seq } = fieldsOf(JSON.parse(memory.getItem(sawName) ?? '{}'));
      if (conversation === chat.timeline.conversation && Number(seq) > chat.saw) {
        change({ ...chat, saw: Number(seq) });
      }
    } catch {
      // What can not be read was not seen.
    }
  }

  /** Who is known by more than a name is introduced before the first word: rules may look at it. */
  function say(draft: Draft): void {
    if (who?.more) introduce(who);
    if (filledIn) put(filledIn);
    filledIn = undefined;
    put(draft);
  }

  function put(draft: Draft): void {
    change({
      ...chat,
      problem: undefined,
      outbox: post(chat.outbox, {
        key: setting.newKey(),
        lane: '',
        at: setting.now(),
        command: draft,
      }),
    });
    work();
  }

  return {
    get chat() {
      return chat;
    },
    subscribe: (changed) => void listeners.push(changed),
    start() {
      memory.watch(tokenName, () => {
        if (memory.getItem(tokenName) !== token) connection.tell({ is: 'renewed' });
      });
      // What was read in one tab is read in all.
      memory.watch(sawName, recallSaw);
      const begin = (): void => connection.tell({ is: 'wanted' });
      if (memory.getItem(tokenName)) begin();
      else releaseTurn = memory.turn(tokenName, begin);
    },
    say,
    retry(key) {
      change({ ...chat, outbox: again(chat.outbox, key, setting.newKey()) });
      if (connection.link.is === 'refused') connection.tell({ is: 'wanted' });
      work();
    },
    discard: (key) => change({ ...chat, outbox: without(chat.outbox, key) }),
    typing(on) {
      const since = on ? setting.now() : 0;
      if (stateOf(chat) !== 'human' || (on ? since - typingSince < typingAgainMs : !typingSince)) {
        return;
      }
      typingSince = since;
      connection.send(frame({ type: 'typing', on }));
    },
    shown(shown) {
      change({ ...chat, shown });
      work();
    },
    online(online) {
      change({ ...chat, online });
      look();
    },
    looks: (look) => change({ ...chat, look }),
    identify(now) {
      who = now;
      work();
    },
    fillsIn: (draft) => void (filledIn = draft),
    dismiss() {
      change({ ...chat, problem: undefined });
      if (connection.link.is === 'refused') connection.tell({ is: 'wanted' });
    },
    site,
    memory,
    home,
    whoAmI,
  };
}

/** A command as it was kept, if it can be drawn; whether it is whole, the server says. */
function isDraft(value: unknown): value is Draft {
  const { type, text = '' } = fieldsOf(value);
  return typeof type === 'string' && typeof text === 'string';
}

function aDraft(value: unknown): Draft | undefined {
  return isDraft(value) ? value : undefined;
}
