import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Banner } from '@firsthand/shared/ui/small.tsx';
import { CircleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { imported, type Imported } from '../faq.ts';
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

  const send = (chosen: File, dryRun: boolean) => {
    const format = chosen.name.toLowerCase().endsWith('.csv') ? 'csv' : 'json';
    setBusy(true);
    setWrong(null);
    void rest
      .request('POST', `${path}/import?format=${format}&dryRun=${dryRun}`, imported, chosen)
      .then((answer) => {
        setBusy(false);
        if (!answer.ok) setWrong(answer.problem.detail);
        else if (dryRun || answer.value.errors.length > 0) setResult(answer.value);
        else onDone();
      });
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
            onClick={() => file !== null && send(file, false)}
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
          accept=".json,.csv,application/json,text/csv"
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0] ?? null;
            setFile(chosen);
            setResult(null);
            if (chosen !== null) send(chosen, true);
          }}
        />
      </label>
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
          })}
        </p>
      )}
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
