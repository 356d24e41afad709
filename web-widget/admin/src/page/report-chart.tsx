import { useId } from 'preact/hooks';
import { NumberTable } from '../parts.tsx';
import { OUTCOMES, type Report } from '../report.ts';
import { t } from '../words.ts';

const WIDTH = 720;
const HEIGHT = 220;
const LEFT = 36;
const BOTTOM = 24;
const TOP = 10;
const MOST_LABELS = 8;

const drawn = (most: number, n: number) => (n / most) * (HEIGHT - BOTTOM - TOP);

/** The next number that reads well on an axis. */
function roundUp(most: number): number {
  if (most <= 4) return 4;
  const size = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 4, 5, 10].find((each) => each * size >= most) ?? 10;
  return step * size;
}

/** When a step begins, in the site's own time. */
export function stepName(report: Report, step: string): string {
  return new Intl.DateTimeFormat(undefined, {
    timeZone: report.zone,
    ...(report.grain === 'HOUR'
      ? { hour: '2-digit', minute: '2-digit' }
      : { day: 'numeric', month: 'short' }),
  }).format(new Date(step));
}

/** What became of the conversations that began in each step, one bar for each. */
export function VolumeChart({ report }: { readonly report: Report }) {
  const title = useId();
  const at = (key: string, i: number) => report.series.get(key)?.[i] ?? 0;
  const bars = report.steps.map((step, i) => ({
    step,
    parts: OUTCOMES.map((outcome) => ({ outcome, n: at(`CHAT.${outcome}`, i) })),
  }));
  const sums = bars.map((bar) => bar.parts.reduce((sum, part) => sum + part.n, 0));
  const most = roundUp(Math.max(0, ...sums));
  const wide = (WIDTH - LEFT) / Math.max(1, bars.length);
  const each = Math.ceil(bars.length / MOST_LABELS);
  const ticks = [0, most / 4, most / 2, (most * 3) / 4, most];
  return (
    <>
      <figure class="chart">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={title}>
          <title id={title}>
            {t('report.volume.label', {
              n: sums.reduce((sum, n) => sum + n, 0),
              most: Math.max(0, ...sums),
              grain: t(`report.grain.${report.grain}`),
            })}
          </title>
          {ticks.map((tick) => (
            <g key={tick}>
              <line
                class="chart__grid"
                x1={LEFT}
                x2={WIDTH}
                y1={HEIGHT - BOTTOM - drawn(most, tick)}
                y2={HEIGHT - BOTTOM - drawn(most, tick)}
              />
              <text
                class="chart__tick"
                x={LEFT - 6}
                y={HEIGHT - BOTTOM - drawn(most, tick) + 4}
                text-anchor="end"
              >
                {tick}
              </text>
            </g>
          ))}
          {bars.map((bar, i) => {
            let below = 0;
            return (
              <g key={bar.step}>
                {bar.parts.map(({ outcome, n }) => {
                  below += n;
                  return n === 0 ? null : (
                    <rect
                      key={outcome}
                      class={`outcome outcome--${outcome}`}
                      x={LEFT + i * wide + wide * 0.12}
                      width={wide * 0.76}
                      y={HEIGHT - BOTTOM - drawn(most, below)}
                      height={drawn(most, n)}
                    />
                  );
                })}
                {i % each === 0 && (
                  <text
                    class="chart__tick"
                    x={LEFT + (i + 0.5) * wide}
                    y={HEIGHT - 6}
                    text-anchor={i === 0 ? 'start' : 'middle'}
                  >
                    {stepName(report, bar.step)}
                  </text>
                )}
              </g>
            );
          })}
        </svg>
      </figure>
      <details class="report__table">
        <summary>{t('report.asTable')}</summary>
        <NumberTable
          label={t('report.volume')}
          heads={[
            t(`report.grain.${report.grain}`),
            t('report.all'),
            ...OUTCOMES.map((outcome) => t(`outcome.${outcome}`)),
          ]}
        >
          {bars.map((bar, i) => (
            <tr key={bar.step}>
              <th scope="row">{stepName(report, bar.step)}</th>
              <td>{sums[i]}</td>
              {bar.parts.map(({ outcome, n }) => (
                <td key={outcome}>{n}</td>
              ))}
            </tr>
          ))}
        </NumberTable>
      </details>
    </>
  );
}

/** 1 January 2024 was a Monday. */
const weekday = (day: number) =>
  new Intl.DateTimeFormat(t.language, { weekday: 'short', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2024, 0, 1 + day)),
  );

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When in the week conversations begin: the darker, the more. */
export function RhythmChart({ report }: { readonly report: Report }) {
  const most = Math.max(1, ...report.rhythm.flat());
  const busiest = report.rhythm
    .flatMap((hours, day) => hours.map((n, hour) => ({ day, hour, n })))
    .reduce((a, b) => (b.n > a.n ? b : a), { day: 0, hour: 0, n: 0 });
  return (
    <>
      <p class="quiet">
        {busiest.n === 0
          ? t('report.rhythm.none')
          : t('report.rhythm.most', {
              day: weekday(busiest.day),
              from: busiest.hour,
              to: busiest.hour + 1,
            })}
      </p>
      <NumberTable
        label={t('report.rhythm')}
        heads={[t('report.weekday'), ...HOURS.map((hour) => String(hour))]}
      >
        {report.rhythm.map((hours, day) => (
          <tr key={weekday(day)} class="rhythm">
            <th scope="row">{weekday(day)}</th>
            {hours.map((n, hour) => (
              <td
                // Hours have no name but their place.
                // oxlint-disable-next-line react/no-array-index-key
                key={hour}
                class="rhythm__hour"
                style={{ '--much': `${Math.round((n / most) * 60)}%` }}
              >
                {n}
              </td>
            ))}
          </tr>
        ))}
      </NumberTable>
    </>
  );
}
