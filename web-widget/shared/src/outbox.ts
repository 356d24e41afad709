/*
 * What was said and not answered yet. Each command keeps its key and is sent again, in order, until
 * the server has answered it; so nothing is lost by a broken link or a reload, and nothing doubled.
 */

/** A command that changes a conversation, as it is kept until it is answered. */
export interface Kept<Command> {
  readonly key: string;
  /** Commands of one lane keep their order: the next is sent when the one before is answered. */
  readonly lane: string;
  /** Orders what several windows have kept; milliseconds since 1970. */
  readonly at: number;
  readonly command: Command;
  readonly state: Delivery;
}

/** How far a command has come. */
export type Delivery =
  | { readonly is: 'waiting' }
  | { readonly is: 'sent' }
  /** Durable at `seq`; stays until its event has been read. */
  | { readonly is: 'stored'; readonly seq: number }
  /** Not carried out; only its sender can bring it on its way again. */
  | { readonly is: 'refused'; readonly code: string; readonly message: string };

export type Outbox<Command> = readonly Kept<Command>[];

/** Adds a command at the end of its lane. */
export function post<Command>(
  outbox: Outbox<Command>,
  kept: Omit<Kept<Command>, 'state'>,
): Outbox<Command> {
  return outbox.some((other) => other.key === kept.key)
    ? outbox
    : [...outbox, { ...kept, state: { is: 'waiting' } }];
}

/** What can be sent now: of each lane the first, unless it is on its way already. */
export function ready<Command>(outbox: Outbox<Command>): readonly Kept<Command>[] {
  const lanes = new Set<string>();
  return outbox.filter(({ lane, state }) => {
    if (state.is === 'stored' || state.is === 'refused' || lanes.has(lane)) return false;
    lanes.add(lane);
    return state.is === 'waiting';
  });
}

function change<Command>(
  outbox: Outbox<Command>,
  key: string,
  state: (before: Delivery) => Delivery,
): Outbox<Command> {
  return outbox.map((kept) => (kept.key === key ? { ...kept, state: state(kept.state) } : kept));
}

/** The command was handed to the link. */
export function sent<Command>(outbox: Outbox<Command>, key: string): Outbox<Command> {
  return change(outbox, key, () => ({ is: 'sent' }));
}

/** The server said ok. */
export function stored<Command>(
  outbox: Outbox<Command>,
  key: string,
  seq: number,
): Outbox<Command> {
  return change(outbox, key, () => ({ is: 'stored', seq }));
}

/** The server said no, and more of the same would not help. */
export function refused<Command>(
  outbox: Outbox<Command>,
  key: string,
  code: string,
  message: string,
): Outbox<Command> {
  return change(outbox, key, () => ({ is: 'refused', code, message }));
}

/** The link broke, or the server asked for patience: what is unanswered must be sent again. */
export function unsent<Command>(outbox: Outbox<Command>, key?: string): Outbox<Command> {
  return outbox.map((kept) =>
    kept.state.is === 'sent' && (key === undefined || kept.key === key)
      ? { ...kept, state: { is: 'waiting' } }
      : kept,
  );
}

/**
 * The sender wants a refused command sent again. It goes to the end of its lane.
 *
 * @param newKey replaces the key where the refused one is spent
 */
export function again<Command>(
  outbox: Outbox<Command>,
  key: string,
  newKey: string,
): Outbox<Command> {
  const found = outbox.find((kept) => kept.key === key && kept.state.is === 'refused');
  if (found?.state.is !== 'refused') return outbox;
  return [
    ...without(outbox, key),
    {
      ...found,
      key: found.state.code === 'KEY_REUSED' ? newKey : key,
      state: { is: 'waiting' },
    },
  ];
}

/** Forgets a command: its event was read, or its sender gave it up. */
export function without<Command>(outbox: Outbox<Command>, key: string): Outbox<Command> {
  return outbox.filter((kept) => kept.key !== key);
}

/** Keeps an outbox over reloads: one item per command, so that windows do not overwrite each other. */
export interface Shelf<Command> {
  load(): Outbox<Command>;
  save(outbox: Outbox<Command>): void;
}

/**
 * A shelf in `storage`.
 *
 * @param prefix tells this outbox's items from others
 * @param decode checks a command that was read; storage is data from outside
 */
export function shelf<Command>(
  storage: Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>,
  prefix: string,
  decode: (command: unknown) => Command | undefined,
): Shelf<Command> {
  const written = new Map<string, string>();

  function read(name: string): Kept<Command> | undefined {
    try {
      const item: unknown = JSON.parse(storage.getItem(name) ?? '');
      if (typeof item !== 'object' || item === null) return undefined;
      if (!('lane' in item && 'at' in item && 'command' in item)) return undefined;
      const command = decode(item.command);
      if (command === undefined || typeof item.lane !== 'string' || typeof item.at !== 'number') {
        return undefined;
      }
      const key = name.slice(prefix.length);
      return { key, lane: item.lane, at: item.at, command, state: { is: 'waiting' } };
    } catch {
      return undefined;
    }
  }

  return {
    load() {
      const found: Kept<Command>[] = [];
      for (let i = 0; i < storage.length; i++) {
        const name = storage.key(i);
        const kept = name?.startsWith(prefix) ? read(name) : undefined;
        if (kept) {
          found.push(kept);
          written.set(kept.key, '');
        }
      }
      return found.toSorted((a, b) => a.at - b.at);
    },
    save(outbox) {
      const wanted = new Map(
        outbox
          .filter(({ state }) => state.is !== 'stored')
          .map(({ key, lane, at, command }) => [key, JSON.stringify({ lane, at, command })]),
      );
      for (const key of written.keys()) {
        if (!wanted.has(key)) {
          storage.removeItem(prefix + key);
          written.delete(key);
        }
      }
      for (const [key, item] of wanted) {
        if (written.get(key) !== item) {
          written.set(key, item);
          storage.setItem(prefix + key, item);
        }
      }
    },
  };
}
