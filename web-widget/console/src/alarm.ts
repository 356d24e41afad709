import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { type Alerts, alertsAfter, SILENT, titleOf } from './alerts.ts';
import { newsOf } from './asides.ts';
import type { Desk } from './desk.ts';
import { isUnread, newsOfMention } from './mentions.ts';
import type { LongWait } from './says.ts';
import quietIcon from '@firsthand/shared/ui/icon.svg?url';
import alertIcon from './icon-alert.svg?url';
import { type Notice, noticesOf } from './notices.ts';
import { isQuiet, keepQuietHours, type QuietHours, quietHoursIn } from './quiet-hours.ts';
import type { Missed } from './ear.ts';
import type { Sound } from './sound.ts';
import { many, promiseWords, t } from './words.ts';

/** Makes itself heard and seen when somebody is needed. */
export interface Alarm {
  readonly muted: ReadonlySignal<boolean>;
  readonly permission: ReadonlySignal<NotificationPermission | 'unsupported'>;
  /** Whether the browser still holds the sound back. */
  readonly silenced: ReadonlySignal<boolean>;
  readonly quietHours: ReadonlySignal<QuietHours>;
  /** Whether it is quiet now, by the agent's own hours. */
  readonly quiet: ReadonlySignal<boolean>;
  mute(muted: boolean): void;
  setQuietHours(hours: QuietHours): void;
  askPermission(): void;
  /** Rings for a moment, as a real chat would. */
  test(): void;
  /** Looks again, once a second. */
  beat(): void;
  stop(): void;
}

/** Who waits for too long, in one line. */
export function waitWords({ name, team }: LongWait): string {
  const who = name ?? t('visitor.unknown');
  return team === null ? t('alert.wait', { name: who }) : t('alert.waitTeam', { name: who, team });
}

/** What fell due meanwhile, in one line. */
export function missedWords({ conversations }: Missed): string {
  const [first] = conversations;
  return conversations.length === 1
    ? t('alert.missedOne', { name: first?.visitorName ?? t('visitor.unknown') })
    : t('alert.missedMany', { n: conversations.length });
}

/** Shows what an agent was called to: a conversation, or what rings, also where none is named. */
export function openAt(
  desk: Pick<Desk, 'inbox' | 'showBox' | 'select'>,
  conversation: string | null,
): void {
  const { rings } = desk.inbox.peek();
  if (rings.some((ring) => conversation === null || ring.conversation === conversation))
    desk.showBox('ringing');
  else if (conversation !== null) desk.select(conversation);
}

const MUTED = 'firsthand.muted';
const NOTIFY_AGAIN_EVERY = 8;
const TEST_MS = 2400;

export function alarmOf(
  desk: Desk,
  sound: Sound,
  storage: Storage,
  worker: ReadonlySignal<ServiceWorkerRegistration | null>,
): Alarm {
  const muted = signal(storage.getItem(MUTED) === 'yes');
  const notices = noticesOf(worker, (conversation) => openAt(desk, conversation));
  const silenced = signal(!sound.allowed());
  const beats = signal(0);
  const quietHours = signal(quietHoursIn(storage));
  const quiet = computed(() => beats.value >= 0 && isQuiet(quietHours.value, new Date()));
  const heard = () => !muted.peek() && !quiet.peek();
  let alerts: Alerts = SILENT;

  const state = computed(() => ({
    ringing: desk.inbox.value.rings.map((ring) => ring.conversation),
    unseen: [...desk.unseen.value.values()].reduce((sum, count) => sum + count, 0),
  }));
  const watched = () => document.visibilityState === 'visible' && document.hasFocus();

  const wake = () => {
    sound.wake();
    silenced.value = !sound.allowed();
  };
  addEventListener('pointerdown', wake);
  addEventListener('keydown', wake);

  function notify(notice: Notice): void {
    if (!quiet.peek() && !watched()) notices.show(notice);
  }

  function notifyOfRing(conversation: string): void {
    const ring = desk.inbox.peek().rings.find((each) => each.conversation === conversation);
    if (ring !== undefined) {
      notify({
        title: t('alert.ringing', { name: ring.card.visitor.name ?? t('visitor.unknown') }),
        body: ring.card.wish,
        conversation,
        stays: true,
      });
    }
  }

  const stopWatching = effect(() => {
    const { alerts: next, todo } = alertsAfter(alerts, { ...state.value, watched: watched() });
    alerts = next;
    for (const alert of todo) {
      switch (alert.do) {
        case 'ring': {
          const ring = desk.inbox
            .peek()
            .rings.find((each) => each.conversation === alert.conversation);
          if (heard()) sound.ring(ring === undefined ? 0 : ring.endsAt - ring.rangAt);
          notifyOfRing(alert.conversation);
          break;
        }
        case 'stopRinging':
          sound.stop();
          notices.close(alert.conversation);
          break;
        case 'chime':
          if (heard() && state.peek().ringing.length === 0) sound.chime();
          break;
        case 'notifyOfMessage':
          notify({
            title: t('alert.message'),
            body: many('alert.unseen', state.peek().unseen),
            conversation: null,
            stays: false,
          });
          break;
      }
    }
  });

  let reminded = 0;
  const stopReminding = effect(() => {
    const reminder = desk.reminder.value;
    if (reminder === null || reminder.n === reminded) return;
    reminded = reminder.n;
    if (heard() && state.peek().ringing.length === 0) sound.chime();
    notify({
      title: t(reminder.overdue ? 'alert.overdue' : 'alert.due', {
        name: reminder.visitorName ?? t('visitor.unknown'),
      }),
      body: promiseWords(reminder.promise),
      conversation: reminder.conversation,
      stays: false,
    });
  });

  let missedSoFar = 0;
  const stopMissed = effect(() => {
    const missed = desk.missed.value;
    if (missed === null || missed.n === missedSoFar) return;
    missedSoFar = missed.n;
    if (heard() && state.peek().ringing.length === 0) sound.chime();
    notify({
      title: missedWords(missed),
      body: t('alert.missedBody'),
      conversation: missed.conversations[0]?.conversation ?? null,
      stays: false,
    });
  });

  let waited = 0;
  const stopWaits = effect(() => {
    const wait = desk.longWait.value;
    if (wait === null || wait.n === waited) return;
    waited = wait.n;
    if (heard() && state.peek().ringing.length === 0) sound.chime();
    notify({
      title: waitWords(wait),
      body: t('alert.waitBody'),
      conversation: wait.conversation,
      stays: false,
    });
  });

  let told: ReadonlySet<string> = new Set();
  const stopQuestions = effect(() => {
    const waiting = desk.asked.value.filter(({ waits }) => waits);
    const news = waiting.find((question) => !told.has(newsOf(question)));
    told = new Set(waiting.map(newsOf));
    if (news === undefined) return;
    if (heard() && state.peek().ringing.length === 0) sound.chime();
    const from = desk.colleagues.peek().find(({ agent }) => agent.id === news.from);
    notify({
      title: t('alert.asked', { name: from?.agent.name ?? news.from }),
      body: news.text,
      conversation: news.conversation,
      stays: false,
    });
  });

  let named: ReadonlySet<string> = new Set();
  const stopMentions = effect(() => {
    const unread = desk.inbox.value.mentions.filter(isUnread);
    const news = unread.find((mention) => !named.has(newsOfMention(mention)));
    named = new Set(unread.map(newsOfMention));
    if (news === undefined) return;
    if (heard() && state.peek().ringing.length === 0) sound.chime();
    const from = desk.colleagues.peek().find(({ agent }) => agent.id === news.from);
    notify({
      title: t('alert.mentioned', { name: from?.agent.name ?? news.from }),
      body: news.text,
      conversation: news.conversation,
      stays: false,
    });
  });

  const stopTitle = effect(() => {
    const questions = desk.asked.value.filter(({ waits }) => waits).length;
    const notes = desk.inbox.value.mentions.filter(isUnread).length;
    const now = { ...state.value, unseen: state.value.unseen + questions + notes, watched: true };
    document.title = titleOf(
      now,
      { product: t('product'), ringing: many('alert.title', now.ringing.length) },
      beats.value,
    );
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    const href = now.ringing.length + now.unseen > 0 ? alertIcon : quietIcon;
    if (icon !== null && icon.getAttribute('href') !== href) icon.setAttribute('href', href);
  });

  return {
    muted,
    permission: notices.permission,
    silenced,
    quietHours,
    quiet,
    setQuietHours(hours) {
      quietHours.value = hours;
      keepQuietHours(storage, hours);
      if (quiet.peek()) sound.stop();
    },
    mute(now) {
      muted.value = now;
      storage.setItem(MUTED, now ? 'yes' : 'no');
      if (now) sound.stop();
    },
    askPermission: () => notices.ask(),
    test() {
      sound.ring(TEST_MS);
      notices.ask();
      notices.show({
        title: t('alert.testTitle'),
        body: t('alert.testBody'),
        conversation: null,
        stays: false,
      });
    },
    beat() {
      beats.value++;
      notices.look();
      silenced.value = !sound.allowed();
      const ringing = state.peek().ringing[0];
      if (ringing !== undefined && beats.peek() % NOTIFY_AGAIN_EVERY === 0) notifyOfRing(ringing);
    },
    stop() {
      stopWatching();
      stopReminding();
      stopMissed();
      stopWaits();
      stopQuestions();
      stopMentions();
      stopTitle();
      sound.stop();
      notices.close();
      removeEventListener('pointerdown', wake);
      removeEventListener('keydown', wake);
    },
  };
}
