import { type Signal, signal } from '@preact/signals';
import { maybe } from '@firsthand/shared/decode.ts';
import { browser } from '@firsthand/shared/connection.ts';
import type { Answer, Rest } from '@firsthand/shared/rest.ts';
import { nothing } from '@firsthand/shared/rest.ts';
import { shelf } from '@firsthand/shared/outbox.ts';
import { type Me, type Session, session } from '@firsthand/shared/staff.ts';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { type Alarm, alarmOf, missedWords, openAt, waitWords } from './alarm.ts';
import { pageTimers } from './awake.ts';
import { type Blocks, blocksOf } from './blocks.ts';
import { type Briefs, briefsIn, wordsBack } from './briefs.ts';
import { type Desk, deskOf } from './desk.ts';
import type { DeskSays, Reminder } from './says.ts';
import { type Drafts, draftsIn } from './drafts.ts';
import { earOf } from './ear.ts';
import { dueWords } from './moments.ts';
import { pageBrowser, type Push, pushOf } from './push.ts';
import { learnCanned, learnWithTeams } from './responses.ts';
import { type Search, searchOf } from './search.ts';
import { type Practice, practiceOf } from './practice/practice.ts';
import { soundOf } from './sound.ts';
import { type Tags, tagsOf } from './tags.ts';
import { type Visitors, visitorsOf } from './visitors.ts';
import { AGENT_PATH, type KeptBeside, spokenOf } from './wire.ts';
import { promiseWords, t } from './words.ts';

/** Who sits at this console. */
export type Seat =
  | { readonly is: 'asking' }
  | { readonly is: 'unreachable'; readonly detail: string }
  | { readonly is: 'empty' }
  | {
      readonly is: 'taken';
      readonly desk: Desk;
      readonly alarm: Alarm;
      readonly push: Push;
      readonly drafts: Drafts;
      readonly briefs: Briefs;
      readonly search: Search;
      readonly tags: Tags;
      readonly blocks: Blocks;
      readonly visitors: Visitors;
      /** The server beside the socket; a practice has one of the page's own. */
      readonly rest: Pick<Rest, 'request'>;
      /** The practice that this desk is of; null at the real one. */
      readonly practice: Practice | null;
      /** Chats that are picked to do something with all of them; null while none is to be picked. */
      readonly picked: Signal<ReadonlySet<string> | null>;
      /** The session has ended; the desk stays as it is until its agent is back. */
      readonly expired: boolean;
    };

type Taken = Extract<Seat, { readonly is: 'taken' }>;

const CANNED_WITHIN_MS = 2_000;

/** Lets agents in and out. */
export interface House {
  readonly seat: { readonly value: Seat };
  readonly rest: Rest;
  enter(): Promise<void>;
  signIn(login: string, password: string): Promise<Answer<Session>>;
  welcome(session: Session): void;
  signOut(): Promise<void>;
  /** Puts a desk for practising in the place of the real one, which goes on behind it. */
  practise(): void;
  endPractice(): void;
}

export function houseOf(rest: Rest, seat: Signal<Seat>): House {
  const timers = pageTimers();
  const sound = soundOf(() => new AudioContext());
  let endBeat = (): void => undefined;
  /** The real desk, while its agent practises. */
  let real: Taken | null = null;

  function endPractice(): void {
    const now = seat.peek();
    if (now.is === 'taken' && now.practice !== null) {
      now.practice.stop();
      now.alarm.stop();
    }
    if (real !== null) seat.value = real;
    real = null;
  }

  function leave(next: Seat): void {
    endPractice();
    const now = seat.peek();
    if (now.is === 'taken') {
      now.desk.stop();
      now.alarm.stop();
      now.push.stop();
    }
    endBeat();
    rest.trust(null);
    seat.value = next;
  }

  function expire(): void {
    endPractice();
    const now = seat.peek();
    if (now.is === 'taken' && !now.expired) {
      now.desk.stop();
      seat.value = { ...now, expired: true };
    }
  }

  async function ask(): Promise<void> {
    const answer = await rest.request('GET', '/api/v1/session', maybe(session));
    if (answer.ok && answer.value !== null) rest.trust(answer.value.csrf);
    else if (answer.ok) expire();
  }

  /** All windows hear of a change at once: each asks at a moment of its own. */
  function learnSoon(desk: Desk): void {
    browser.after(Math.random() * CANNED_WITHIN_MS, () => void learnCanned({ rest, desk }));
  }

  /** What changed beside the chats, here or at a colleague's, is read again where it was looked at. */
  function readAnew(
    desk: Desk,
    { tags, blocks, visitors }: Pick<Taken, 'tags' | 'blocks' | 'visitors'>,
    what: KeptBeside,
    of: string | null,
  ): void {
    switch (what) {
      case 'TAGS':
        if (of !== null && tags.of.peek().has(of)) void tags.read(of);
        return;
      case 'BLOCK':
        if (of !== null && blocks.of.peek().has(of)) void blocks.read(of);
        return;
      case 'NOTE':
        if (of !== null) visitors.heardOf(of);
        return;
      case 'CANNED':
        learnSoon(desk);
    }
  }

  function sit(me: Me): void {
    const briefs = briefsIn(localStorage, me.id);
    const tags = tagsOf(rest);
    const blocks = blocksOf(rest);
    const visitors = visitorsOf(rest);
    const search = searchOf(rest, (ms, run) => browser.after(ms, run));
    const drafts = draftsIn(localStorage, me.id);
    const heard = ({ key }: StorageEvent) => drafts.changedElsewhere(key);
    addEventListener('storage', heard);
    const desk = deskOf(me, {
      url: `${location.origin.replace(/^http/, 'ws')}${AGENT_PATH}`,
      world: { ...browser, after: timers.after },
      shelf: shelf(localStorage, `firsthand.unsent.${me.id}.`, spokenOf),
      ear: earOf(localStorage, me.id),
      now: () => Date.now(),
      newKey: () => crypto.randomUUID(),
      // Behind a practice nobody sees what is said here.
      watched: () => real === null && document.visibilityState === 'visible' && document.hasFocus(),
      signedOut: (sure) => (sure ? expire() : void ask()),
      someoneElse: () => location.reload(),
      say(what) {
        if (what.is === 'refused' && what.command !== undefined) wordsBack(briefs, what.command);
        say(what);
      },
      showNote: (conversation, seq) => search.aim({ conversation, seq }),
      changed: (what, of) => readAnew(desk, { tags, blocks, visitors }, what, of),
    });
    const push = pushOf(me.id, rest, pageBrowser(), localStorage, (conversation) => {
      endPractice();
      openAt(desk, conversation);
    });
    const alarm = alarmOf(desk, sound, localStorage, push.worker);
    seat.value = {
      is: 'taken',
      desk,
      alarm,
      push,
      drafts,
      briefs,
      rest,
      search,
      tags,
      blocks,
      visitors,
      practice: null,
      picked: signal<ReadonlySet<string> | null>(null),
      expired: false,
    };
    const endTimer = timers.every(1000, () => {
      alarm.beat();
      const now = seat.peek();
      if (now.is === 'taken' && now.alarm !== alarm) now.alarm.beat();
    });
    const endTeams = learnWithTeams(desk, () => learnSoon(desk));
    endBeat = () => {
      endTimer();
      endTeams();
      removeEventListener('storage', heard);
    };
    desk.start();
    void learnCanned({ rest, desk });
  }

  function welcome(given: Session): void {
    rest.trust(given.csrf);
    const now = seat.peek();
    if (now.is === 'taken' && now.desk.me.id === given.staff.id) {
      seat.value = { ...now, expired: false };
      now.desk.connectNow();
      if (now.desk.canned.peek() === null) void learnCanned({ rest, desk: now.desk });
      return;
    }
    leave({ is: 'empty' });
    rest.trust(given.csrf);
    sit(given.staff);
  }

  return {
    seat: {
      get value() {
        return seat.value;
      },
    },
    rest,
    welcome,
    async enter() {
      const answer = await rest.request('GET', '/api/v1/session', maybe(session));
      if (answer.ok && answer.value !== null) welcome(answer.value);
      else if (answer.ok) leave({ is: 'empty' });
      else leave({ is: 'unreachable', detail: answer.problem.detail });
    },
    async signIn(login, password) {
      const answer = await rest.request('POST', '/api/v1/session', session, { login, password });
      if (answer.ok) welcome(answer.value);
      return answer;
    },
    practise() {
      const now = seat.peek();
      if (now.is !== 'taken' || now.practice !== null) return;
      const practice = practiceOf(now.desk.me, now.desk.canned.peek(), say);
      real = now;
      seat.value = {
        ...now,
        ...practice,
        practice,
        alarm: alarmOf(practice.desk, sound, localStorage, now.push.worker),
        picked: signal<ReadonlySet<string> | null>(null),
      };
    },
    endPractice,
    async signOut() {
      await rest.request('DELETE', '/api/v1/session', nothing);
      leave({ is: 'empty' });
    },
  };
}

/** What is due, and for whom. */
export function dueToast({ overdue, promise, visitorName }: Reminder): string {
  return t(overdue ? 'say.overdue' : 'say.due', {
    name: visitorName ?? t('visitor.unknown'),
    what: promiseWords(promise),
    due: dueWords(promise.due),
  });
}

/** Why not, in this page's words where the server's are about somebody else's own desk. */
function whyRefused({ what, code, message }: Extract<DeskSays, { readonly is: 'refused' }>) {
  const passedOn = what === 'transfer' || what === 'reassign';
  return passedOn && code === 'AGENT_BUSY' ? t('say.noRoomThere') : message;
}

function say(what: DeskSays): void {
  switch (what.is) {
    case 'offerGone':
      toast(t('say.offerGone'), 'info');
      return;
    case 'takenBy':
      toast(t('say.takenBy', { name: what.agent }), 'info');
      return;
    case 'taken':
      toast(
        what.to === null
          ? t('say.takenToQueue', { by: what.by })
          : what.to === what.by
            ? t('say.taken', { by: what.by })
            : t('say.takenTo', { by: what.by, to: what.to }),
        'info',
      );
      return;
    case 'waits':
      toast(waitWords(what.wait), 'bad');
      return;
    case 'whispered':
      toast(t('say.whispered', { from: what.from }), 'info');
      return;
    case 'mentioned':
      toast(t('say.mentioned', { by: what.by }), 'info');
      return;
    case 'refused':
      toast(
        t('say.refused', { what: t(`say.what.${what.what}`), message: whyRefused(what) }),
        'bad',
      );
      return;
    case 'due':
      toast(dueToast(what.reminder), what.reminder.overdue ? 'bad' : 'info');
      return;
    case 'missed':
      toast(missedWords(what.missed), 'bad');
      return;
    case 'done':
      toast(t(`say.done.${what.what}`), 'good');
      return;
  }
}
