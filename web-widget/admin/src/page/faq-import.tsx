import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Check } from '@firsthand/shared/ui/field.tsx';
import { Badge, Banner } from '@firsthand/shared/ui/small.tsx';
import { CircleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { formatOf, imported, type Imported } from '../faq.ts';
import { KIND_TONES } from '../faq-history.ts';
import { useHere } from '../here.ts';
import { t } from '../words.ts';

/** A file into the FAQ: first what it would do, then, if it is good, doing it. */
export function Import({
  path,
  onClose,
  onDone,
}: {
  readonly path: string;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { rest } = useHere();
  const [file, setFile] = useState<File | null>(null);
  const [result, setResult] = useState<Imported | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const [replace, setReplace] = useState(false);

  const send = (chosen: File, whole: boolean, basedOn?: number) => {
    const dryRun = basedOn === undefined;
    const manner = dryRun ? 'dryRun=true' : `basedOn=${basedOn}`;
    const query = `format=${formatOf(chosen.name)}&replace=${whole}&${manner}`;
    setBusy(true);
    void rest.request('POST', `${path}/import?${query}`, imported, chosen).then((answer) => {
      setBusy(false);
      if (!answer.ok) {
        setWrong(answer.problem.detail);
        if (answer.problem.code === 'STALE_VERSION') send(chosen, whole);
      } else if (dryRun || answer.value.errors.length > 0) setResult(answer.value);
      else onDone();
    });
  };
  /** What the file would do, as the FAQ is now. */
  const look = (chosen: File, whole: boolean) => {
    setWrong(null);
    setResult(null);
    send(chosen, whole);
  };
  const good = result !== null && result.errors.length === 0;
  return (
    <Dialog
      title={t('faq.import')}
      onClose={onClose}
      closeLabel={t('dismiss')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="primary"
            busy={busy}
            disabled={!good || file === null}
            onClick={() => good && file !== null && send(file, replace, result.version)}
          >
            {t('import.do')}
          </Button>
        </>
      }
    >
      <p class="quiet">{t('import.lead')}</p>
      <label class="upload">
        <span class="field__label">{t('import.file')}</span>
        <input
          type="file"
          accept=".json,.csv,.md,application/json,text/csv,text/markdown"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0] ?? null;
            setFile(chosen);
            setResult(null);
            if (chosen !== null) look(chosen, replace);
          }}
        />
      </label>
      <Check
        label={t('import.replace')}
        hint={t('import.replace.hint')}
        checked={replace}
        disabled={busy}
        onCheck={(whole) => {
          setReplace(whole);
          if (file !== null) look(file, whole);
        }}
      />
      {wrong !== null && (
        <Banner tone="bad" icon={CircleAlert}>
          {wrong}
        </Banner>
      )}
      {result !== null && (
        <p role="status">
          {t('import.found', {
            n: result.entries,
            created: result.created,
            changed: result.changed,
            removed: result.removed,
          })}
        </p>
      )}
      {good && result.changes.length > 0 && <ReportChanges changes={result.changes} />}
      {result !== null && result.errors.length > 0 && (
        <div class="errors" role="alert">
          <p>{t('import.errors')}</p>
          <ul>
            {result.errors.map(({ line, message }) => (
              <li key={`${line} ${message}`}>
                <strong>{t('import.line', { n: line })}</strong> {message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}

/** What becomes of each entry, in a line. */
export function ReportChanges({ changes }: { readonly changes: Imported['changes'] }) {
  return (
    <ul class="past-check__list import__changes" aria-label={t('import.changes')}>
      {changes.map((change) => (
        <li key={`${change.kind} ${change.id}`}>
          <Badge tone={KIND_TONES[change.kind]}>{t(`import.kind.${change.kind}`)}</Badge>{' '}
          {change.question}
          {change.fields.length > 0 && <span class="quiet"> {change.fields.join(', ')}</span>}
        </li>
      ))}
    </ul>
  );
}
