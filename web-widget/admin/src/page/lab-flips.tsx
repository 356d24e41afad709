import { Badge } from '@firsthand/shared/ui/small.tsx';
import { ArrowRight } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { type Flip, percents, type Verdict } from '../lab.ts';
import { Wide } from '../parts.tsx';
import { t } from '../words.ts';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const FIRST = 12;

/** The turns that would have been others, each with its chat. */
export function LabFlips({
  flips,
  all,
}: {
  readonly flips: readonly Flip[];
  readonly all: number;
}) {
  const [whole, setWhole] = useState(false);
  const shown = whole ? flips : flips.slice(0, FIRST);
  return (
    <section class="lab__flips" aria-labelledby="lab-flips">
      <h3 id="lab-flips">
        {t('lab.flips')} <Badge>{all}</Badge>
      </h3>
      {flips.length === 0 ? (
        <p class="quiet">{t('lab.flips.none')}</p>
      ) : (
        <Wide label={t('lab.flips')}>
          <table class="table">
            <caption class="unseen">{t('lab.flips')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('lab.flip.chat')}</th>
                <th scope="col">{t('lab.flip.guess')}</th>
                <th scope="col">{t('lab.flip.change')}</th>
                <th scope="col">{t('lab.flip.said')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((flip) => (
                <tr key={`${flip.conversation} ${flip.seq}`}>
                  <td>
                    <a href={`../console/#/c/${encodeURIComponent(flip.conversation)}`}>
                      {moment.format(Date.parse(flip.at))}
                    </a>
                  </td>
                  <td>
                    {flip.top ?? '–'} <span class="quiet">{percents(flip.confidence)}</span>
                  </td>
                  <td class="lab__change">
                    {named(flip.now)} <ArrowRight size={12} aria-label={t('proposal.becomes')} />{' '}
                    <strong>{named(flip.proposed)}</strong>
                  </td>
                  <td>
                    {flip.label !== null && (
                      <Badge tone={flip.label === 'RIGHT' ? 'good' : 'bad'}>
                        {t(`lab.label.${flip.label}`)}
                      </Badge>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      )}
      {!whole && flips.length > FIRST && (
        <div class="row">
          <Button small onClick={() => setWhole(true)}>
            {t('lab.flips.more', { n: flips.length - FIRST })}
          </Button>
        </div>
      )}
    </section>
  );
}

function named(verdict: Verdict | null): string {
  return verdict === null ? t('lab.verdict.NEVER') : t(`lab.verdict.${verdict}`);
}
