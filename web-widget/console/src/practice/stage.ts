import { type ReadonlySignal, signal } from '@preact/signals';
import type { World } from '@firsthand/shared/connection.ts';
import { isObject } from '@firsthand/shared/decode.ts';
import type { Me } from '@firsthand/shared/staff.ts';
import type { AgentEvent, AgentFrame, AgentStatus, Card, Summary } from '../wire.ts';
import { JUDGEMENTS } from '../judging.ts';
import { GESTURES } from './backroom.ts';
import { type Coach, coachAfter, coachOf, type Happening } from './coach.ts';
import { type Scenario, SCENARIOS } from './scenarios.ts';
import { StageSocket } from './socket.ts';

/** A server of the page's own, with one scripted visitor at a time. It forgets all when the page does. */
export interface Stage {
  readonly world: Pick<World, 'socket'>;
  readonly coach: ReadonlySignal<Coach>;
  /** Lets the next visitor come: `scenario`, or whoever is next. */
  begin(scenario?: Scenario): void;
  stop(): void;
}

/** What the stage needs of the world outside. */
export interface Behind {
  now(): number;
  after(ms: number, run: () => void): () => void;
  newKey(): string;
}

const RINGS_AFTER_MS = 1_500;
const RINGS_FOR_MS = 60_000;
const THINKS_MS = 1_800;
const TYPES_MS = 1_600;

interface Chat {
  readonly id: string;
  readonly scenario: Scenario;
  readonly events: { readonly at: string; readonly event: AgentEvent }[];
  state: Summary['state'];
  epoch: number;
  seen: number;
  waitingSince: string;
  /** How often it has rung. */
  rings: number;
  /** The next turn that the visitor takes. */
  turn: number;
  visitorSeen: number;
}

type Said = Readonly<Record<string, unknown>>;

export function stageOf(me: Me, behind: Behind, scenarios: readonly Scenario[] = SCENARIOS): Stage {
  const [first] = scenarios;
  if (first === undefined) throw new Error('A practice has a visitor.');
  const coach = signal(coachOf(first, false));
  const chats = new Map<string, Chat>();
  const waiting = new Set<() => void>();
  let socket: StageSocket | null = null;
  let status: AgentStatus = 'away';
  let wanted: Scenario | null = first;
  let count = 0;

  const at = (now = behind.now()) => new Date(now).toISOString();
  const say = (frame: AgentFrame) => socket?.say(JSON.stringify(frame));
  const notice = (event: Happening) => {
    coach.value = coachAfter(coach.peek(), event);
  };

  function later(ms: number, run: () => void): void {
    const cancel = behind.after(ms, () => {
      waiting.delete(cancel);
      run();
    });
    waiting.add(cancel);
  }

  function summary(chat: Chat): Summary {
    const spoken = chat.events.findLast(({ event }) => 'text' in event && event.text !== '');
    const by = spoken?.event.type;
    return {
      conversation: chat.id,
      site: 'practice',
      state: chat.state,
      epoch: chat.epoch,
      seq: chat.events.length,
      visitorName: chat.scenario.name,
      reason: chat.scenario.reason,
      lastAt: chat.events.at(-1)?.at ?? at(),
      lastBy: by === 'visitorSaid' ? 'VISITOR' : by === 'agentReplied' ? 'AGENT' : 'BOT',
      seen: chat.seen,
      ...(chat.state === 'human' || chat.state === 'ringing' ? { agent: me.id } : {}),
      ...(chat.state === 'ringing' ? { waitingSince: chat.waitingSince } : {}),
      ...(spoken !== undefined && 'text' in spoken.event
        ? { preview: spoken.event.text.slice(0, 140) }
        : {}),
    };
  }

  function cardOf({ scenario, waitingSince }: Chat): Card {
    const { wish, tried, reason, because, frustrated, name, email, page } = scenario;
    return {
      wish,
      tried,
      reason,
      because,
      frustrated,
      waitingSince,
      visitor: {
        id: `practice-${scenario.id}`,
        name,
        email,
        verified: false,
        language: 'en',
        page,
        earlier: 0,
        attributes: [],
      },
      promises: [],
      settled: [],
    };
  }

  function tell(chat: Chat, event: AgentEvent): number {
    const moment = at();
    chat.events.push({ at: moment, event });
    const seq = chat.events.length;
    say({ type: 'event', conversation: chat.id, seq, at: moment, event });
    say({ type: 'summary', summary: summary(chat) });
    return seq;
  }

  function make(scenario: Scenario): Chat {
    const events: Chat['events'] = [];
    const add = (event: AgentEvent) => events.push({ at: at(), event });
    add({ type: 'started', text: 'Hello! I am the practice bot.' });
    for (const [visitor, bot] of scenario.before) {
      add({ type: 'visitorSaid', key: behind.newKey(), text: visitor });
      add({ type: 'botSaid', question: events.length, text: bot, offersPerson: true });
    }
    add({ type: 'escalated', reason: scenario.reason, text: '' });
    const chat: Chat = {
      id: `practice-${scenario.id}.${++count}`,
      scenario,
      events,
      state: 'ringing',
      epoch: 2,
      seen: 0,
      waitingSince: at(),
      rings: 0,
      turn: 0,
      visitorSeen: 0,
    };
    chats.set(chat.id, chat);
    return chat;
  }

  function ringIfFree(): void {
    const scenario = wanted;
    if (scenario === null || status !== 'available' || socket === null) return;
    wanted = null;
    later(RINGS_AFTER_MS, () => {
      if (status !== 'available') {
        wanted = scenario;
        return;
      }
      const chat = make(scenario);
      ring(chat);
    });
  }

  function ring(chat: Chat): void {
    chat.state = 'ringing';
    const nth = ++chat.rings;
    const deadline = at(behind.now() + RINGS_FOR_MS);
    say({ type: 'summary', summary: summary(chat) });
    say({
      type: 'offer',
      conversation: chat.id,
      epoch: chat.epoch,
      deadline,
      leftMs: RINGS_FOR_MS,
      transfer: false,
      card: cardOf(chat),
    });
    notice({ is: 'rang', at: behind.now() });
    later(RINGS_FOR_MS, () => {
      if (chat.state !== 'ringing' || chat.rings !== nth) return;
      say({ type: 'offerEnded', conversation: chat.id, how: 'MISSED' });
      again(chat);
    });
  }

  /** What was declined or missed rings once more: a practice has nobody else. */
  function again(chat: Chat): void {
    chat.state = 'queued';
    say({ type: 'summary', summary: summary(chat) });
    notice({ is: 'declined' });
    later(RINGS_AFTER_MS * 2, () => {
      if (chat.state === 'queued') ring(chat);
    });
  }

  function types(chat: Chat, on: boolean): void {
    say({ type: 'typing', conversation: chat.id, who: 'VISITOR', on });
  }

  /** The visitor reads, thinks, types, and says what is next in the script. */
  function goOn(chat: Chat): void {
    const turn = chat.scenario.turns[chat.turn];
    const lines = turn?.says ?? [chat.scenario.goodbye];
    const number = chat.turn++;
    const speak = (i: number) => {
      const line = lines[i];
      if (line === undefined || chat.state !== 'human') {
        if (chat.state !== 'human') return;
        notice(
          turn === undefined ? { is: 'thanked' } : { is: 'asked', turn: number, at: behind.now() },
        );
        return;
      }
      types(chat, true);
      later(TYPES_MS, () => {
        types(chat, false);
        if (chat.state !== 'human') return;
        tell(chat, { type: 'visitorSaid', key: behind.newKey(), text: line });
        speak(i + 1);
      });
    };
    later(THINKS_MS, () => {
      if (chat.state !== 'human') return;
      chat.visitorSeen = chat.events.length;
      say({ type: 'seen', conversation: chat.id, seq: chat.visitorSeen });
      speak(0);
    });
  }

  function replied(chat: Chat, text: string): void {
    const step = coach.peek().step;
    notice({ is: 'replied', text, at: behind.now() });
    if (step === 'reply') goOn(chat);
  }

  function hear(text: string): void {
    const command: unknown = JSON.parse(text);
    if (isObject(command)) obey(command);
  }

  const word = (command: Said, name: string): string => {
    const value = command[name];
    return typeof value === 'string' ? value : '';
  };
  const number = (command: Said, name: string): number => {
    const value = command[name];
    return typeof value === 'number' ? value : 0;
  };

  function ok(command: Said, seq?: number): void {
    const key = word(command, 'key');
    say({
      type: 'ok',
      id: word(command, 'id'),
      at: at(),
      ...(key === '' ? {} : { key }),
      ...(seq === undefined ? {} : { seq }),
    });
  }

  function refuse(command: Said): void {
    const key = word(command, 'key');
    say({
      type: 'refused',
      id: word(command, 'id'),
      code: 'FORBIDDEN',
      message: 'In practice there is nobody else in the house.',
      retry: false,
      ...(key === '' ? {} : { key }),
    });
  }

  function hello(command: Said): void {
    say({
      type: 'welcome',
      id: word(command, 'id'),
      era: 'practice',
      agent: { id: me.id, name: me.name, title: me.title },
      role: 'agent',
      status,
      capacity: me.capacity,
      quietAfterMs: 600_000,
      quietWeight: 50,
      heartbeatMs: 30_000,
      protocol: 1,
    });
    for (const chat of chats.values()) say({ type: 'summary', summary: summary(chat) });
    say({
      type: 'colleagues',
      agents: [
        {
          agent: { id: me.id, name: me.name, title: me.title },
          status,
          load: 0,
          capacity: me.capacity,
          weight: 0,
        },
      ],
    });
    say({ type: 'ready' });
  }

  function obey(command: Said): void {
    const type = word(command, 'type');
    const chat = chats.get(word(command, 'conversation'));
    switch (type) {
      case 'hello':
        hello(command);
        return;
      case 'ping':
        say({ type: 'pong', id: word(command, 'id'), at: at() });
        return;
      case 'list':
        listed(command);
        return;
      case 'setStatus':
        setStatus(command);
        return;
      case 'seen':
        if (chat !== undefined) chat.seen = Math.max(chat.seen, number(command, 'seq'));
        return;
      case 'typing':
        return;
      default:
        if (chat === undefined) ok(command);
        else obeyIn(chat, type, command);
    }
  }

  function setStatus(command: Said): void {
    const chosen = word(command, 'status');
    status = chosen === 'available' || chosen === 'busy' || chosen === 'lastChat' ? chosen : 'away';
    ok(command);
    say({ type: 'status', status, capacity: me.capacity });
    if (status === 'available') {
      notice({ is: 'available' });
      ringIfFree();
    }
  }

  function listed(command: Said): void {
    const box = word(command, 'box');
    if (
      box !== 'mine' &&
      box !== 'queue' &&
      box !== 'followUps' &&
      box !== 'bot' &&
      box !== 'closed'
    )
      return;
    const states = {
      mine: 'human',
      queue: 'queued',
      followUps: 'followUp',
      bot: 'bot',
      closed: 'closed',
    } as const;
    say({
      type: 'page',
      id: word(command, 'id'),
      box,
      summaries: [...chats.values()].filter(({ state }) => state === states[box]).map(summary),
    });
  }

  function obeyIn(chat: Chat, type: string, command: Said): void {
    const key = word(command, 'key');
    const text = word(command, 'text');
    switch (type) {
      case 'open': {
        ok(command);
        chat.events.slice(number(command, 'after')).forEach((each, i) => {
          const seq = number(command, 'after') + i + 1;
          say({ type: 'event', conversation: chat.id, seq, ...each });
        });
        const seq = chat.events.length;
        say({ type: 'caughtUp', conversation: chat.id, seq, card: cardOf(chat) });
        say({ type: 'visitorThere', conversation: chat.id, there: chat.state !== 'closed' });
        return;
      }
      case 'fetch':
      case 'leave':
        ok(command);
        return;
      case 'accept':
      case 'take': {
        chat.state = 'human';
        chat.epoch++;
        const agent = { id: me.id, name: me.name, title: me.title };
        ok(
          command,
          tell(chat, { type: 'accepted', agent, greeting: `Hello, this is ${me.name}.` }),
        );
        say({ type: 'offerEnded', conversation: chat.id, how: 'ACCEPTED', by: me.id });
        notice({ is: 'accepted', at: behind.now() });
        goOn(chat);
        return;
      }
      case 'decline':
        ok(command, tell(chat, { type: 'withdrawn', agent: me.id, ending: 'DECLINED' }));
        say({ type: 'offerEnded', conversation: chat.id, how: 'DECLINED' });
        again(chat);
        return;
      case 'reply':
        ok(command, tell(chat, { type: 'agentReplied', agent: me.id, key, text }));
        replied(chat, text);
        return;
      case 'note':
        ok(command, tell(chat, { type: 'noted', agent: me.id, key, text }));
        return;
      case 'promise': {
        const due = word(command, 'due');
        ok(command, tell(chat, { type: 'promiseMade', agent: me.id, key, text, due }));
        return;
      }
      case 'keepPromise': {
        const promises = [number(command, 'promise')];
        ok(command, tell(chat, { type: 'promisesKept', agent: me.id, promises }));
        return;
      }
      case 'giveGesture': {
        const given = GESTURES.find(({ id }) => id === word(command, 'gesture'));
        if (given === undefined) return refuse(command);
        const { name, code, wording } = given;
        ok(
          command,
          tell(chat, {
            type: 'gestureGiven',
            agent: me.id,
            key,
            name,
            text: given.text,
            ...(code === null ? {} : { code }),
            ...(wording === null ? {} : { wording }),
          }),
        );
        return;
      }
      case 'judge': {
        const judgement = JUDGEMENTS.find((each) => each === word(command, 'judgement'));
        if (judgement === undefined) return refuse(command);
        const turn = number(command, 'turn');
        ok(command, tell(chat, { type: 'judged', agent: me.id, turn, judgement }));
        return;
      }
      case 'giveBack':
        chat.state = 'bot';
        chat.epoch++;
        ok(command, tell(chat, { type: 'givenBack', agent: me.id, text: 'The bot is back.' }));
        notice({ is: 'ended', how: 'giveBack' });
        return;
      case 'close': {
        chat.state = 'closed';
        chat.epoch++;
        const reason = word(command, 'reason');
        ok(command, tell(chat, { type: 'closed', by: 'AGENT', text: 'Goodbye!', reason }));
        notice({ is: 'ended', how: 'close' });
        return;
      }
      default:
        refuse(command);
    }
  }

  return {
    world: {
      socket(_url, subprotocol) {
        socket = new StageSocket(subprotocol, hear);
        return socket;
      },
    },
    coach,
    begin(scenario) {
      const known = scenarios.indexOf(coach.peek().scenario);
      const next = scenario ?? scenarios[(known + 1) % scenarios.length] ?? first;
      wanted = next;
      notice({ is: 'began', scenario: next, available: status === 'available' });
      ringIfFree();
    },
    stop() {
      for (const cancel of waiting) cancel();
      waiting.clear();
      socket?.close();
      socket = null;
    },
  };
}
