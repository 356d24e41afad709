import { Button } from '@firsthand/shared/ui/button.tsx';
import { Check, Field, Select, TextField } from '@firsthand/shared/ui/field.tsx';
import { Banner, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { CircleAlert, TriangleAlert } from 'lucide-preact';
import { useMemo, useState } from 'preact/hooks';
import { useHere, useLoaded } from '../here.ts';
import { type Hours, ordinaryWeek, type SavedHours, savedHours } from '../hours.ts';
import { Failed, PageHead } from '../parts.tsx';
import { t } from '../words.ts';
import { HoursPreview } from './hours-preview.tsx';
import { NobodyTexts } from './nobody-texts.tsx';
import { Exceptions, Holidays } from './special-days.tsx';
import { Week } from './week.tsx';

/** When the people of a site are there. */
export function HoursPage() {
  const { siteKey } = useHere();
  const path = `/api/v1/sites/${encodeURIComponent(siteKey)}/hours`;
  const [loaded, reload] = useLoaded(path, savedHours);
  return (
    <>
      <PageHead title={t('page.hours')} lead={t('hours.lead')} />
      {loaded.is === 'loading' && <Skeleton lines={6} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && (
        <Editor
          key={loaded.value.version}
          path={path}
          saved={loaded.value}
          onSaved={() => {
            toast(t('hours.saved'), 'good');
            reload();
          }}
          onReload={reload}
        />
      )}
    </>
  );
}

interface EditorProps {
  readonly path: string;
  readonly saved: SavedHours;
  readonly onSaved: () => void;
  readonly onReload: () => void;
}

function Editor({ path, saved, onSaved, onReload }: EditorProps) {
  const { rest } = useHere();
  const [draft, setDraft] = useState<Hours>(saved.hours);
  const [within, setWithin] = useState(String(saved.hours.answerWithinMinutes));
  const [problem, setProblem] = useState<{
    readonly code: string;
    readonly field: string | null;
    readonly text: string;
  }>();
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<Hours>) => setDraft({ ...draft, ...part });
  const minutes = /^\d{1,5}$/.test(within.trim()) ? Number(within) : null;
  const wanted = useMemo(
    (): Hours => ({ ...draft, answerWithinMinutes: minutes ?? draft.answerWithinMinutes }),
    [draft, minutes],
  );
  const save = () => {
    if (minutes === null) return;
    setBusy(true);
    setProblem(undefined);
    const body = { basedOn: saved.version, hours: wanted };
    void rest.request('PUT', path, savedHours, body).then((answer) => {
      setBusy(false);
      if (answer.ok) onSaved();
      else {
        const { code, field, detail } = answer.problem;
        setProblem({ code, field, text: detail });
      }
    });
  };
  return (
    <div class="site">
      <form
        class="site__main"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {problem !== undefined && (
          <Banner tone="bad" icon={CircleAlert}>
            {problem.text}
            {problem.code === 'STALE_VERSION' && (
              <Button onClick={onReload}>{t('hours.takeTheirs')}</Button>
            )}
          </Banner>
        )}
        {saved.warnings.map((warning) => (
          <Banner key={warning} tone="warn" icon={TriangleAlert}>
            {t(`hours.warning.${warning}`)}
          </Banner>
        ))}
        <section class="card form">
          <Select
            label={t('hours.when')}
            hint={t(draft.always ? 'hours.always.hint' : 'hours.set.hint')}
            value={draft.always ? 'always' : 'set'}
            options={[
              { value: 'always', label: t('hours.always') },
              { value: 'set', label: t('hours.set') },
            ]}
            onChoice={(value) =>
              setDraft(
                value === 'set' ? ordinaryWeek(draft, ownZone()) : { ...draft, always: true },
              )
            }
          />
          {!draft.always && (
            <>
              <Zone value={draft.zone} onZone={(zone) => change({ zone })} />
              <TextField
                label={t('hours.within')}
                hint={t('hours.withinHint')}
                error={minutes === null ? t('hours.badWithin') : null}
                inputMode="numeric"
                value={within}
                onText={setWithin}
                maxLength={5}
              />
              <Check
                label={t('hours.offersOutside')}
                hint={t('hours.offersOutsideHint')}
                checked={draft.offersOutside}
                onCheck={(offersOutside) => change({ offersOutside })}
              />
            </>
          )}
        </section>
        {!draft.always && (
          <>
            <Week week={draft.week} onWeek={(week) => change({ week })} />
            <Holidays days={draft.holidays} onDays={(holidays) => change({ holidays })} />
            <Exceptions days={draft.exceptions} onDays={(exceptions) => change({ exceptions })} />
          </>
        )}
        <NobodyTexts
          texts={draft.texts}
          always={draft.always}
          problem={problem}
          onTexts={(texts) => change({ texts })}
        />
        <div class="row">
          <Button kind="primary" type="submit" busy={busy}>
            {t('save')}
          </Button>
        </div>
      </form>
      <HoursPreview path={path} hours={wanted} />
    </div>
  );
}

function Zone({
  value,
  onZone,
}: {
  readonly value: string;
  readonly onZone: (zone: string) => void;
}) {
  return (
    <Field label={t('hours.zone')} hint={t('hours.zoneHint')}>
      {(control) => (
        <>
          <input
            class="input"
            type="text"
            list="zones"
            value={value}
            autocapitalize="off"
            spellcheck={false}
            onInput={(event) => onZone(event.currentTarget.value)}
            {...control}
          />
          <datalist id="zones">
            {Intl.supportedValuesOf('timeZone').map((zone) => (
              <option key={zone} value={zone}>
                {zone}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}

function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
