import { Button, IconButton } from '@firsthand/shared/ui/button.tsx';
import { Banner } from '@firsthand/shared/ui/small.tsx';
import { ArrowLeft, ArrowRight, Footprints, GraduationCap, X } from 'lucide-preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { countsOf } from '../inbox.ts';
import { begun, cardPlace, isFirstTime, SHOWN, type Step, STEPS, type TourEvent } from '../tour.ts';
import { t } from '../words.ts';
import { type Place, useHere } from './here.ts';
import { dialog } from './open-dialog.ts';
import { usePointing } from './pointing.ts';
import { tour } from './tour-now.ts';

/** What each step points at, the best first. */
const POINTS_AT: Readonly<Record<Step, readonly string[]>> = {
  available: ['button.me'],
  inbox: ['.rail__boxes'],
  card: ['.panel:has(.card__wish)', '.card__wish'],
  composer: ['.composer'],
  notes: ['.composer__modes'],
  verdict: ['.panel:has(.judge)'],
  keys: ['.rail__menu > .icon-button:last-child', '.rail__menu button'],
  alerts: ['.rail__menu > [aria-pressed]', '.rail__menu button'],
  end: [],
};

/** What is only there while a chat is open. */
const OF_A_CHAT: readonly Step[] = ['card', 'composer', 'notes', 'verdict'];

/**
 * The tour of the console: it begins by itself on an agent's first day, and again when asked. The console
 * goes on behind it, and a chat that comes has it wait.
 */
export function Tour() {
  const here = useHere();
  const at = tour.at.value;
  const ringing = useChatsThatCome(here);
  useFirstDay(here);
  // Who leaves the desk takes no tour any more.
  useEffect(() => () => tour.does('end'), []);
  return at.is === 'on' && !ringing ? <Card step={STEPS[at.step] ?? 'end'} /> : null;
}

/** The way back to a tour that a chat has come before. */
export function WaitingTour() {
  const at = tour.at.value;
  const { desk } = useHere();
  if (at.is !== 'waiting' || rings(desk)) return null;
  return (
    <Banner
      tone="info"
      icon={Footprints}
      action={
        <>
          <Button small onClick={() => tour.does('goOn')}>
            {t('tour.goOn')}
          </Button>
          <Button small kind="quiet" onClick={() => tour.does('end')}>
            {t('tour.skip')}
          </Button>
        </>
      }
    >
      {t('tour.waits')}
    </Banner>
  );
}

function rings(desk: Place['desk']): boolean {
  return desk.inbox.value.rings.some(({ answer }) => answer === 'none');
}

/** Whether a chat rings; it, and one that comes without ringing, has the tour wait. */
function useChatsThatCome({ desk }: Place): boolean {
  const ringing = rings(desk);
  const mine = countsOf(desk.inbox.value).mine.count;
  const before = useRef(mine);
  useLayoutEffect(() => {
    if (ringing || mine > before.current) tour.does('chatComes');
    before.current = mine;
  }, [ringing, mine]);
  return ringing;
}

/** Begins the tour once for each agent, as soon as nothing else wants them. */
function useFirstDay({ desk, rest }: Place): void {
  const [due, setDue] = useState(false);
  const free =
    desk.link.value.is === 'live' &&
    desk.inbox.value.ready &&
    !rings(desk) &&
    countsOf(desk.inbox.value).mine.count === 0 &&
    dialog.open.value.is === 'none';
  useEffect(() => {
    let here = true;
    void isFirstTime(rest).then((first) => {
      if (here) setDue(first);
    });
    return () => {
      here = false;
    };
  }, [rest]);
  useEffect(() => {
    if (!due || !free) return;
    setDue(false);
    if (tour.at.peek().is === 'off') tour.does('begin');
    void begun(rest);
  }, [rest, due, free]);
}

/** Enter goes on, arrows go to and fro, Esc ends it, wherever no part of the console has the focus. */
function useKeys(card: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const { target, key } = event;
      const inside = target instanceof Node && card.current?.contains(target) === true;
      if ((!inside && target !== document.body) || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }
      const does = (
        { ArrowRight: 'next', ArrowLeft: 'back', Escape: 'end' } as Readonly<
          Record<string, TourEvent>
        >
      )[key];
      if (does === undefined && (key !== 'Enter' || inside)) return;
      event.preventDefault();
      event.stopPropagation();
      if (does === undefined) nextIn(card.current)?.click();
      else tour.does(does);
    };
    // Before the console's own keys.
    addEventListener('keydown', pressed, true);
    return () => removeEventListener('keydown', pressed, true);
  }, [card]);
}

/** The focus is at what goes on, and goes back to where it was before. */
function useFocus(card: { readonly current: HTMLElement | null }, step: Step): void {
  useEffect(() => {
    const before = document.activeElement;
    const box = card.current;
    nextIn(box)?.focus();
    return () => {
      const has = document.activeElement === document.body || box?.contains(document.activeElement);
      if (has === true && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [card]);
  useEffect(() => {
    if (document.activeElement === document.body) nextIn(card.current)?.focus();
  }, [card, step]);
}

function nextIn(card: HTMLElement | null): HTMLElement | null {
  return card?.querySelector<HTMLElement>('.button--primary') ?? null;
}

function Card({ step }: { readonly step: Step }) {
  const id = useId();
  const card = useRef<HTMLElement>(null);
  const target = usePointing(POINTS_AT[step]);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useKeys(card);
  useFocus(card, step);
  useLayoutEffect(() => {
    const box = card.current;
    if (box !== null) setSize({ width: box.offsetWidth, height: box.offsetHeight });
  }, [step, target]);
  const { left, top } = cardPlace(target, size, { width: innerWidth, height: innerHeight });
  const n = STEPS.indexOf(step) + 1;
  const ends = step === 'end';
  return (
    <section
      ref={card}
      class="tour"
      role="dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      style={{ left: `${left}px`, top: `${top}px` }}
    >
      <div aria-live="polite">
        <p class="tour__count quiet">{ends ? t('tour.name') : t('tour.of', { n, m: SHOWN })}</p>
        <h2 class="tour__title" id={`${id}-title`}>
          {t(`tour.${step}`)}
        </h2>
        <div id={`${id}-text`}>
          <p>{t(`tour.${step}.text`)}</p>
          {target === null && OF_A_CHAT.includes(step) && <p class="quiet">{t('tour.later')}</p>}
        </div>
      </div>
      <div class="tour__foot">
        {n > 1 && (
          <IconButton label={t('tour.back')} icon={ArrowLeft} onClick={() => tour.does('back')} />
        )}
        <span class="tour__dots" aria-hidden="true">
          {!ends &&
            STEPS.slice(0, SHOWN).map((each, i) => <i key={each} class={i < n ? 'on' : ''} />)}
        </span>
        {ends ? (
          <>
            <Button kind="quiet" onClick={() => tour.does('end')}>
              {t('tour.done')}
            </Button>
            <Button
              kind="primary"
              icon={GraduationCap}
              onClick={() => {
                tour.does('end');
                dialog.show({ is: 'practise' });
              }}
            >
              {t('tour.practise')}
            </Button>
          </>
        ) : (
          <Button kind="primary" icon={ArrowRight} onClick={() => tour.does('next')}>
            {t('tour.next')}
          </Button>
        )}
      </div>
      <span class="tour__skip">
        <IconButton
          label={ends ? t('tour.done') : t('tour.skip')}
          icon={X}
          onClick={() => tour.does('end')}
        />
      </span>
    </section>
  );
}
