import { Button } from '@firsthand/shared/ui/button.tsx';
import { Select } from '@firsthand/shared/ui/field.tsx';
import { Badge, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { CircleCheckBig, ExternalLink, MessageSquareQuote, Check, UserRound } from 'lucide-preact';
import { object } from '@firsthand/shared/decode.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useHere, useLoaded } from '../here.ts';
import { after, chat, deedOf, type Missed, missed, type Opinion, type Suspect } from '../missed.ts';
import { Failed, PageHead } from '../parts.tsx';
import { many, t } from '../words.ts';
import { ChatLines } from './chat-lines.tsx';

const PERIODS = ['7', '30', '90', '365'] as const;
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const nothingMore = object({});

/** Chats that the bot kept and perhaps should not have: one key says which. */
export function MissedPage() {
  const { siteKey } = useHere();
  const [days, setDays] = useState('30');
  const [judged, setJudged] = useState('false');
  const base = `/api/v1/sites/${encodeURIComponent(siteKey)}/missed`;
  const [loaded, reload] = useLoaded(`${base}?days=${days}&judged=${judged}`, missed);
  return (
    <>
      <PageHead title={t('page.missed')} lead={t('missed.lead')}>
        <Select
          label={t('missed.which')}
          value={judged}
          options={[
            { value: 'false', label: t('missed.which.open') },
            { value: 'true', label: t('missed.which.judged') },
          ]}
          onChoice={setJudged}
        />
        <Select
          label={t('questions.period')}
          value={days}
          options={PERIODS.map((each) => ({ value: each, label: t(`questions.days.${each}`) }))}
          onChoice={setDays}
        />
      </PageHead>
      {loaded.is === 'loading' && <Skeleton lines={6} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && (
        <Shown
          key={`${days} ${judged}`}
          base={base}
          found={loaded.value}
          isOpen={judged === 'false'}
          onChanged={reload}
        />
      )}
    </>
  );
}

interface ShownProps {
  readonly base: string;
  readonly found: Missed;
  /** Whether these wait to be judged. */
  readonly isOpen: boolean;
  readonly onChanged: () => void;
}

function Shown({ base, found, isOpen, onChanged }: ShownProps) {
  const { rest } = useHere();
  const [picked, setPicked] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  const chosen = found.shown.find((each) => each.conversation === picked) ?? found.shown[0] ?? null;

  const pick = (suspect: Suspect | undefined) => {
    if (suspect === undefined) return;
    setPicked(suspect.conversation);
    list.current
      ?.querySelector(`[data-chat="${CSS.escape(suspect.conversation)}"]`)
      ?.scrollIntoView({ block: 'nearest' });
  };
  const judge = (suspect: Suspect, opinion: Opinion) => {
    if (busy) return;
    setBusy(true);
    const path = `${base}/${encodeURIComponent(suspect.conversation)}`;
    void rest.request('POST', path, nothingMore, { turn: suspect.turn, opinion }).then((answer) => {
      setBusy(false);
      if (answer.ok) {
        toast(t(`missed.said.${opinion}`), 'good');
        if (isOpen) setPicked(after(found.shown, suspect.conversation));
      } else {
        toast(answer.problem.detail, 'bad');
      }
      onChanged();
    });
  };
  useKeys((key) => {
    if (chosen === null) return false;
    const place = found.shown.indexOf(chosen);
    switch (deedOf(key)) {
      case 'right':
        judge(chosen, 'BOT_WAS_RIGHT');
        return true;
      case 'person':
        judge(chosen, 'SHOULD_HAVE_BEEN_A_PERSON');
        return true;
      case 'next':
        pick(found.shown[place + 1]);
        return true;
      case 'before':
        pick(found.shown[place - 1]);
        return true;
      case null:
        return false;
    }
  });
  return (
    <>
      <p class="quiet missed__sum" role="status">
        {t('missed.sum', { kept: found.kept, all: found.chats })}{' '}
        {many('missed.suspects', found.suspects)}{' '}
        {t('missed.judged', { right: found.right, missed: found.missed })}{' '}
        {found.isCut && t('questions.cut')}
      </p>
      {chosen === null ? (
        <section class="card">
          <Empty icon={CircleCheckBig} title={t(isOpen ? 'missed.none' : 'missed.none.judged')}>
            <p>{t(isOpen ? 'missed.none.text' : 'missed.none.judged.text')}</p>
          </Empty>
        </section>
      ) : (
        <div class="missed">
          <ol class="missed__list card" ref={list} aria-label={t('missed.list')}>
            {found.shown.map((each) => (
              <li key={each.conversation}>
                <SuspectButton
                  suspect={each}
                  isShown={each === chosen}
                  onPick={() => setPicked(each.conversation)}
                />
              </li>
            ))}
          </ol>
          <Chosen
            key={chosen.conversation}
            base={base}
            suspect={chosen}
            busy={busy}
            onJudge={(opinion) => judge(chosen, opinion)}
          />
        </div>
      )}
    </>
  );
}

/** Hears keys while nothing is typed and no dialog is open; `does` says whether one was for it. */
function useKeys(does: (key: string) => boolean): void {
  const latest = useRef(does);
  latest.current = does;
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const aim = event.target instanceof Element ? event.target : null;
      const elsewhere =
        event.altKey ||
        event.ctrlKey ||
        event.metaKey ||
        aim?.closest('input, select, textarea, dialog, [role="dialog"]') !== null;
      if (!elsewhere && latest.current(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

function SuspectButton({
  suspect,
  isShown,
  onPick,
}: {
  readonly suspect: Suspect;
  readonly isShown: boolean;
  readonly onPick: () => void;
}) {
  return (
    <button
      type="button"
      class="suspect"
      aria-current={isShown ? 'true' : undefined}
      data-chat={suspect.conversation}
      onClick={onPick}
    >
      <span class="suspect__head">
        <strong class="cut">
          {suspect.question === '' ? t('missed.erased') : suspect.question}
        </strong>
        <Score suspect={suspect} />
      </span>
      <span class="suspect__reasons quiet">
        {suspect.reasons.map((each) => t(`missed.reason.${each.kind}`)).join(' · ')}
      </span>
    </button>
  );
}

function Score({ suspect }: { readonly suspect: Suspect }) {
  if (suspect.opinion !== null) {
    const isRight = suspect.opinion === 'BOT_WAS_RIGHT';
    return <Badge tone={isRight ? 'good' : 'bad'}>{t(`missed.opinion.${suspect.opinion}`)}</Badge>;
  }
  const sure = Math.round(suspect.score * 100);
  return (
    <Badge tone={suspect.score >= 0.6 ? 'bad' : 'warn'} title={t('missed.score.title')}>
      {t('missed.score', { n: sure })}
    </Badge>
  );
}

function Chosen({
  base,
  suspect,
  busy,
  onJudge,
}: {
  readonly base: string;
  readonly suspect: Suspect;
  readonly busy: boolean;
  readonly onJudge: (opinion: Opinion) => void;
}) {
  const path = `${base}/${encodeURIComponent(suspect.conversation)}`;
  const [loaded, reload] = useLoaded(path, chat);
  return (
    <section class="card missed__chat" aria-labelledby="missed-chat">
      <div class="missed__head">
        <h2 id="missed-chat">{moment.format(Date.parse(suspect.at))}</h2>
        <a
          class="button button--quiet button--small"
          href={`../console/#/c/${encodeURIComponent(suspect.conversation)}`}
        >
          <ExternalLink size={14} aria-hidden="true" />
          <span>{t('missed.inConsole')}</span>
        </a>
      </div>
      <ul class="missed__why" aria-label={t('missed.why')}>
        {suspect.reasons.map((each) => (
          <li key={each.kind}>
            {t(`missed.because.${each.kind}`)}
            {each.times > 1 && <Badge>{t('missed.times', { n: each.times })}</Badge>}
          </li>
        ))}
      </ul>
      <div class="missed__lines">
        {loaded.is === 'loading' && <Skeleton lines={4} label={t('loading')} />}
        {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
        {loaded.is === 'there' &&
          (loaded.value.lines.length === 0 ? (
            <Empty icon={MessageSquareQuote} title={t('missed.erased')} />
          ) : (
            <ChatLines lines={loaded.value.lines} turn={suspect.turn} />
          ))}
      </div>
      <div class="missed__do">
        <Button icon={Check} disabled={busy} onClick={() => onJudge('BOT_WAS_RIGHT')}>
          {t('missed.right')} <kbd aria-hidden="true">1</kbd>
        </Button>
        <Button
          icon={UserRound}
          disabled={busy}
          onClick={() => onJudge('SHOULD_HAVE_BEEN_A_PERSON')}
        >
          {t('missed.person')} <kbd aria-hidden="true">2</kbd>
        </Button>
      </div>
      <p class="quiet foot">{t('missed.keys')}</p>
    </section>
  );
}
