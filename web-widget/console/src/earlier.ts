import { type Frame, type Transcript, withPageBefore } from './transcript.ts';

/** Events that a conversation is opened with; what lies before comes as somebody scrolls there. */
export const NEWEST = 100;
const PAGE = 200;
/** The most that the server gives at once. */
const MOST = 500;
/** So much around a message that a search led to. */
const AROUND = 60;

/** A part of a conversation to ask for: so many events after a number. */
export interface Wanted {
  readonly after: number;
  readonly limit: number;
}

/** The pages before what was read, asked for one after the other and put together as they come. */
export interface Earlier {
  /** The page to ask for now, so that the message `seq` is there, or one page more; null where none is needed. */
  want(transcript: Transcript, seq?: number): Wanted | null;
  /** Whether this is an event of a page that was asked for; then it is kept for it. */
  takes(transcript: Transcript, frame: Frame<'event'>): boolean;
  /** The page has come: the transcript with it, and the page to ask for next. */
  came(transcript: Transcript): { readonly transcript: Transcript; readonly next: Wanted | null };
  /** What was asked for will not come: the link is lost. */
  forget(): void;
}

export function earlierPages(): Earlier {
  /** What has come of each page that is on its way. */
  const coming = new Map<string, Frame<'event'>[]>();
  /** Down to which number the transcripts shall reach. */
  const goals = new Map<string, number>();

  function next({ conversation, from }: Transcript): Wanted | null {
    const goal = goals.get(conversation) ?? from;
    if (goal >= from || coming.has(conversation)) return null;
    coming.set(conversation, []);
    const after = Math.max(goal, from - MOST);
    return { after, limit: from - after };
  }

  return {
    want(transcript, seq) {
      const { conversation, from } = transcript;
      const goal = seq === undefined ? from - PAGE : seq - AROUND;
      if (from === 0 || (seq !== undefined && seq > from)) return null;
      goals.set(conversation, Math.max(0, Math.min(goal, goals.get(conversation) ?? goal)));
      return next(transcript);
    },
    takes({ conversation, from }, frame) {
      const page = frame.seq <= from ? coming.get(conversation) : undefined;
      page?.push(frame);
      return page !== undefined;
    },
    came(before) {
      const page = coming.get(before.conversation) ?? [];
      coming.delete(before.conversation);
      const transcript = withPageBefore(before, page);
      if (transcript.from === before.from) goals.delete(before.conversation);
      return { transcript, next: next(transcript) };
    },
    forget() {
      coming.clear();
      goals.clear();
    },
  };
}
