import type { ComponentChildren } from 'preact';
import { NumberTable } from '../parts.tsx';
import { count, type Figures, type Report, spokenMs } from '../report.ts';
import { t } from '../words.ts';
import type { Drill } from './report-chats.tsx';

/** A number that leads to its chats. */
export function Count({
  n,
  drill,
  onDrill,
}: {
  readonly n: number;
  readonly drill: Drill;
  readonly onDrill: (drill: Drill) => void;
}) {
  return n === 0 ? (
    <span class="quiet">0</span>
  ) : (
    <button type="button" class="report__count" onClick={() => onDrill(drill)}>
      {n.toLocaleString(t.language)}
      <span class="unseen"> {drill.title}</span>
    </button>
  );
}

/** A number that stands out, with the same of the time before. */
export function Tile({
  label,
  before,
  children,
}: {
  readonly label: string;
  readonly before: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="tile">
      <dt>{label}</dt>
      <dd>
        <strong>{children}</strong>
        <span class="quiet">{t('report.before', { n: before })}</span>
      </dd>
    </div>
  );
}

/** Counts of one kind with their share, now and before; a bar says how they compare. */
export function Breakdown({
  label,
  report,
  rows,
  tones,
  onDrill,
}: {
  readonly label: string;
  readonly report: Report;
  readonly rows: readonly { readonly key: string; readonly name: string }[];
  readonly tones?: string;
  readonly onDrill: (drill: Drill) => void;
}) {
  const most = Math.max(1, ...rows.map(({ key }) => count(report.figures, key)));
  return (
    <NumberTable label={label} heads={[label, t('report.now'), t('report.earlier')]}>
      {rows.map(({ key, name }) => (
        <tr key={key}>
          <th scope="row">
            <span class="report__name">{name}</span>
            {count(report.figures, key) > 0 && (
              <span
                class={`report__bar ${tones === undefined ? '' : `${tones}--${key.split('.')[1]}`}`}
                style={{ inlineSize: `${(count(report.figures, key) / most) * 100}%` }}
                aria-hidden="true"
              />
            )}
          </th>
          <td>
            <Count
              n={count(report.figures, key)}
              drill={{ title: name, figure: key }}
              onDrill={onDrill}
            />
          </td>
          <td class="quiet">{count(report.before, key).toLocaleString(t.language)}</td>
        </tr>
      ))}
    </NumberTable>
  );
}

const SPREADS = ['FIRST_WORDS', 'WAIT', 'FIRST_REPLY', 'HELD', 'CHAT'] as const;

/** How long things take: in the middle, and for nine in ten. */
export function Times({ report }: { readonly report: Report }) {
  const middle = (of: Figures, kind: string) => {
    const spread = of.spreads.get(kind);
    return spread === undefined ? '–' : spokenMs(spread.median);
  };
  return (
    <NumberTable
      label={t('report.times')}
      heads={[
        t('report.times'),
        t('report.median'),
        t('report.p90'),
        t('report.howMany'),
        t('report.medianBefore'),
      ]}
    >
      {SPREADS.map((kind) => {
        const spread = report.figures.spreads.get(kind);
        return (
          <tr key={kind}>
            <th scope="row">{t(`spread.${kind}`)}</th>
            <td>{middle(report.figures, kind)}</td>
            <td>{spread === undefined ? '–' : spokenMs(spread.p90)}</td>
            <td>{spread?.n ?? 0}</td>
            <td class="quiet">{middle(report.before, kind)}</td>
          </tr>
        );
      })}
    </NumberTable>
  );
}
