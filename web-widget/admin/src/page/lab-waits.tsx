import { type Preview, spoken } from '../lab.ts';
import { NumberTable } from '../parts.tsx';
import { t } from '../words.ts';
import { ChartLegend } from './chart-legend.tsx';

interface WaitsProps {
  readonly shown: Preview;
  /** Whether all chats count, not only those of a language or a category. */
  readonly isOfAll: boolean;
}

/** How long visitors would wait for a person, and at which hours they would want one. */
export function LabWaits({ shown, isOfAll }: WaitsProps) {
  const { waits, escalations } = shown;
  const rows = [
    { name: t('lab.asItWas'), of: waits.real },
    { name: t('lab.modelOfPast'), of: waits.was },
    { name: t('lab.present'), of: waits.now },
    { name: t('lab.proposed'), of: waits.proposed },
  ];
  const most = Math.max(
    0.01,
    ...escalations.byHour.map((hour) => Math.max(hour.now, hour.proposed)),
  );
  return (
    <section class="lab__waits" aria-labelledby="lab-waits">
      <h3 id="lab-waits">{t('lab.waits')}</h3>
      <p class="quiet">
        {t('lab.waits.text', { days: waits.days })} {!isOfAll && t('lab.waits.all')}
      </p>
      <div class="lab__pair">
        <NumberTable
          label={t('lab.waits')}
          heads={[
            t('lab.waits.row'),
            t('lab.people'),
            t('lab.median'),
            t('lab.nine'),
            t('lab.gaveUp'),
          ]}
        >
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td>{row.of.asked.toLocaleString(t.language)}</td>
              <td>{spoken(row.of.medianSeconds)}</td>
              <td>{spoken(row.of.longestOfNineInTenSeconds)}</td>
              <td>{row.of.gaveUp.toLocaleString(t.language)}</td>
            </tr>
          ))}
        </NumberTable>
        <figure class="hours">
          <div class="hours__bars" role="img" aria-label={hoursInWords(shown)}>
            {escalations.byHour.map((hour) => (
              <span key={hour.hour} class="hours__hour">
                <i class="hours__now" style={{ blockSize: `${(100 * hour.now) / most}%` }} />
                <i class="hours__then" style={{ blockSize: `${(100 * hour.proposed) / most}%` }} />
              </span>
            ))}
          </div>
          <div class="hours__scale quiet" aria-hidden="true">
            <span>0</span>
            <span>6</span>
            <span>12</span>
            <span>18</span>
            <span>24</span>
          </div>
          <ChartLegend names={{ now: t('lab.present'), proposed: t('lab.proposed') }}>
            <span>
              {t('lab.perHour', {
                now: escalations.nowPerHour.toFixed(1),
                proposed: escalations.proposedPerHour.toFixed(1),
              })}
            </span>
          </ChartLegend>
        </figure>
      </div>
      <details class="lab__table">
        <summary>{t('lab.hours.table')}</summary>
        <NumberTable
          label={t('lab.hours.table')}
          heads={[t('lab.hours.hour'), t('lab.present'), t('lab.proposed')]}
        >
          {escalations.byHour.map((hour) => (
            <tr key={hour.hour}>
              <th scope="row">
                {hour.hour}–{hour.hour + 1}
              </th>
              <td>{hour.now.toFixed(1)}</td>
              <td>{hour.proposed.toFixed(1)}</td>
            </tr>
          ))}
        </NumberTable>
      </details>
    </section>
  );
}

function hoursInWords({ escalations }: Preview): string {
  const peak = escalations.byHour.reduce((a, b) => (b.proposed > a.proposed ? b : a));
  return t('lab.hours.label', { hour: peak.hour, n: peak.proposed.toFixed(1) });
}
