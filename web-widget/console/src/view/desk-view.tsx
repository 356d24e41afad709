import { Button } from '@firsthand/shared/ui/button.tsx';
import { Banner } from '@firsthand/shared/ui/small.tsx';
import { CloudOff, Coffee, Hourglass, RefreshCw } from 'lucide-preact';
import { effect } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { shortcutOf } from '../keys.ts';
import { named, t } from '../words.ts';
import { AskedBand } from './asked-band.tsx';
import { CoachPanel } from './coach-panel.tsx';
import { Conversation } from './conversation.tsx';
import { Dialogs } from './dialogs.tsx';
import { type Place, useHere } from './here.ts';
import { List } from './list.tsx';
import { perform } from './perform.ts';
import { Rail, usePause } from './rail.tsx';
import { RingBand } from './ring-band.tsx';
import { SearchPanel } from './search-panel.tsx';
import { Tour, WaitingTour } from './tour.tsx';
import { UnsentBanner } from './unsent-banner.tsx';
import { Wall } from './wall.tsx';

/** An agent's whole desk. */
export function DeskView() {
  const here = useHere();
  const { desk, search } = here;
  useShortcuts(here);
  useAddress(here);
  useWatching(here);
  useRoomForSearch(here);
  return (
    <div
      class={`desk${here.practice === null ? '' : ' desk--practice'}${desk.atWall.value ? ' desk--wall' : desk.selected.value === null ? '' : ' desk--open'}`}
    >
      {here.practice !== null && (
        <p class="practice-bar" role="status">
          <span>{t('practice.bar')}</span>
        </p>
      )}
      <Rail />
      {!desk.atWall.value && (search.shown.value ? <SearchPanel /> : <List />)}
      <div class="desk__top">
        <LinkBanner />
        <UnsentBanner />
        <AwayBanner />
        <WaitingTour />
        <RingBand />
        <AskedBand />
      </div>
      {desk.atWall.value ? <Wall /> : <Conversation />}
      <Dialogs />
      {here.practice === null ? <Tour /> : <CoachPanel practice={here.practice} />}
    </div>
  );
}

/** The truth about the link, in words. Silent while all is well. */
function LinkBanner() {
  const { desk, expired } = useHere();
  const link = desk.link.value;
  const unsent = desk.outbox.value.filter(({ state }) => state.is === 'waiting').length;
  if (expired || link.is === 'live' || link.is === 'idle') return null;
  if (link.is === 'refused') {
    return (
      <Banner
        tone="bad"
        icon={CloudOff}
        action={
          <Button small onClick={() => desk.connectNow()}>
            {t('link.connect')}
          </Button>
        }
      >
        {t('link.refused')}
      </Banner>
    );
  }
  if (!desk.inbox.value.ready && desk.inbox.value.era === '' && link.is !== 'waiting') return null;
  if (link.is === 'waiting') {
    return (
      <Banner
        tone="warn"
        icon={CloudOff}
        action={
          <Button small icon={RefreshCw} onClick={() => desk.connectNow()}>
            {t('link.now')}
          </Button>
        }
      >
        {unsent > 0 ? t('link.waitingUnsent', { n: unsent }) : t('link.waiting')}
      </Banner>
    );
  }
  return (
    <Banner tone="info" icon={RefreshCw}>
      {t('link.catchingUp')}
    </Banner>
  );
}

function AwayBanner() {
  const { desk } = useHere();
  const why = desk.setAway.value;
  const paused = usePause();
  if (paused !== null) {
    return (
      <Banner
        tone="info"
        icon={Hourglass}
        action={
          <Button small kind="primary" onClick={() => desk.setStatus('available')}>
            {t('pause.end')}
          </Button>
        }
      >
        <span role="timer" aria-live="off">
          {t('pause', { span: paused })}
        </span>
      </Banner>
    );
  }
  if (desk.status.value === 'lastChat') {
    return (
      <Banner
        tone="info"
        icon={Coffee}
        action={
          <Button small onClick={() => desk.setStatus('available')}>
            {t('lastChat.stay')}
          </Button>
        }
      >
        {t('lastChat')}
      </Banner>
    );
  }
  if (why === null) return null;
  return (
    <Banner
      tone="warn"
      icon={Coffee}
      action={
        <>
          <Button small kind="primary" onClick={() => desk.setStatus('available')}>
            {t('setAway.back')}
          </Button>
          <Button small kind="quiet" onClick={() => desk.seenSetAway()}>
            {t('setAway.stay')}
          </Button>
        </>
      }
    >
      {named('setAway', why)}
    </Banner>
  );
}

/** Keys are taken from the moment at which the desk is drawn: who sees it may press one. */
function useShortcuts(here: Place): void {
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      const shortcut = shortcutOf({
        key: event.key,
        code: event.code,
        alt: event.altKey,
        ctrl: event.ctrlKey,
        meta: event.metaKey,
        typing: target?.matches('input, textarea, select, [contenteditable]') === true,
        onControl: target?.matches('button, a, summary, [role]') === true,
        dialogOpen: document.querySelector('dialog[open], [role="menu"]') !== null,
        ringing: here.desk.inbox.peek().rings.some(({ answer }) => answer === 'none'),
      });
      if (shortcut !== null && perform(shortcut, here, target)) event.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [here]);
}

/** Keeps what is open in the page's address, so that a reload comes back to it. */
function useAddress({ desk, practice }: Place): void {
  useEffect(() => {
    // A practice has no address: a reload leads back to what is real.
    if (practice !== null) return undefined;
    const follow = () => {
      desk.showWall(location.hash === '#/wall');
      const wanted = /^#\/c\/(.+)$/.exec(location.hash)?.[1];
      desk.select(wanted === undefined ? null : decodeURIComponent(wanted));
    };
    if (/^#\/(c\/|wall$)/.test(location.hash)) follow();
    addEventListener('popstate', follow);
    let later: ReturnType<typeof setTimeout> | undefined;
    const stop = effect(() => {
      const conversation = desk.selected.value;
      const hash = desk.atWall.value
        ? '#/wall'
        : conversation === null
          ? '#/'
          : `#/c/${encodeURIComponent(conversation)}`;
      clearTimeout(later);
      // The chat is drawn first: browsers take their time over an address.
      later = setTimeout(() => {
        if (location.hash !== hash) history.pushState(null, '', hash);
      });
    });
    return () => {
      clearTimeout(later);
      removeEventListener('popstate', follow);
      stop();
    };
  }, [desk, practice]);
}

/** On a phone the search and a chat take each other's place: who asks for the search gets to see it. */
function useRoomForSearch({ desk, search }: Place): void {
  const wanted = search.wanted.value;
  const before = useRef(wanted);
  useEffect(() => {
    if (before.current === wanted) return;
    before.current = wanted;
    if (matchMedia('(max-width: 759px)').matches) desk.select(null);
  }, [desk, wanted]);
}

/** What is shown to an agent who looks is seen. And nobody leaves with words on the way unasked. */
function useWatching({ desk }: Place): void {
  useEffect(() => {
    const look = () => desk.look();
    const leaving = (event: BeforeUnloadEvent) => {
      if (desk.outbox.peek().some(({ state }) => state.is !== 'stored')) event.preventDefault();
    };
    addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    addEventListener('beforeunload', leaving);
    return () => {
      removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
      removeEventListener('beforeunload', leaving);
    };
  }, [desk]);
}
