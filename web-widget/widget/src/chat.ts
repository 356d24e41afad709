import type { Link } from '@firsthand/shared/connection.ts';
import { fieldsOf } from '@firsthand/shared/embed.ts';
import { type Outbox, refused, stored, unsent, without } from '@firsthand/shared/outbox.ts';
import type {
  VisitorCommandKeyed,
  VisitorFrame,
  VisitorFramePlace,
  VisitorFrameStatus,
} from '@firsthand/shared/protocol.ts';
import { arrive, nothing, reaches, type Timeline } from '@firsthand/shared/timeline.ts';
import { blank, read, type Transcript } from '@firsthand/shared/transcript.ts';

type WithoutMarks<Command> = Command extends unknown ? Omit<Command, 'id' | 'key'> : never;

/** A command before it has its marks. */
export type Draft = WithoutMarks<VisitorCommandKeyed>;

/** How a site presents itself. */
export interface SiteLook {
  readonly name: string;
  readonly accent: Accent | undefined;
  readonly greeting: string;
  readonly pictures: readonly string[];
  /** The largest file that may be sent; 0 for none. */
  readonly fileBytes: number;
  /** Whether the chat can be sent by mail. */
  readonly mail: boolean;
  /** Address of the site's logo; empty for none. */
  readonly logo: string;
  /** light, dark or page; anything else is as the visitor likes it. */
  readonly scheme: string;
  readonly radius: number;
  readonly welcome: Welcome;
}

/** A site's colour, what reads well on it, and itself as text on light and dark ground. */
export interface Accent {
  readonly colour: string;
  readonly ink: string;
  readonly onLight: string;
  readonly onDark: string;
}

/** What comes before a visitor's first words. */
export interface Welcome {
  readonly askName: boolean;
  readonly askEmail: boolean;
  readonly needed: boolean;
  /** What the visitor must agree to; empty for nothing. */
  readonly consent: string;
}

/** All that the widget knows. */
export interface Chat {
  readonly link: Link;
  readonly era: string | undefined;
  readonly timeline: Timeline<Transcript>;
  readonly outbox: Outbox<Draft>;
  readonly status: VisitorFrameStatus | undefined;
  readonly place: VisitorFramePlace | undefined;
  /** Who types at this moment: BOT or AGENT. */
  readonly typing: string | undefined;
  /** The agent has seen up to this number. */
  readonly agentSaw: number;
  /** The visitor has seen up to this number. */
  readonly saw: number;
  /** Why the last command that is no message was not carried out. */
  readonly problem: string | undefined;
  /** Whether the visitor looks at the chat now. */
  readonly shown: boolean;
  readonly online: boolean;
  /** Whether the line has been missing for so long that it should be said. */
  readonly late: boolean;
  readonly look: SiteLook;
}

/** The look that the server describes, as far as it can be understood. */
export function aSiteLook(said: Readonly<Record<string, unknown>>, base: string): SiteLook {
  const { name, greeting, pictures, fileBytes, mail, logo, scheme, radius } = said;
  const { askName, askEmail, needed, consent } = fieldsOf(said['welcome']);
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return {
    name: text(name),
    accent: anAccent(said),
    greeting: text(greeting),
    pictures: Array.isArray(pictures) ? pictures.filter((one) => typeof one === 'string') : [],
    fileBytes: Number(fileBytes) || 0,
    mail: mail === true,
    logo: logo ? new URL(text(logo), base).href : '',
    scheme: text(scheme),
    radius: Number(radius ?? 18),
    welcome: {
      askName: askName === true,
      askEmail: askEmail === true,
      needed: needed === true,
      consent: text(consent),
    },
  };
}

function anAccent(said: Readonly<Record<string, unknown>>): Accent | undefined {
  const [colour, ink, onLight, onDark] = ['accent', 'ink', 'accentOnLight', 'accentOnDark'].map(
    (name) => /^#[0-9a-f]{6}$/i.exec(String(said[name]))?.[0],
  );
  return colour && ink && onLight && onDark ? { colour, ink, onLight, onDark } : undefined;
}

/** The widget before anything was heard. */
export const unheard: Chat = {
  link: { is: 'idle' },
  era: undefined,
  timeline: nothing(blank),
  outbox: [],
  status: undefined,
  place: undefined,
  typing: undefined,
  agentSaw: 0,
  saw: 0,
  problem: undefined,
  shown: false,
  online: true,
  late: false,
  look: aSiteLook({}, location.href),
};

/** The conversation's state; that of a new one where none began. */
export function stateOf({ status }: Chat): VisitorFrameStatus['state'] {
  return status?.state ?? 'bot';
}

/** How many messages the visitor has not seen. */
export function unread({ timeline, saw }: Chat): number {
  return timeline.shown.items.filter(
    (item) => item.seq > saw && (item.is === 'bot' || item.is === 'agent'),
  ).length;
}

/** The chat after the server has said `frame`. */
export function hear(chat: Chat, frame: VisitorFrame): Chat {
  switch (frame.type) {
    case 'welcome':
      return { ...chat, era: frame.era };
    case 'reset':
      return {
        ...chat,
        era: frame.era,
        timeline: nothing(blank, frame.conversation),
        status: undefined,
        place: undefined,
        typing: undefined,
        agentSaw: 0,
        saw: 0,
      };
    case 'event':
      return heardEvent(chat, frame);
    case 'caughtUp':
      return withStatus({ ...chat, timeline: reaches(chat.timeline, frame.seq) }, frame.status);
    case 'status':
      return withStatus(chat, frame.status);
    case 'typing':
      return { ...chat, typing: frame.on ? frame.who : undefined };
    case 'seen':
      return { ...chat, agentSaw: Math.max(chat.agentSaw, frame.seq) };
    case 'place':
      return { ...chat, place: frame };
    case 'ok': {
      const { key, seq } = frame;
      if (key === undefined) return chat;
      const outbox =
        seq === undefined || seq <= chat.timeline.seq
          ? without(chat.outbox, key)
          : stored(chat.outbox, key, seq);
      return { ...chat, outbox };
    }
    case 'refused':
      return frame.key === undefined ? chat : wasRefused(chat, frame.key, frame);
    case 'pong':
    case 'draining':
      return chat;
  }
}

function withStatus(chat: Chat, status: VisitorFrameStatus): Chat {
  const waits = status.state === 'queued' || status.state === 'ringing';
  return { ...chat, status, ...(waits ? {} : { place: undefined }) };
}

function heardEvent(chat: Chat, frame: Extract<VisitorFrame, { type: 'event' }>): Chat {
  const timeline = arrive(chat.timeline, frame, read);
  const { event } = frame;
  const answered = (kept: Outbox<Draft>[number]): boolean =>
    ('key' in event && event.key === kept.key) ||
    (kept.state.is === 'stored' && kept.state.seq <= timeline.seq);
  return {
    ...chat,
    timeline,
    outbox: chat.outbox.some(answered)
      ? chat.outbox.filter((kept) => !answered(kept))
      : chat.outbox,
    typing: /^(bot|agent|accepted|escalated)/.test(event.type) ? undefined : chat.typing,
  };
}

function wasRefused(
  chat: Chat,
  key: string,
  { code, message, retry }: Extract<VisitorFrame, { type: 'refused' }>,
): Chat {
  if (retry) return { ...chat, outbox: unsent(chat.outbox, key) };
  const kept = chat.outbox.find((one) => one.key === key);
  return kept && 'text' in kept.command
    ? { ...chat, outbox: refused(chat.outbox, key, code, message) }
    : {
        ...chat,
        outbox: without(chat.outbox, key),
        problem:
          kept && code !== 'WRONG_STATE' ? (code === 'BLOCKED' ? code : message) : chat.problem,
      };
}
