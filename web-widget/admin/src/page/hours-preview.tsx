import type { Problem } from '@firsthand/shared/rest.ts';
import { Select, TextField } from '@firsthand/shared/ui/field.tsx';
import { Badge, Banner } from '@firsthand/shared/ui/small.tsx';
import { CircleAlert, TriangleAlert } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { useHere } from '../here.ts';
import { type Hours, type Preview, preview } from '../hours.ts';
import { t } from '../words.ts';

const AFTER_TYPING_MS = 400;
const LANGUAGES = ['en', 'de', 'fr', 'es'] as const;

/** Local times of the site are read as if they were of UTC, and shown so: no zone moves them. */
const shown = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
});

type Answer =
  | { readonly is: 'none' }
  | { readonly is: 'there'; readonly value: Preview }
  | { readonly is: 'refused'; readonly problem: Problem };

/** What a visitor would read at a moment of one's choice, and when the site opens next. */
export function HoursPreview({ path, hours }: { readonly path: string; readonly hours: Hours }) {
  const { rest } = useHere();
  const [at, setAt] = useState('');
  const [language, setLanguage] = useState('en');
  const [allBusy, setAllBusy] = useState(false);
  const [answer, setAnswer] = useState<Answer>({ is: 'none' });
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      const body = { hours, language, allBusy, ...(at === '' ? {} : { at }) };
      void rest.request('POST', `${path}/preview`, preview, body).then((got) => {
        if (!wanted) return;
        setAnswer(
          got.ok ? { is: 'there', value: got.value } : { is: 'refused', problem: got.problem },
        );
      });
    }, AFTER_TYPING_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [rest, path, hours, at, language, allBusy]);
  return (
    <section class="card form" aria-labelledby="preview">
      <h2 id="preview">{t('hours.preview')}</h2>
      <div class="two">
        <TextField
          label={t('hours.previewAt')}
          hint={t('hours.previewAtHint')}
          type="datetime-local"
          value={at}
          onText={setAt}
        />
        <Select
          label={t('hours.previewLanguage')}
          value={language}
          options={LANGUAGES.map((each) => ({ value: each, label: t(`language.${each}`) }))}
          onChoice={setLanguage}
        />
      </div>
      {answer.is === 'there' && answer.value.open && (
        <Select
          label={t('hours.suppose')}
          value={allBusy ? 'ALL_BUSY' : 'NOBODY_SIGNED_IN'}
          options={(['NOBODY_SIGNED_IN', 'ALL_BUSY'] as const).map((value) => ({
            value,
            label: t(`hours.case.${value}`),
          }))}
          onChoice={(value) => setAllBusy(value === 'ALL_BUSY')}
        />
      )}
      {answer.is === 'refused' && (
        <Banner tone="bad" icon={CircleAlert}>
          {answer.problem.detail}
        </Banner>
      )}
      {answer.is === 'there' && <Read preview={answer.value} />}
    </section>
  );
}

function Read({ preview: seen }: { readonly preview: Preview }) {
  return (
    <>
      <div role="status" class="hours-read">
        <p>
          <Badge tone={seen.open ? 'good' : 'warn'}>
            {t(seen.open ? 'hours.isOpen' : `hours.case.${seen.nobody}`)}
          </Badge>{' '}
          <span class="quiet">{local(seen.at)}</span>
        </p>
        <p class="quiet">{t(seen.open ? `hours.readsIf.${seen.nobody}` : 'hours.reads')}</p>
        <blockquote class="hours-read__text">{seen.text}</blockquote>
      </div>
      {seen.warnings.map((warning) => (
        <Banner key={warning} tone="warn" icon={TriangleAlert}>
          {t(`hours.warning.${warning}`)}
        </Banner>
      ))}
      {seen.openings.length > 0 && (
        <>
          <h3>{t('hours.openings')}</h3>
          <ol class="openings">
            {seen.openings.map(({ opens, closes }) => (
              <li key={opens}>
                {isEndless(opens, closes)
                  ? t('hours.endless')
                  : `${local(opens)} – ${local(closes)}`}
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

/** Whether an opening lasts as long as the preview looks ahead: for weeks. */
function isEndless(opens: string, closes: string): boolean {
  return Date.parse(`${closes}Z`) - Date.parse(`${opens}Z`) > 14 * 86_400_000;
}

function local(time: string): string {
  return shown.format(new Date(`${time}Z`));
}
