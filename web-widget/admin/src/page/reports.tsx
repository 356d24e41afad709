import { Button } from '@firsthand/shared/ui/button.tsx';
import { Field } from '@firsthand/shared/ui/field.tsx';
import { Banner, Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { ChartColumn, Download, Hourglass } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useHere, useLoaded } from '../here.ts';
import { Failed, PageHead } from '../parts.tsx';
import {
  count,
  type Days,
  detailsOf,
  type Figures,
  JUDGEMENTS,
  lastDays,
  OUTCOMES,
  PROMISE_ENDS,
  rating,
  REASONS,
  type Report,
  report,
  shareOf,
  spokenMs,
  WAIT_ENDS,
} from '../report.ts';
import { t } from '../words.ts';
import { type Drill, ReportChats } from './report-chats.tsx';
import { RhythmChart, VolumeChart } from './report-chart.tsx';
import { Breakdown, Count, Tile, Times } from './report-figures.tsx';
import { GroupTable } from './report-groups.tsx';

const CHOICES = [1, 7, 28, 90] as const;
type Choice = (typeof CHOICES)[number] | 'own';
const TABLES = ['figures', 'series', 'agents', 'teams', 'topics'] as const;

/** What happened in a period, beside as many days before. */
export function ReportsPage() {
  const { siteKey } = useHere();
  const [zone, setZone] = useState<string | undefined>(undefined);
  const [choice, setChoice] = useState<Choice>(28);
  const [now, setNow] = useState(() => new Date());
  const [own, setOwn] = useState<Days>(() => lastDays(28, now));
  const days = choice === 'own' ? own : lastDays(choice, now, zone);
  const query = new URLSearchParams({ ...days }).toString();
  const path = `/api/v1/sites/${encodeURIComponent(siteKey)}/report`;
  return (
    <>
      <PageHead title={t('page.reports')} lead={t('reports.lead')} />
      <section class="card report__period" aria-labelledby="report-period">
        <h2 id="report-period" class="unseen">
          {t('lab.period')}
        </h2>
        <div class="report__choices" role="group" aria-labelledby="report-period">
          {CHOICES.map((many) => (
            <Button
              key={many}
              small
              aria-pressed={choice === many}
              onClick={() => {
                setNow(new Date());
                setChoice(many);
              }}
            >
              {many === 1 ? t('report.today') : t('lab.days', { n: many })}
            </Button>
          ))}
          <Button
            small
            aria-pressed={choice === 'own'}
            onClick={() => {
              setOwn(days);
              setChoice('own');
            }}
          >
            {t('report.own')}
          </Button>
        </div>
        {choice === 'own' && <OwnDays days={own} onDays={setOwn} />}
        <div class="report__exports">
          <span class="quiet">{t('report.export')}</span>
          {TABLES.map((table) => (
            <a
              key={table}
              class="button button--small"
              href={`${path}/export?${query}&table=${table}`}
              download={`report-${table}-${days.from}-${days.to}.csv`}
            >
              <Download size={14} aria-hidden="true" />
              {t(`report.export.${table}`)}
            </a>
          ))}
        </div>
      </section>
      <Shown key={query} path={`${path}?${query}`} days={days} onZone={setZone} />
    </>
  );
}

function OwnDays({ days, onDays }: { readonly days: Days; readonly onDays: (days: Days) => void }) {
  const [from, setFrom] = useState(days.from);
  const [to, setTo] = useState(days.to);
  const wrong = from === '' || to === '' || from > to;
  return (
    <form
      class="report__own"
      onSubmit={(event) => {
        event.preventDefault();
        if (!wrong) onDays({ from, to });
      }}
    >
      <Field label={t('report.from')} error={wrong ? t('report.own.wrong') : null}>
        {(control) => (
          <input
            class="input"
            type="date"
            value={from}
            onInput={(event) => setFrom(event.currentTarget.value)}
            {...control}
          />
        )}
      </Field>
      <Field label={t('report.to')}>
        {(control) => (
          <input
            class="input"
            type="date"
            value={to}
            onInput={(event) => setTo(event.currentTarget.value)}
            {...control}
          />
        )}
      </Field>
      <Button kind="primary" type="submit" disabled={wrong}>
        {t('report.show')}
      </Button>
    </form>
  );
}

function Shown({
  path,
  days,
  onZone,
}: {
  readonly path: string;
  readonly days: Days;
  readonly onZone: (zone: string) => void;
}) {
  const [loaded, reload] = useLoaded(path, report);
  const [drill, setDrill] = useState<Drill | null>(null);
  const zone = loaded.is === 'there' ? loaded.value.zone : null;
  useEffect(() => {
    if (zone !== null) onZone(zone);
  }, [zone, onZone]);
  if (loaded.is === 'failed') return <Failed problem={loaded.problem} onAgain={reload} />;
  if (loaded.is === 'loading') return <Skeleton lines={6} label={t('loading')} />;
  const shown = loaded.value;
  const nothing = shown.figures.counts.size === 0 && shown.before.counts.size === 0;
  return (
    <div class="report">
      <p class="quiet report__about">
        {t('report.about', {
          period: range(shown.period),
          compared: range(shown.compared),
          zone: shown.zone,
        })}
      </p>
      {shown.catchingUp && (
        <Banner tone="info" icon={Hourglass}>
          {t('report.catchingUp')}
        </Banner>
      )}
      {shown.behind > 0 && (
        <Banner tone="info" icon={Hourglass}>
          {t('report.behind', { n: shown.behind })}
        </Banner>
      )}
      {nothing ? (
        <Empty icon={ChartColumn} title={t('report.none')}>
          <p>{t('report.none.text')}</p>
        </Empty>
      ) : (
        <Sections report={shown} onDrill={setDrill} />
      )}
      {drill !== null && (
        <ReportChats days={days} zone={shown.zone} drill={drill} onClose={() => setDrill(null)} />
      )}
    </div>
  );
}

function range({ from, to }: Days): string {
  const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
  return days.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

interface SectionsProps {
  readonly report: Report;
  readonly onDrill: (drill: Drill) => void;
}

function Card({
  id,
  title,
  lead,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly lead?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="card report__card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead !== undefined && <p class="quiet">{lead}</p>}
      {children}
    </section>
  );
}

function Sections({ report: shown, onDrill }: SectionsProps) {
  return (
    <>
      <Tiles report={shown} onDrill={onDrill} />
      <Card id="r-volume" title={t('report.volume')} lead={t('report.volume.text')}>
        <VolumeChart report={shown} />
        <Breakdown
          label={t('report.became')}
          report={shown}
          tones="outcome"
          rows={OUTCOMES.map((name) => ({
            key: `CHAT.${name}`,
            name: t(`outcome.${name}`),
          }))}
          onDrill={onDrill}
        />
      </Card>
      <Card id="r-reasons" title={t('report.reasons')} lead={t('report.reasons.text')}>
        <Breakdown
          label={t('report.reason')}
          report={shown}
          rows={REASONS.map((name) => ({ key: `ESCALATION.${name}`, name: t(`reason.${name}`) }))
            .filter(({ key }) => count(shown.figures, key) + count(shown.before, key) > 0)
            .toSorted((a, b) => count(shown.figures, b.key) - count(shown.figures, a.key))}
          onDrill={onDrill}
        />
        <Breakdown
          label={t('report.judged')}
          report={shown}
          rows={JUDGEMENTS.map((name) => ({ key: `JUDGEMENT.${name}`, name: t(`judged.${name}`) }))}
          onDrill={onDrill}
        />
      </Card>
      <Card id="r-waits" title={t('report.waits.title')} lead={t('report.waits.text')}>
        <Breakdown
          label={t('report.waitEnds')}
          report={shown}
          rows={WAIT_ENDS.map((name) => ({ key: `WAIT.${name}`, name: t(`waitEnd.${name}`) }))}
          onDrill={onDrill}
        />
        <p>
          {shown.told.told === 0
            ? t('report.told.none')
            : t('report.told', {
                n: shown.told.told,
                right: shareOf(shown.told.right, shown.told.told),
                sooner: shown.told.sooner,
                later: shown.told.later,
                error: spokenMs(shown.told.medianError),
                before: shareOf(shown.toldBefore.right, shown.toldBefore.told),
              })}
        </p>
      </Card>
      <Card id="r-times" title={t('report.times.title')} lead={t('report.times.text')}>
        <Times report={shown} />
      </Card>
      <Card id="r-ratings" title={t('report.ratings')} lead={t('report.ratings.text')}>
        <Ratings report={shown} onDrill={onDrill} />
      </Card>
      <Card id="r-promises" title={t('report.promises.title')}>
        <Breakdown
          label={t('report.promises')}
          report={shown}
          rows={PROMISE_ENDS.map((name) => ({
            key: `PROMISE.${name}`,
            name: t(`promiseEnd.${name}`),
          }))}
          onDrill={onDrill}
        />
        {count(shown.figures, 'GESTURE') + count(shown.before, 'GESTURE') > 0 && (
          <Breakdown
            label={t('report.gestures')}
            report={shown}
            rows={detailsOf('GESTURE', shown.figures, shown.before).map((key) => ({
              key,
              name: key.slice('GESTURE.'.length),
            }))}
            onDrill={onDrill}
          />
        )}
      </Card>
      <Card id="r-rhythm" title={t('report.rhythm')}>
        <RhythmChart report={shown} />
      </Card>
      <Card id="r-agents" title={t('report.agents')}>
        <GroupTable by="agent" groups={shown.agents} onDrill={onDrill} />
      </Card>
      <Card id="r-teams" title={t('report.teams')}>
        <GroupTable by="team" groups={shown.teams} onDrill={onDrill} />
      </Card>
      <Card id="r-topics" title={t('report.topics')} lead={t('report.topics.text')}>
        <GroupTable by="topic" groups={shown.topics} onDrill={onDrill} />
      </Card>
    </>
  );
}

function Tiles({ report: shown, onDrill }: SectionsProps) {
  const { figures, before } = shown;
  const alone = (of: Figures) =>
    count(of, 'CHAT.SOLVED') +
    count(of, 'CHAT.SILENT') +
    count(of, 'CHAT.CAME_BACK') +
    count(of, 'CHAT.NOT_HELPED');
  const share = (of: Figures, part: number) => shareOf(part, count(of, 'CHAT'));
  const middle = (of: Figures) => {
    const spread = of.spreads.get('WAIT');
    return spread === undefined ? '–' : spokenMs(spread.median);
  };
  const left = (of: Figures) => shareOf(count(of, 'WAIT.LEFT'), count(of, 'WAIT'));
  const stars = (of: Figures, whom: 'BOT' | 'PERSON') => rating(of, whom)?.mean.toFixed(1) ?? '–';
  return (
    <dl class="tiles">
      <Tile label={t('report.chats')} before={count(before, 'CHAT').toLocaleString(t.language)}>
        <Count
          n={count(figures, 'CHAT')}
          drill={{ title: t('report.chats'), figure: 'CHAT' }}
          onDrill={onDrill}
        />
      </Tile>
      <Tile label={t('report.botAlone')} before={share(before, alone(before))}>
        {share(figures, alone(figures))}
      </Tile>
      <Tile label={t('report.toPeople')} before={share(before, count(before, 'CHAT.PERSON'))}>
        {share(figures, count(figures, 'CHAT.PERSON'))}
      </Tile>
      <Tile label={t('report.wait')} before={middle(before)}>
        {middle(figures)}
      </Tile>
      <Tile label={t('report.abandoned')} before={left(before)}>
        {left(figures)}
      </Tile>
      <Tile label={t('report.ratingPerson')} before={stars(before, 'PERSON')}>
        {stars(figures, 'PERSON')}
      </Tile>
      <Tile label={t('report.ratingBot')} before={stars(before, 'BOT')}>
        {stars(figures, 'BOT')}
      </Tile>
    </dl>
  );
}

function Ratings({ report: shown, onDrill }: SectionsProps) {
  return (
    <div class="report__pair">
      {(['PERSON', 'BOT'] as const).map((whom) => {
        const stars = shown.figures.ratings.get(whom)?.stars ?? [0, 0, 0, 0, 0];
        const all = stars.reduce((sum, n) => sum + n, 0);
        const good = (stars[3] ?? 0) + (stars[4] ?? 0);
        return (
          <div key={whom} class="report__stars">
            <h3>{t(`report.rating.${whom}`)}</h3>
            <p class="quiet">
              {all === 0
                ? t('report.unrated')
                : t('report.satisfied', { share: shareOf(good, all), n: all })}
            </p>
            <ul>
              {stars
                .map((n, i) => ({ n, star: i + 1 }))
                .toReversed()
                .map(({ n, star }) => (
                  <li key={star}>
                    <span>{t('report.star', { n: star })}</span>
                    <span class="report__track" aria-hidden="true">
                      {n > 0 && (
                        <span class="report__bar" style={{ inlineSize: `${(n / all) * 100}%` }} />
                      )}
                    </span>
                    <span class="report__n">{n}</span>
                  </li>
                ))}
            </ul>
            <Button
              small
              disabled={all === 0}
              onClick={() =>
                onDrill({ title: t(`report.rating.${whom}`), figure: `RATING.${whom}` })
              }
            >
              {t('report.rating.chats')}
            </Button>
          </div>
        );
      })}
    </div>
  );
}
