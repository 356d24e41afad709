import { percent } from '@firsthand/shared/ui/why.tsx';
import { useId } from 'preact/hooks';
import type { Bin, Reliability } from '../confidence.ts';
import { NumberTable } from '../parts.tsx';
import { t } from '../words.ts';
import { ChartLegend } from './chart-legend.tsx';

const SIDE = 320;
const EDGE = 36;
const MARGIN = 16;
const x = (share: number) => EDGE + share * (SIDE - EDGE - MARGIN);
const y = (share: number) => SIDE - EDGE - share * (SIDE - EDGE - MARGIN);
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** What was said against what came true; the nearer to the diagonal, the better. */
export function ReliabilityChart({
  now,
  proposed,
}: {
  readonly now: Reliability;
  readonly proposed: Reliability | null;
}) {
  const title = useId();
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${SIDE} ${SIDE}`} role="img" aria-labelledby={title}>
        <title id={title}>{t('chart.label', { n: now.labels })}</title>
        {TICKS.map((tick) => (
          <g key={tick}>
            <line class="chart__grid" x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
            <text class="chart__tick" x={x(tick)} y={SIDE - EDGE + 16} text-anchor="middle">
              {percent(tick)}
            </text>
            <text class="chart__tick" x={EDGE - 6} y={y(tick) + 4} text-anchor="end">
              {percent(tick)}
            </text>
          </g>
        ))}
        <line class="chart__ideal" x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
        {proposed !== null && <Points of={proposed} series="proposed" />}
        <Points of={now} series="now" />
        <text class="chart__tick" x={x(0.5)} y={SIDE - 4} text-anchor="middle">
          {t('chart.said')}
        </text>
        <text
          class="chart__tick"
          x={0}
          y={0}
          text-anchor="middle"
          transform={`translate(10 ${y(0.5)}) rotate(-90)`}
        >
          {t('chart.true')}
        </text>
      </svg>
      <ChartLegend
        names={{
          now: t('chart.now'),
          ...(proposed !== null && { proposed: t('chart.proposed') }),
          ideal: t('chart.ideal'),
        }}
      />
    </figure>
  );
}

function Points({ of, series }: { readonly of: Reliability; readonly series: 'now' | 'proposed' }) {
  const full = filled(of);
  const most = Math.max(1, ...full.map((bin) => bin.labels));
  return (
    <g class={`chart__series chart__series--${series}`}>
      {series === 'now' &&
        full.map((bin) => (
          <line
            key={`range ${bin.from}`}
            class="chart__range"
            x1={x(bin.said)}
            x2={x(bin.said)}
            y1={y(bin.low)}
            y2={y(bin.high)}
          />
        ))}
      <polyline points={full.map((bin) => `${x(bin.said)},${y(bin.share)}`).join(' ')} />
      {full.map((bin) => (
        <circle
          key={bin.from}
          cx={x(bin.said)}
          cy={y(bin.share)}
          r={3 + 4 * Math.sqrt(bin.labels / most)}
        />
      ))}
    </g>
  );
}

/** The same in numbers. */
export function ReliabilityTable({
  of,
  label,
}: {
  readonly of: Reliability;
  readonly label: string;
}) {
  return (
    <NumberTable
      label={label}
      heads={[
        t('chart.bin'),
        t('chart.labels'),
        t('chart.saidMean'),
        t('chart.right'),
        t('chart.range'),
      ]}
    >
      {filled(of).map((bin) => (
        <tr key={bin.from}>
          <th scope="row">
            {percent(bin.from)}–{percent(bin.to)}%
          </th>
          <td>{bin.labels}</td>
          <td>{percent(bin.said)}%</td>
          <td>{percent(bin.share)}%</td>
          <td class="quiet">
            {percent(bin.low)}–{percent(bin.high)}%
          </td>
        </tr>
      ))}
    </NumberTable>
  );
}

function filled(of: Reliability): readonly Bin[] {
  return of.bins.filter((bin) => bin.labels > 0);
}
