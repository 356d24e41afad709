import { batch, type ReadonlySignal, signal } from '@preact/signals';
import type { Link, World } from '@firsthand/shared/connection.ts';
import { earlierPages, NEWEST, type Wanted } from './earlier.ts';
import { boxOf, type Inbox, linesOf } from './inbox.ts';
import {
  type Frame,
  hasGap,
  type Transcript,
  transcriptAfter,
  transcriptAfterAll,
  type TranscriptFrame,
  unplugged,
  unread,
} from './transcript.ts';
import type { AgentCommand, Card } from './wire.ts';

/** Asks for what is missing in a transcript. */
type Fetch = Extract<AgentCommand, { readonly type: 'fetch' }>;

/** What reading needs of the desk. */
interface ReadingDesk {
  readonly world: World;
  readonly link: ReadonlySignal<Link>;
  readonly inbox: ReadonlySignal<Inbox>;
  readonly selected: ReadonlySignal<string | null>;
  newKey(): string;
  send(command: AgentCommand): boolean;
  /** Whether such a request is under way. */
  isFetching(conversation: string): boolean;
  /** A transcript came further. */
  followed(after: Transcript): void;
  /** One frame was taken into a transcript that is shown as it grows. */
  took(before: Transcript, after: Transcript, frame: TranscriptFrame): void;
}

/** The transcripts that a desk reads: what is its agent's, what rings, and what was looked at lately. */
export interface Reading {
  readonly transcripts: ReadonlySignal<ReadonlyMap<string, Transcript>>;
  /** The link is lost: what was on its way comes no more. */
  lost(): void;
  /** The log is another one: nothing that was read is true any more. */
  forgetAll(): void;
  /** The server goes on with what it was told that this window has. */
  resumed(): void;
  heard(frame: TranscriptFrame): void;
  /** A chat that comes to a person again has another card than the one that was read before. */
  told(conversation: string, card: Card): void;
  /** Reads what is this agent's concern. */
  follow(): void;
  /** Reads what is looked at now, and forgets what has not been for long. */
  use(conversation: string): void;
  /** Reads what lies before the first item: down to a message, or one page. */
  earlier(conversation: string, seq?: number): void;
  /** What was fetched has come. */
  fetched(request: Fetch): void;
  fetchAgain(request: Fetch): void;
  /** There is no such conversation, or not for this agent. */
  refused(conversation: string): void;
}

/** Most conversations that are kept read while they are nobody's concern here. */
const MOST_READ = 24;
const FETCH = 500;
const TYPING_FADES_IN_MS = 8_000;
/** So many events of a transcript that is read are shown one by one; the rest comes together. */
const SHOWN_AT_ONCE = 50;
/** How long what is read from far back may wait to be shown together. */
const SHOW_WITHIN_MS = 150;
/** What comes of the newest page is shown sooner: it is little. */
const SHOW_NEWEST_WITHIN_MS = 30;

export function readingOf(desk: ReadingDesk): Reading {
  const { world, link, inbox, selected, send, newKey } = desk;
  const transcripts = signal<ReadonlyMap<string, Transcript>>(new Map());
  /** Conversations that this socket reads. */
  const reading = new Set<string>();
  const fading = new Map<string, () => void>();
  /** Events of transcripts that are being read from far back, to be folded together. */
  const held = new Map<string, Frame<'event'>[]>();
  const pages = earlierPages();
  let lastUsed: readonly string[] = [];

  function heard(frame: TranscriptFrame): void {
    const { conversation } = frame;
    const known = transcripts.peek().get(conversation);
    if (frame.type === 'event' && known !== undefined && pages.takes(known, frame)) return;
    if (frame.type === 'event' && isBeingRead(conversation)) {
      hold(frame);
      return;
    }
    release(conversation);
    const before = transcripts.peek().get(conversation);
    if (before === undefined) return;
    const after = transcriptAfter(before, frame);
    if (after === before) return;
    change(after);
    if (frame.type === 'typing') fade(conversation, frame.who, frame.on);
    desk.took(before, after, frame);
    if (frame.type !== 'event' && frame.type !== 'caughtUp' && frame.type !== 'reset') return;
    desk.followed(after);
    if (hasGap(after)) fetch(after);
  }

  /** Whether much of a transcript is on its way: what is short, or new, is shown at once. */
  function isBeingRead(conversation: string): boolean {
    const transcript = transcripts.peek().get(conversation);
    return transcript !== undefined && !transcript.caughtUp && transcript.seq >= SHOWN_AT_ONCE;
  }

  function hold(frame: Frame<'event'>): void {
    const waiting = held.get(frame.conversation);
    if (waiting !== undefined) {
      waiting.push(frame);
      return;
    }
    held.set(frame.conversation, [frame]);
    const newest = (transcripts.peek().get(frame.conversation)?.from ?? 0) > 0;
    world.after(newest ? SHOW_NEWEST_WITHIN_MS : SHOW_WITHIN_MS, () => {
      batch(() => release(frame.conversation));
    });
  }

  /** Folds what was held; a slow line shows what has come so far. */
  function release(conversation: string): void {
    const frames = held.get(conversation);
    held.delete(conversation);
    const before = transcripts.peek().get(conversation);
    if (frames === undefined || before === undefined) return;
    const after = transcriptAfterAll(before, frames);
    if (after === before) return;
    change(after);
    desk.followed(after);
    if (hasGap(after)) fetch(after);
  }

  /** A chat that comes to a person again has another card than the one that was read before. */
  function told(conversation: string, card: Card): void {
    const transcript = transcripts.peek().get(conversation);
    if (transcript !== undefined) change({ ...transcript, card });
  }

  function change(transcript: Transcript): void {
    transcripts.value = new Map(transcripts.peek()).set(transcript.conversation, transcript);
  }

  function fade(conversation: string, who: string, on: boolean): void {
    const name = `${conversation} ${who}`;
    fading.get(name)?.();
    fading.delete(name);
    if (!on) return;
    fading.set(
      name,
      world.after(TYPING_FADES_IN_MS, () =>
        heard({ type: 'typing', conversation, who, on: false }),
      ),
    );
  }

  function fetch({ conversation, seq }: Transcript): void {
    if (desk.isFetching(conversation)) return;
    send({ type: 'fetch', id: newKey(), conversation, after: seq, limit: FETCH });
  }

  /** Reads what is this agent's concern: what is theirs, what rings here, what they look at. */
  function follow(): void {
    for (const { conversation } of linesOf(inbox.peek(), 'mine')) read(conversation);
    for (const { conversation } of inbox.peek().rings) read(conversation);
    const open = selected.peek();
    if (open !== null) read(open);
  }

  function read(conversation: string): void {
    const transcript = transcripts.peek().get(conversation) ?? unread(conversation);
    if (!transcripts.peek().has(conversation)) change(transcript);
    if (reading.has(conversation) || link.peek().is !== 'live') return;
    if (send(opening(transcript))) reading.add(conversation);
  }

  function opening({ conversation, seq: after }: Transcript): AgentCommand {
    const id = newKey();
    return after === 0
      ? { type: 'open', id, conversation, after, newest: NEWEST }
      : { type: 'open', id, conversation, after };
  }

  function fetchPage(conversation: string, page: Wanted | null): void {
    if (page === null) return;
    const sent = send({ type: 'fetch', id: newKey(), conversation, ...page });
    if (!sent) pages.forget();
  }

  /** A page from before what was read has come. */
  function pageCame(before: Transcript): void {
    const { transcript, next } = pages.came(before);
    if (transcript !== before) {
      change(transcript);
      desk.followed(transcript);
    }
    fetchPage(before.conversation, next);
  }

  function forgetUnused(): void {
    const current = inbox.peek();
    const idle = lastUsed.filter((conversation) => {
      const summary = current.summaries.get(conversation);
      const box = summary && boxOf(current, summary);
      return conversation !== selected.peek() && box !== 'mine' && box !== 'ringing';
    });
    const rest = new Map(transcripts.peek());
    for (const conversation of idle.slice(MOST_READ)) {
      rest.delete(conversation);
      lastUsed = lastUsed.filter((each) => each !== conversation);
      if (reading.delete(conversation)) send({ type: 'leave', id: newKey(), conversation });
    }
    if (rest.size < transcripts.peek().size) transcripts.value = rest;
  }

  /** The server has nothing to close a hole with: read the conversation from the start. */
  function startOver(conversation: string): void {
    const transcript = unread(conversation);
    change(transcript);
    send(opening(transcript));
  }

  return {
    transcripts,
    lost() {
      held.clear();
      pages.forget();
      reading.clear();
      transcripts.value = new Map(
        [...transcripts.peek()].map(([id, transcript]) => [id, unplugged(transcript)]),
      );
    },
    forgetAll() {
      transcripts.value = new Map();
    },
    resumed() {
      for (const [id, transcript] of transcripts.peek()) if (transcript.seq > 0) reading.add(id);
    },
    heard,
    told,
    follow,
    use(conversation) {
      lastUsed = [conversation, ...lastUsed.filter((each) => each !== conversation)];
      read(conversation);
      forgetUnused();
    },
    earlier(conversation, seq) {
      const transcript = transcripts.peek().get(conversation);
      if (transcript !== undefined && link.peek().is === 'live')
        fetchPage(conversation, pages.want(transcript, seq));
    },
    fetched(request) {
      const transcript = transcripts.peek().get(request.conversation);
      if (transcript !== undefined && request.after < transcript.from) {
        pageCame(transcript);
        return;
      }
      if (transcript === undefined || !hasGap(transcript)) return;
      if (transcript.seq > request.after) fetch(transcript);
      else startOver(request.conversation);
    },
    fetchAgain(request) {
      const transcript = transcripts.peek().get(request.conversation);
      if (transcript !== undefined && request.after < transcript.from) send(request);
      else if (transcript !== undefined && hasGap(transcript)) fetch(transcript);
    },
    refused(conversation) {
      reading.delete(conversation);
    },
  };
}
