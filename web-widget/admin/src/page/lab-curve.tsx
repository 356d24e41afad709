import { Button } from '@firsthand/shared/ui/button.tsx';
import { useId } from 'preact/hooks';
import { between, percents, type Point, type Preview } from '../lab.ts';
import { NumberTable } from '../parts.tsx';
import { t } from '../words.ts';
import { ChartLegend } from './chart-legend.tsx';

const WIDTH = 560;
const HEIGHT = 260;
const EDGE = 40;
const MARGIN = 14;
const FEWEST = 20;

/** The lowest share that the picture shows: what is worse need not be told apart. */
const FLOOR = 0.5;
const TICKS_X = [0, 0.2, 0.4, 0.6, 0.8, 1];
const TICKS_Y = [0.5, 0.6, 0.7, 0.8, 0.9, 1];

const x = (share: number) => EDGE + share * (WIDTH - EDGE - MARGIN);
const y = (share: number) =>
  MARGIN + ((1 - Math.min(1, Math.max(FLOOR, share))) / (1 - FLOOR)) * (HEIGHT - EDGE - MARGIN);

interface CurveProps {
  readonly shown: Preview;
  readonly onThreshold: (threshold: number) => void;
}

/** How much the bot would answer against how much of that would be right, for each threshold. */
export function LabCurve({ shown, onThreshold }: CurveProps) {
  const title = useId();
  const points = shown.curve.filter((point) => point.answers >= FEWEST);
  const line = points.map((point) => `${x(point.answered)},${y(point.right.share)}`).join(' ');
  const band = [
    ...points.map((point) => `${x(point.answered)},${y(point.right.most)}`),
    ...points.toReversed().map((point) => `${x(point.answered)},${y(point.right.least)}`),
  ].join(' ');
  return (
    <section class="lab__curve" aria-labelledby="lab-curve">
      <h3 id="lab-curve">{t('lab.curve')}</h3>
      <div class="lab__pair lab__pair--curve">
        <figure class="chart">
          <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={title}>
            <title id={title}>
              {t('lab.curve.label', {
                now: percents(shown.present.answered),
                nowRight: percents(shown.present.right.share),
                proposed: percents(shown.point.answered),
                proposedRight: percents(shown.point.right.share),
              })}
            </title>
            {TICKS_Y.map((tick) => (
              <g key={tick}>
                <line class="chart__grid" x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
                <text class="chart__tick" x={EDGE - 6} y={y(tick) + 4} text-anchor="end">
                  {percents(tick)}
                </text>
              </g>
            ))}
            {TICKS_X.map((tick) => (
              <text
                key={tick}
                class="chart__tick"
                x={x(tick)}
                y={HEIGHT - EDGE + 18}
                text-anchor={tick === 1 ? 'end' : 'middle'}
              >
                {percents(tick)}
              </text>
            ))}
            <polygon class="lab__band" points={band} />
            <polyline class="lab__line" points={line} />
            <Mark of={shown.present} kind="now" />
            <Mark of={shown.point} kind="proposed" />
            <text class="chart__tick" x={x(0.5)} y={HEIGHT - 6} text-anchor="middle">
              {t('lab.curve.answered')}
            </text>
          </svg>
          <ChartLegend names={{ now: t('lab.present'), proposed: t('lab.proposed') }}>
            <span>{t('lab.curve.right')}</span>
          </ChartLegend>
        </figure>
        <Recommended shown={shown} onThreshold={onThreshold} />
      </div>
      <details class="lab__table">
        <summary>{t('lab.curve.table')}</summary>
        <NumberTable
          label={t('lab.curve.table')}
          heads={[
            t('field.answerThreshold'),
            t('lab.answered'),
            t('lab.right'),
            t('chart.range'),
            t('chart.labels'),
          ]}
        >
          {shown.curve
            .filter((_, i) => i % 2 === 0)
            .map((point) => (
              <tr key={point.threshold}>
                <th scope="row">{percents(point.threshold)}</th>
                <td>{percents(point.answered)}</td>
                <td>{percents(point.right.share)}</td>
                <td class="quiet">{between(point.right, percents)}</td>
                <td>{point.labels}</td>
              </tr>
            ))}
        </NumberTable>
      </details>
    </section>
  );
}

function Mark({ of, kind }: { readonly of: Point; readonly kind: 'now' | 'proposed' }) {
  return (
    <circle
      class={`lab__mark lab__mark--${kind}`}
      cx={x(of.answered)}
      cy={y(of.right.share)}
      r={kind === 'now' ? 5 : 7}
    />
  );
}

function Recommended({ shown, onThreshold }: CurveProps) {
  return (
    <div class="lab__recommended">
      <h4>{t('lab.recommended')}</h4>
      {shown.recommended.length === 0 && <p class="quiet">{t('lab.recommended.none')}</p>}
      <ul>
        {shown.recommended.map(({ target, point }) => (
          <li key={target}>
            <p>
              <strong>{t('lab.atLeast', { share: percents(target) })}</strong>{' '}
              {t('lab.recommended.text', {
                threshold: percents(point.threshold),
                answered: percents(point.answered),
                range: between(point.right, percents),
                labels: point.labels,
              })}
            </p>
            <Button
              small
              aria-label={t('lab.tryLabel', { threshold: percents(point.threshold) })}
              onClick={() => onThreshold(point.threshold)}
            >
              {t('lab.try')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
