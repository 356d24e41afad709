import { Button } from '@firsthand/shared/ui/button.tsx';
import { Badge, Banner } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { Split, TriangleAlert } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { useHere } from '../here.ts';
import { Confirm, NumberTable } from '../parts.tsx';
import {
  countOf,
  MEASURES,
  type Measure,
  type Over,
  points,
  type Running,
  shareOf,
  type Standing,
  type Trials,
} from '../trial.ts';
import { t } from '../words.ts';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const AGAIN_MS = 15_000;

interface TrialCardProps {
  readonly path: string;
  readonly trials: Trials;
  /** Reads the trial again. */
  readonly onLook: () => void;
  /** Another version came into force. */
  readonly onSaved: () => void;
}

/** What is tried on a share of the chats, how it does, and how others ended. */
export function TrialCard({ path, trials, onLook, onSaved }: TrialCardProps) {
  const { running, over } = trials;
  useEffect(() => {
    if (running === null) return undefined;
    const timer = setInterval(onLook, AGAIN_MS);
    return () => clearInterval(timer);
  }, [running, onLook]);
  const latest = over[0];
  if (running === null && latest === undefined) return null;
  return (
    <section class="card trial" aria-labelledby="trial">
      <h2 id="trial">
        <Split size={18} aria-hidden="true" />
        {t('trial')}
      </h2>
      {running !== null && <Now path={path} running={running} onLook={onLook} onSaved={onSaved} />}
      {running === null && latest?.ending === 'BROKEN' && (
        <Banner tone="warn" icon={TriangleAlert}>
          {t('trial.broken', { version: latest.trial.version })} {reason(latest.broken)}
        </Banner>
      )}
      {over.length > 0 && (
        <details class="trial__over" open={running === null}>
          <summary>{t('trial.over', { n: over.length })}</summary>
          {over.map((each) => (
            <Ended key={each.trial.version} over={each} />
          ))}
        </details>
      )}
    </section>
  );
}

interface NowProps {
  readonly path: string;
  readonly running: Running;
  readonly onLook: () => void;
  readonly onSaved: () => void;
}

function Now({ path, running, onLook, onSaved }: NowProps) {
  const { rest } = useHere();
  const [busy, setBusy] = useState(false);
  const [taking, setTaking] = useState(false);
  const { trial } = running;
  const end = (take: boolean) => {
    setBusy(true);
    void rest
      .request('POST', `${path}/trial/end`, () => null, { version: trial.version, take })
      .then((answer) => {
        setBusy(false);
        setTaking(false);
        if (answer.ok) toast(t(take ? 'trial.taken' : 'trial.takenBack'), 'good');
        else toast(answer.problem.detail, 'bad');
        onLook();
        onSaved();
      });
  };
  return (
    <>
      <p>
        <strong>{title(running)}</strong>{' '}
        <Badge tone="info">{t('trial.share', { percent: trial.percent })}</Badge>{' '}
        <span class="quiet">
          {t('trial.since', {
            at: moment.format(Date.parse(trial.beginsAt)),
            author: trial.author,
            against: trial.against,
          })}
        </span>
      </p>
      {trial.comment !== '' && <p>{trial.comment}</p>}
      <Sides of={running} />
      <p class="quiet">{t('trial.rule')}</p>
      <div class="row">
        <Button busy={busy} onClick={() => end(false)}>
          {t('trial.takeBack')}
        </Button>
        <Button kind="primary" busy={busy} onClick={() => setTaking(true)}>
          {t('trial.take')}
        </Button>
      </div>
      {taking && (
        <Confirm
          title={t('trial.take')}
          text={t('trial.takeText', { version: trial.version })}
          yes={t('trial.takeYes')}
          busy={busy}
          onYes={() => end(true)}
          onNo={() => setTaking(false)}
        />
      )}
    </>
  );
}

/** Both sides in numbers, each with how its guard stands. */
function Sides({ of }: { readonly of: Running | Over }) {
  const { figures, standings } = of;
  return (
    <NumberTable
      label={t('trial.table')}
      heads={[
        t('trial.measure'),
        t('trial.tried', { n: figures.tried.chats }),
        t('trial.others', { n: figures.others.chats }),
        t('trial.difference'),
        t('trial.guard'),
      ]}
    >
      {MEASURES.map((measure) => {
        const standing = standings.find(({ guard }) => guard.measure === measure);
        const tried = countOf(figures.tried, measure);
        const others = countOf(figures.others, measure);
        return (
          <tr key={measure}>
            <th scope="row">{t(`trial.${measure}`)}</th>
            <td>
              {shareOf(tried)} <span class="quiet">{t('trial.of', { n: tried.of })}</span>
            </td>
            <td>
              {shareOf(others)} <span class="quiet">{t('trial.of', { n: others.of })}</span>
            </td>
            <td>{standing === undefined ? '–' : difference(standing)}</td>
            <td class="table__words">
              {standing === undefined ? (
                <span class="quiet">{t('trial.unguarded')}</span>
              ) : (
                <Stands standing={standing} />
              )}
            </td>
          </tr>
        );
      })}
    </NumberTable>
  );
}

function difference({ tried, others, difference: by, least, most }: Standing): string {
  return tried.of === 0 || others.of === 0
    ? '–'
    : t('trial.points', { n: points(by), least: points(least), most: points(most) });
}

function Stands({ standing }: { readonly standing: Standing }) {
  const { guard, tried, others } = standing;
  const limit = t('trial.limit', { n: Math.round(guard.worse * 100) });
  if (standing.broken) {
    return (
      <>
        <Badge tone="bad">{t('trial.isBroken')}</Badge> <span class="quiet">{limit}</span>
      </>
    );
  }
  return standing.enough ? (
    <>
      <Badge tone="good">{t('trial.holds')}</Badge> <span class="quiet">{limit}</span>
    </>
  ) : (
    <>
      <Badge>{t('trial.few', { n: Math.min(tried.of, others.of), of: guard.fewest })}</Badge>{' '}
      <span class="quiet">{limit}</span>
    </>
  );
}

function Ended({ over }: { readonly over: Over }) {
  return (
    <article class="trial__ended">
      <p>
        <strong>{title(over)}</strong>{' '}
        <Badge tone={over.ending === 'TAKEN' ? 'good' : over.ending === 'BROKEN' ? 'bad' : 'plain'}>
          {t(`trial.${over.ending}`)}
        </Badge>{' '}
        <span class="quiet">
          {t('trial.ended', {
            percent: over.trial.percent,
            at: moment.format(Date.parse(over.endedAt)),
            by: over.endedBy,
          })}
        </span>
      </p>
      {over.ending === 'BROKEN' && <p>{reason(over.broken)}</p>}
      <Sides of={over} />
    </article>
  );
}

function title({ trial }: Running | Over): string {
  const number = t('versions.number', { n: trial.version });
  return trial.name === '' ? number : `${number} · ${trial.name}`;
}

function reason(broken: Measure | null): string {
  return broken === null ? '' : t(`trial.because.${broken}`);
}
