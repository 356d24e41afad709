/*
 * What the page that embeds the chat and the chat's own frame say to each other. Nothing of a
 * conversation's content goes this way: the page learns that something happened, never what.
 */

/** What the page says to the frame. */
export type ToFrame =
  | { readonly firsthand: 'shown'; readonly shown: boolean; readonly focus: boolean }
  | {
      readonly firsthand: 'identify';
      readonly name?: string | undefined;
      readonly email?: string | undefined;
      readonly attributes?: Readonly<Record<string, string | number | boolean>> | undefined;
      readonly token?: string | undefined;
    };

/** What the frame says to the page. */
export type ToPage =
  /** The chat is there; with its words for the launcher. */
  | {
      readonly firsthand: 'ready';
      readonly value: { readonly close: string; readonly unread: string };
    }
  | { readonly firsthand: 'close' }
  /** The chat should be a step larger or smaller. */
  | { readonly firsthand: 'size'; readonly value: 1 | -1 }
  | { readonly firsthand: 'unread'; readonly value: number }
  /** Whether there is a conversation, which the next page should load at once: "kept" or "". */
  | { readonly firsthand: 'kept'; readonly value: 'kept' | '' }
  /** What the server says of the look, as it is. */
  | { readonly firsthand: 'look'; readonly value: unknown }
  | { readonly firsthand: 'event'; readonly value: string };

/** How the launcher looks. */
export interface Look {
  readonly accent?: string | undefined;
  /** What is written with on the accent. */
  readonly ink?: string | undefined;
  readonly position?: string;
  readonly launcher?: string;
  /** Of the panel's corners, in pixels; not looked at yet. */
  readonly radius?: unknown;
  /** "page" where the chat is to be as light or dark as the page. */
  readonly scheme?: unknown;
  /** When to say something by itself; not looked at yet. */
  readonly nudges?: unknown;
}

/** A message of the other side, as far as it can be trusted before it is looked at. */
export interface Heard {
  readonly is: unknown;
  readonly value: unknown;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What `message` says, if it is ours and comes from this window and this origin. */
export function heardFrom(
  message: Pick<MessageEvent<unknown>, 'data' | 'origin' | 'source'>,
  source: unknown,
  origin: string,
): Heard | undefined {
  const data = fieldsOf(message.data);
  return source && message.source === source && message.origin === origin && data['firsthand']
    ? { is: data['firsthand'], value: data['value'], data }
    : undefined;
}

/** The fields of `value`; none where it is no object. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return value instanceof Object ? Object.fromEntries(Object.entries(value)) : {};
}

/** The look that `value` describes, as far as it can be understood. */
export function aLook(value: unknown): Look {
  const { accent, ink, position, launcher, radius, scheme, welcome, nudges } = fieldsOf(value);
  return {
    accent: aColour(accent),
    ink: aColour(ink),
    position: position === 'left' ? 'left' : '',
    launcher: typeof launcher === 'string' ? launcher : '',
    radius,
    scheme,
    nudges: nudges ?? fieldsOf(welcome)['nudges'],
  };
}

function aColour(value: unknown): string | undefined {
  return /^#[0-9a-f]{6}$/i.exec(String(value))?.[0];
}
