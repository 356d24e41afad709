import { list, object } from '@firsthand/shared/decode.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Check, ChevronRight } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { STEPS, taken } from '../first-steps.ts';
import { useHere, useLoaded } from '../here.ts';
import { site } from '../site.ts';
import { t } from '../words.ts';

const entries = object({ entries: list(object({})) });
const people = object({ staff: list(object({})) });
const PAGES = { site: '#/site', faq: '#/faq', people: '#/agents' } as const;
const HIDDEN = 'firsthand.first-steps.hidden';

/** What is still to be done on a new server; gone when all is done, or when hidden. */
export function FirstSteps() {
  const { siteKey } = useHere();
  const [hidden, setHidden] = useState(() => localStorage.getItem(HIDDEN) !== null);
  if (hidden || siteKey === '') return null;
  const hide = () => {
    localStorage.setItem(HIDDEN, 'yes');
    setHidden(true);
  };
  return <Steps siteKey={siteKey} onHide={hide} />;
}

function Steps({ siteKey, onHide }: { readonly siteKey: string; readonly onHide: () => void }) {
  const path = `/api/v1/sites/${encodeURIComponent(siteKey)}`;
  const [one] = useLoaded(path, site);
  const [faq] = useLoaded(`${path}/faq`, entries);
  const [staff] = useLoaded('/api/v1/staff', people);
  if (one.is !== 'there' || faq.is !== 'there' || staff.is !== 'there') return null;
  const done = taken({
    origins: one.value.origins.length,
    entries: faq.value.entries.length,
    people: staff.value.staff.length,
  });
  if (done.size === STEPS.length) return null;
  return (
    <section class="card" aria-labelledby="first-steps">
      <div class="first__head">
        <div>
          <h2 id="first-steps">{t('first.title')}</h2>
          <p class="quiet">{t('first.lead', { n: done.size })}</p>
        </div>
        <Button kind="quiet" onClick={onHide}>
          {t('first.hide')}
        </Button>
      </div>
      <ol class="first">
        {STEPS.map((step, index) => (
          <li key={step}>
            <a
              class={`first__step${done.has(step) ? ' first__step--done' : ''}`}
              href={PAGES[step]}
            >
              <span class="first__mark" aria-hidden="true">
                {done.has(step) ? <Check size={16} /> : index + 1}
              </span>
              <span class="first__words">
                <strong>
                  {done.has(step) && <span class="unseen">{t('first.done')} </span>}
                  {t(`first.${step}`)}
                </strong>
                <span class="quiet">{t(`first.${step}.text`)}</span>
              </span>
              <ChevronRight size={18} aria-hidden="true" />
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
