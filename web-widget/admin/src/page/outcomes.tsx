import { Badge } from '@firsthand/shared/ui/small.tsx';
import { Target } from 'lucide-preact';
import { useHere, useLoaded } from '../here.ts';
import { type Figures, type Outcome, outcomes, percents, spoken } from '../lab.ts';
import { NumberTable } from '../parts.tsx';
import { t } from '../words.ts';

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** What saved versions were expected to come to, beside what they came to. */
export function Outcomes() {
  const { siteKey } = useHere();
  const [loaded] = useLoaded(`/api/v1/sites/${encodeURIComponent(siteKey)}/lab/outcomes`, outcomes);
  if (loaded.is !== 'there') return null;
  const [latest, ...earlier] = loaded.value.outcomes;
  if (latest === undefined) return null;
  return (
    <section class="card" aria-labelledby="outcomes">
      <h2 id="outcomes">
        <Target size={18} aria-hidden="true" />
        {t('outcomes')}
      </h2>
      <One of={latest} />
      {earlier.length > 0 && (
        <details class="trial__over">
          <summary>{t('outcomes.earlier', { n: earlier.length })}</summary>
          {earlier.map((outcome) => (
            <One key={outcome.version} of={outcome} />
          ))}
        </details>
      )}
    </section>
  );
}

function One({ of: outcome }: { readonly of: Outcome }) {
  const { before, proposed } = outcome.expected;
  const { real } = outcome;
  const rows = [
    ...(['answered', 'askedBack', 'escalated', 'passedOn'] as const).map((measure) => ({
      name: t(`outcomes.${measure}`),
      shown: (figures: Figures) => percents(figures[measure]),
    })),
    { name: t('outcomes.median'), shown: (figures: Figures) => spoken(figures.medianWaitSeconds) },
    {
      name: t('outcomes.nine'),
      shown: (figures: Figures) => spoken(figures.longestOfNineInTenSeconds),
    },
  ];
  return (
    <article class="trial__ended">
      <p>
        <strong>{t('versions.number', { n: outcome.version })}</strong>{' '}
        {!outcome.isOver && <Badge tone="info">{t('outcomes.soFar')}</Badge>}{' '}
        <span class="quiet">
          {t('outcomes.text', {
            from: day.format(Date.parse(outcome.from)),
            until: day.format(Date.parse(outcome.until)),
            chats: real.chats,
            days: outcome.expected.days,
          })}
        </span>
      </p>
      <NumberTable
        label={t('outcomes')}
        heads={[
          t('outcomes.what'),
          t('outcomes.before'),
          t('outcomes.expected'),
          t('outcomes.real'),
        ]}
      >
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            <td>{row.shown(before)}</td>
            <td>{row.shown(proposed)}</td>
            <td>
              <strong>{row.shown(real)}</strong>
            </td>
          </tr>
        ))}
      </NumberTable>
    </article>
  );
}
