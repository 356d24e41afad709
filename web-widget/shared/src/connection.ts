/*
 * The link to the server: a pure machine, `next`, and a thin shell around a WebSocket, `connect`.
 * Neither knows what is said over the link; its owner does.
 */
import { comesBack } from './protocol.ts';

/** Where the link to the server stands. Only a `live` link may carry commands. */
export type Link =
  | { readonly is: 'idle' }
  | { readonly is: 'connecting'; readonly attempt: number }
  | { readonly is: 'catchingUp'; readonly attempt: number; readonly heartbeatMs: number }
  | {
      readonly is: 'live';
      readonly heartbeatMs: number;
      /** Half heartbeats since anything was last heard. */
      readonly silence: number;
      /** Whether an answer is awaited sooner than the heartbeat would ask for it. */
      readonly probing: boolean;
      /** When the server asked to be left: how long to stay away. */
      readonly stayAwayMs: number;
    }
  | {
      readonly is: 'waiting';
      readonly attempt: number;
      readonly retryInMs: number;
      /** Whether nothing had been heard for long when it was given up. */
      readonly silent?: boolean;
    }
  | { readonly is: 'refused'; readonly why: number | string };

/** What can happen to a link. */
export type LinkEvent =
  | { readonly is: 'wanted' }
  | { readonly is: 'opened' }
  | { readonly is: 'welcomed'; readonly heartbeatMs: number }
  | { readonly is: 'caughtUp' }
  | { readonly is: 'heard' }
  /** A command was sent, to which an answer must come. */
  | { readonly is: 'asked' }
  | { readonly is: 'closed'; readonly code: number }
  | { readonly is: 'draining'; readonly stayAwayMs: number }
  | { readonly is: 'turnedAway'; readonly why: string; readonly retryInMs?: number | undefined }
  /** The timer that was set last has run out. */
  | { readonly is: 'due' }
  /** Network or window came back: a good moment to look whether the link still stands. */
  | { readonly is: 'nudged' }
  /** Begin anew, with another hello. */
  | { readonly is: 'renewed' }
  | { readonly is: 'unwanted' };

/** What the shell does for a link. */
export type LinkDeed =
  | { readonly do: 'open' }
  | { readonly do: 'hello' }
  | { readonly do: 'ping' }
  | { readonly do: 'drop' }
  /** Sets the one timer; it replaces the one before. */
  | { readonly do: 'wake'; readonly inMs: number }
  | { readonly do: 'rest' };

/** What comes of an event: where the link stands now, and what to do about it. */
export interface Step {
  readonly link: Link;
  readonly deeds: readonly LinkDeed[];
}

const openWithinMs = 10_000;
const catchUpWithinMs = 20_000;
const answerWithinMs = 5_000;
const baseMs = 500;
const longestMs = 30_000;
/** A link is lost after 1.5 heartbeats of silence, which is three halves: 15 s, ten of them after a ping. */
const lostAfter = 3;

/** Full jitter: random in 0 … min(30 s, 0.5 s × 2^attempt). `jitter` is in [0, 1). */
export function backOffMs(attempt: number, jitter: number): number {
  return Math.floor(jitter * Math.min(longestMs, baseMs * 2 ** Math.min(attempt, 16)));
}

function stay(link: Link): Step {
  return { link, deeds: [] };
}

function open(attempt: number): Step {
  return {
    link: { is: 'connecting', attempt },
    deeds: [{ do: 'drop' }, { do: 'open' }, { do: 'wake', inMs: openWithinMs }],
  };
}

function retreat(attempt: number, retryInMs: number, silent?: boolean): Step {
  return {
    link: { is: 'waiting', attempt, retryInMs, ...(silent && { silent }) },
    deeds: [{ do: 'drop' }, { do: 'wake', inMs: retryInMs }],
  };
}

function refuse(why: number | string): Step {
  return { link: { is: 'refused', why }, deeds: [{ do: 'drop' }, { do: 'rest' }] };
}

function attemptsOf(link: Link): number {
  return 'attempt' in link ? link.attempt : 0;
}

function lost(link: Link, jitter: number, silent?: boolean): Step {
  const attempt = attemptsOf(link);
  const atLeastMs = link.is === 'live' ? link.stayAwayMs : 0;
  return retreat(attempt + 1, atLeastMs + backOffMs(attempt, jitter), silent);
}

/**
 * What becomes of `link` when `event` happens.
 *
 * @param jitter random in [0, 1)
 */
export function next(link: Link, event: LinkEvent, jitter: number): Step {
  const connected = link.is === 'connecting' || link.is === 'catchingUp' || link.is === 'live';
  switch (event.is) {
    case 'wanted':
      return link.is === 'idle' || link.is === 'refused' || link.is === 'waiting'
        ? open(0)
        : stay(link);
    case 'unwanted':
      return { link: { is: 'idle' }, deeds: [{ do: 'drop' }, { do: 'rest' }] };
    case 'renewed':
      return link.is === 'idle' ? stay(link) : open(attemptsOf(link));
    case 'opened':
      return link.is === 'connecting' ? { link, deeds: [{ do: 'hello' }] } : stay(link);
    case 'welcomed':
      return link.is === 'connecting'
        ? {
            link: {
              is: 'catchingUp',
              attempt: link.attempt,
              heartbeatMs: Math.max(200, event.heartbeatMs),
            },
            deeds: [{ do: 'wake', inMs: catchUpWithinMs }],
          }
        : stay(link);
    case 'caughtUp':
      return link.is === 'catchingUp'
        ? {
            link: {
              is: 'live',
              heartbeatMs: link.heartbeatMs,
              silence: 0,
              probing: false,
              stayAwayMs: 0,
            },
            deeds: [{ do: 'wake', inMs: link.heartbeatMs / 2 }],
          }
        : stay(link);
    case 'heard':
      if (link.is === 'catchingUp') {
        return { link, deeds: [{ do: 'wake', inMs: catchUpWithinMs }] };
      }
      if (link.is !== 'live' || (link.silence === 0 && !link.probing)) return stay(link);
      return {
        link: { ...link, silence: 0, probing: false },
        deeds: link.probing ? [{ do: 'wake', inMs: link.heartbeatMs / 2 }] : [],
      };
    case 'asked':
      return link.is === 'live' && !link.probing
        ? {
            link: { ...link, probing: true },
            deeds: [{ do: 'wake', inMs: answerWithinMs }],
          }
        : stay(link);
    case 'nudged':
      if (link.is === 'waiting') return open(link.attempt);
      return link.is === 'live'
        ? {
            link: { ...link, probing: true },
            deeds: [{ do: 'ping' }, { do: 'wake', inMs: answerWithinMs }],
          }
        : stay(link);
    case 'draining':
      return stay(link.is === 'live' ? { ...link, stayAwayMs: event.stayAwayMs } : link);
    case 'closed':
      if (!connected) return stay(link);
      return comesBack(event.code) ? lost(link, jitter) : refuse(event.code);
    case 'turnedAway':
      if (!connected) return stay(link);
      return event.retryInMs === undefined
        ? refuse(event.why)
        : retreat(attemptsOf(link) + 1, event.retryInMs + backOffMs(attemptsOf(link), jitter));
    case 'due':
      switch (link.is) {
        case 'waiting':
          return open(link.attempt);
        case 'connecting':
        case 'catchingUp':
          return lost(link, jitter);
        case 'live':
          return tick(link, jitter);
        case 'idle':
        case 'refused':
          return stay(link);
      }
  }
}

function tick(link: Extract<Link, { is: 'live' }>, jitter: number): Step {
  if (link.probing || link.silence + 1 >= lostAfter) return lost(link, jitter, true);
  const wake = { do: 'wake', inMs: link.heartbeatMs / 2 } as const;
  return {
    link: { ...link, silence: link.silence + 1 },
    deeds: link.silence % 2 === 0 ? [{ do: 'ping' }, wake] : [wake],
  };
}

/** What a link needs of the world: sockets, chance and one kind of timer. */
export interface World {
  socket(url: string, subprotocol: string): WebSocket;
  random(): number;
  /** Calls `wake` after `ms`, once; what it returns calls that off. */
  after(ms: number, wake: () => void): () => void;
  /** Calls `nudge` whenever network or window come back; what it returns ends that. */
  nudges(nudge: () => void): () => void;
}

/** What its owner says and hears over a link. */
export interface Speaker {
  /** The first frame on a new socket. */
  hello(): string;
  ping(): string;
  heard(text: string): void;
  /** Called after each change of the link. */
  changed(link: Link): void;
}

/** A link that keeps itself up until it is not wanted any more. */
export interface Connection {
  readonly link: Link;
  /** Sends `text` where the link is live, or as part of catching up; else says false. */
  send(text: string): boolean;
  /** Tells the link what its owner has understood from what was said. */
  tell(event: LinkEvent): void;
}

/** The browser's own world. */
export const browser: World = {
  socket: (url, subprotocol) => new WebSocket(url, subprotocol),
  random: () => Math.random(),
  after(ms, wake) {
    const timer = setTimeout(wake, ms);
    return () => clearTimeout(timer);
  },
  nudges(nudge) {
    const visible = (): void => {
      if (document.visibilityState === 'visible') nudge();
    };
    // Given as their options: its `signal` takes all of them away.
    const end = new AbortController();
    for (const name of ['online', 'offline', 'pageshow']) addEventListener(name, nudge, end);
    document.addEventListener('visibilitychange', visible, end);
    // A page that was frozen while it slept is told so, whether or not it is looked at.
    document.addEventListener('resume', nudge, end);
    return () => end.abort();
  },
};

/** Makes a link to `url`. It stays idle until it is told that it is wanted. */
export function connect(
  url: string,
  subprotocol: string,
  speaker: Speaker,
  world: World = browser,
): Connection {
  let link: Link = { is: 'idle' };
  let socket: WebSocket | undefined;
  let callOff = (): void => undefined;
  let endNudges = callOff;

  function drop(): void {
    const old = socket;
    socket = undefined;
    old?.close(1000);
  }

  function openSocket(): void {
    const mine = world.socket(url, subprotocol);
    socket = mine;
    const ifMine = (event: () => LinkEvent) => (): void => {
      if (socket === mine) tell(event());
    };
    mine.onopen = ifMine(() => ({ is: 'opened' }));
    mine.onclose = (closed) => {
      if (socket !== mine) return;
      socket = undefined;
      tell({ is: 'closed', code: closed.code });
    };
    mine.onmessage = (message: MessageEvent<unknown>) => {
      if (socket !== mine || typeof message.data !== 'string') return;
      tell({ is: 'heard' });
      speaker.heard(message.data);
    };
  }

  function perform(deed: LinkDeed): void {
    switch (deed.do) {
      case 'open':
        return openSocket();
      case 'hello':
        return socket?.send(speaker.hello());
      case 'ping':
        return socket?.send(speaker.ping());
      case 'drop':
        return drop();
      case 'rest':
        endNudges();
        return callOff();
      case 'wake':
        callOff();
        callOff = world.after(deed.inMs, () => tell({ is: 'due' }));
    }
  }

  function tell(event: LinkEvent): void {
    if (event.is === 'wanted') {
      endNudges();
      endNudges = world.nudges(() => tell({ is: 'nudged' }));
    }
    const before = link;
    const step = next(link, event, world.random());
    link = step.link;
    step.deeds.forEach(perform);
    if (link !== before) speaker.changed(link);
  }

  return {
    get link() {
      return link;
    },
    send(text) {
      if (link.is !== 'live' || socket?.readyState !== 1) return false;
      socket.send(text);
      return true;
    },
    tell,
  };
}
