import { nothing } from '@firsthand/shared/rest.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Select } from '@firsthand/shared/ui/field.tsx';
import { Badge, Banner, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { FlaskConical, TriangleAlert } from 'lucide-preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useHere, useLoaded } from '../here.ts';
import {
  answer,
  asked,
  between,
  type Changed,
  type Counts,
  difference,
  past,
  type Past,
  percents,
  type Preview,
  progress,
  type Share,
  turnsOf,
} from '../lab.ts';
import { Failed } from '../parts.tsx';
import type { Policy, PolicyVersion } from '../policy.ts';
import { t } from '../words.ts';
import { LabCurve } from './lab-curve.tsx';
import { LabFlips } from './lab-flips.tsx';
import { LabWaits } from './lab-waits.tsx';

const DAYS = [7, 30, 90, 365];
const PAUSE_MS = 150;
const LOOK_MS = 400;

/** A comparison with another version than the one in force. */
export interface Two {
  readonly base: PolicyVersion;
  /** The version whose rules the sliders' numbers stand with. */
  readonly rulesOf: number;
}

interface LabProps {
  readonly policy: Policy;
  readonly two: Two | null;
  /** The version that it is compared with. */
  readonly inForce: number;
  readonly isSound: boolean;
  readonly onThreshold: (threshold: number) => void;
  /** A preview of this very policy was shown; the word is to be sent when it is saved. */
  readonly onSeen: (word: string) => void;
}

/** What the policy on the sliders would have made of the site's own past. */
export function Lab(props: LabProps) {
  const { siteKey } = useHere();
  const [days, setDays] = useState(90);
  const path = `/api/v1/sites/${encodeURIComponent(siteKey)}/lab`;
  const [loaded, reload] = useLoaded(`${path}?days=${days}`, past);
  return (
    <section class="card lab" aria-labelledby="lab">
      <div class="card__head">
        <h2 id="lab">
          <FlaskConical size={18} aria-hidden="true" />
          {t('lab')}
        </h2>
        <Select
          label={t('lab.period')}
          value={String(days)}
          options={DAYS.map((each) => ({
            value: String(each),
            label: t('lab.days', { n: each }),
          }))}
          onChoice={(value) => setDays(Number(value))}
        />
      </div>
      {loaded.is === 'loading' && <Skeleton lines={4} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && loaded.value.turns < loaded.value.wanted && (
        <Empty icon={FlaskConical} title={t('lab.few')}>
          <p>{t('lab.few.text', { turns: loaded.value.turns, wanted: loaded.value.wanted })}</p>
          {loaded.value.older > 0 && <p>{t('lab.older', { n: loaded.value.older })}</p>}
        </Empty>
      )}
      {loaded.is === 'there' && loaded.value.turns >= loaded.value.wanted && (
        <Played path={path} past={loaded.value} {...props} />
      )}
    </section>
  );
}

interface PlayedProps extends LabProps {
  readonly path: string;
  readonly past: Past;
}

function Played({ path, past: there, onThreshold, ...asked }: PlayedProps) {
  const [language, setLanguage] = useState('');
  const [category, setCategory] = useState('');
  const made = usePreview({ path, days: there.days, language, category, ...asked });
  return (
    <>
      <div class="lab__filters">
        {there.languages.length > 1 && (
          <Select
            label={t('faq.language')}
            value={language}
            options={choices(there.languages, t('lab.allLanguages'))}
            onChoice={setLanguage}
          />
        )}
        {there.categories.length > 1 && (
          <Select
            label={t('lab.category')}
            value={category}
            options={choices(there.categories, t('lab.allCategories'))}
            onChoice={setCategory}
          />
        )}
      </div>
      {made.problem !== null && (
        <Banner tone="bad" icon={TriangleAlert}>
          {made.problem}
        </Banner>
      )}
      {(made.problem !== null || made.isEnded) && (
        <div class="lab__job">
          {made.isEnded && <span class="quiet">{t('lab.ended')}</span>}
          <Button small onClick={made.again}>
            {t('tryAgain')}
          </Button>
        </div>
      )}
      {made.job !== null && (
        <div class="lab__job">
          <progress max={made.job.of} value={made.job.done} aria-label={t('lab.playing')} />
          <span class="quiet">{t('lab.played', { done: made.job.done, of: made.job.of })}</span>
          <Button small onClick={made.cancel}>
            {t('cancel')}
          </Button>
        </div>
      )}
      {made.preview === null && made.problem === null && made.job === null && !made.isEnded && (
        <Skeleton lines={6} label={t('lab.playing')} />
      )}
      {made.preview !== null && (
        <div class={`lab__made${made.isBehind ? ' lab__made--behind' : ''}`}>
          <Shown
            shown={made.preview}
            isOfAll={language === '' && category === ''}
            onThreshold={onThreshold}
          />
        </div>
      )}
    </>
  );
}

function choices(values: readonly string[], all: string) {
  return [{ value: '', label: all }, ...values.map((value) => ({ value, label: value }))];
}

interface Made {
  readonly preview: Preview | null;
  /** Whether the sliders have moved on since. */
  readonly isBehind: boolean;
  readonly problem: string | null;
  readonly job: { readonly done: number; readonly of: number } | null;
  /** Whether somebody ended the job of just this question. */
  readonly isEnded: boolean;
  readonly cancel: () => void;
  readonly again: () => void;
}

interface Question extends Pick<LabProps, 'policy' | 'two' | 'inForce' | 'isSound' | 'onSeen'> {
  readonly path: string;
  readonly days: number;
  readonly language: string;
  readonly category: string;
}

/** Asks a moment after the sliders have come to rest; the last question counts. */
function usePreview({
  path,
  days,
  language,
  category,
  policy,
  two,
  inForce,
  isSound,
  onSeen,
}: Question): Made {
  const { rest } = useHere();
  const [made, setMade] = useState<Preview | null>(null);
  const [behind, setBehind] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [job, setJob] = useState<{ done: number; of: number } | null>(null);
  const [ended, setEnded] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const question = useMemo(
    () =>
      JSON.stringify({
        days,
        language,
        category,
        policy: asked(policy),
        ...(two === null ? {} : { against: two.base.version, rulesOf: two.rulesOf }),
      }),
    [days, language, category, policy, two],
  );
  const isEnded = ended === question;
  useEffect(() => {
    if (!isSound || isEnded) return undefined;
    let wanted = true;
    let timer = 0;
    let running = '';
    const show = (value: Preview, seen: string) => {
      onSeen(seen);
      setMade(value);
      setBehind(false);
      setJob(null);
      setProblem(null);
    };
    const fail = (detail: string) => {
      setJob(null);
      setProblem(detail);
    };
    const end = (id: string) => void rest.request('DELETE', `${path}/jobs/${id}`, nothing);
    const look = (id: string) => {
      void rest.request('GET', `${path}/jobs/${id}`, progress).then((read) => {
        if (!wanted) return;
        if (!read.ok) {
          fail(read.problem.detail);
        } else if (read.value.failed) {
          fail(t('lab.failed'));
        } else if (read.value.preview !== null) {
          show(read.value.preview, read.value.seen);
        } else {
          setJob({ done: read.value.done, of: read.value.of });
          timer = window.setTimeout(() => look(id), LOOK_MS);
        }
      });
    };
    setBehind(true);
    timer = window.setTimeout(() => {
      const body: unknown = JSON.parse(question);
      void rest.request('POST', `${path}/preview`, answer, body).then((read) => {
        if (!wanted) {
          // The sliders moved on before the job had a name to be ended by.
          if (read.ok && read.value.job !== null) end(read.value.job);
          return;
        }
        if (!read.ok) {
          fail(read.problem.detail);
        } else if (read.value.preview !== null) {
          show(read.value.preview, read.value.seen);
        } else if (read.value.job !== null) {
          running = read.value.job;
          setJob({ done: 0, of: read.value.of });
          look(running);
        }
      });
    }, PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
      setJob(null);
      if (running !== '') end(running);
    };
  }, [rest, path, question, inForce, isSound, isEnded, round, onSeen]);
  return {
    preview: made,
    isBehind: behind,
    problem,
    job,
    isEnded,
    cancel: () => setEnded(question),
    again: () => {
      setEnded(null);
      setProblem(null);
      setRound((n) => n + 1);
    },
  };
}

interface ShownProps {
  readonly shown: Preview;
  /** Whether all chats count, not only those of a language or a category. */
  readonly isOfAll: boolean;
  readonly onThreshold: (threshold: number) => void;
}

function Shown({ shown, isOfAll, onThreshold }: ShownProps) {
  return (
    <>
      <p class="quiet">
        {t('lab.basis', { turns: shown.turns, chats: shown.chats })}{' '}
        {t('lab.labels', {
          thumbs: shown.labels.thumbs,
          choices: shown.labels.choices,
          verdicts: shown.labels.verdicts,
        })}
      </p>
      <Tiles shown={shown} />
      <div class="lab__pair">
        <ChangedAnswers title={t('lab.stopped')} of={shown.stopped} good="wrong" />
        <ChangedAnswers title={t('lab.gained')} of={shown.gained} good="right" />
      </div>
      <LabCurve shown={shown} onThreshold={onThreshold} />
      <LabWaits shown={shown} isOfAll={isOfAll} />
      <LabFlips flips={shown.flips} all={shown.allFlips} />
    </>
  );
}

function Tiles({ shown }: { readonly shown: Preview }) {
  const { now, proposed } = shown.counts;
  const share = (n: number, of: Counts) => percents(n / Math.max(1, turnsOf(of)));
  const tiles = [
    { key: 'answered', now: now.answered, proposed: proposed.answered },
    { key: 'askedBack', now: now.askedBack, proposed: proposed.askedBack },
    { key: 'escalated', now: now.escalated, proposed: proposed.escalated },
  ] as const;
  return (
    <dl class="tiles" aria-live="polite">
      {tiles.map((tile) => (
        <div key={tile.key} class={`tile tile--${tile.key}`}>
          <dt>{t(`lab.${tile.key}`)}</dt>
          <dd>
            <strong>{share(tile.proposed, proposed)}</strong>
            <span class="quiet">
              {t('lab.of', { n: tile.proposed })} · {t('lab.now', { n: share(tile.now, now) })} ·{' '}
              {difference(tile.now, tile.proposed)}
            </span>
          </dd>
        </div>
      ))}
      <div class="tile tile--right">
        <dt>{t('lab.right')}</dt>
        <dd>
          <strong>{percents(shown.right.proposed.share)}</strong>
          <span class="quiet">
            {t('lab.between', { range: between(shown.right.proposed, percents) })} ·{' '}
            {t('lab.now', { n: percents(shown.right.now.share) })}
          </span>
        </dd>
      </div>
    </dl>
  );
}

function whole(n: number): string {
  return String(Math.round(n));
}

function ChangedAnswers({
  title,
  of,
  good,
}: {
  readonly title: string;
  readonly of: Changed;
  readonly good: 'right' | 'wrong';
}) {
  return (
    <section class="changed" aria-label={title}>
      <h3>
        {title} <Badge>{of.turns}</Badge>
      </h3>
      {of.turns === 0 ? (
        <p class="quiet">{t('lab.none')}</p>
      ) : (
        <>
          <p>
            <Badge tone={good === 'wrong' ? 'good' : 'bad'}>
              {estimate(of.wrong)} {t('lab.wrongOnes')}
            </Badge>{' '}
            <Badge tone={good === 'right' ? 'good' : 'bad'}>
              {estimate(of.right)} {t('lab.rightOnes')}
            </Badge>
          </p>
          <p class="quiet">{t('lab.known', { n: of.labels, badly: of.wentBadly })}</p>
        </>
      )}
    </section>
  );
}

function estimate(value: Share): string {
  return t('lab.about', { n: whole(value.share), range: between(value, whole) });
}
