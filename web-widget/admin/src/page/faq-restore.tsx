import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Banner, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { CircleAlert } from 'lucide-preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { type FaqEntry, imported, type Imported } from '../faq.ts';
import { useHere } from '../here.ts';
import { t } from '../words.ts';
import { CheckShown, useCheck } from './change-check.tsx';
import { ReportChanges } from './faq-import.tsx';

/** What is to be as it was: one entry, or the whole FAQ. */
export interface Wish {
  readonly version: number;
  readonly entry: FaqEntry | null;
}

/** The way back to an earlier version: first what it would do, to the FAQ and to the past, then doing it. */
export function Restore({
  path,
  wish,
  onClose,
  onDone,
}: {
  readonly path: string;
  readonly wish: Wish;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { rest } = useHere();
  const { version, entry } = wish;
  const [report, setReport] = useState<Imported | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { check, begin } = useCheck(path);
  const address = `${path}/versions/${version}/restore?${
    entry === null ? '' : `entry=${encodeURIComponent(entry.id)}&`
  }`;
  /** What it would do, as the FAQ is now. */
  const look = useCallback(() => {
    void rest.request('POST', `${address}dryRun=true`, imported).then((answer) => {
      if (!answer.ok) {
        setWrong(answer.problem.detail);
        return;
      }
      setReport(answer.value);
      const refused = answer.value.errors[0];
      if (refused !== undefined) setWrong(refused.message);
      else if (answer.value.changes.length > 0)
        void begin(entry === null ? { version } : { entry });
    });
  }, [rest, address, begin, entry, version]);
  useEffect(look, [look]);
  const restore = (basedOn: number) => {
    setBusy(true);
    setWrong(null);
    void rest.request('POST', `${address}basedOn=${basedOn}`, imported).then((answer) => {
      setBusy(false);
      if (answer.ok) {
        toast(t(entry === null ? 'restore.done' : 'restore.entry.done', { version }), 'good');
        onDone();
        return;
      }
      setWrong(answer.problem.detail);
      if (answer.problem.code === 'STALE_VERSION') look();
    });
  };
  const isGood = report !== null && report.errors.length === 0 && report.changes.length > 0;
  return (
    <Dialog
      title={entry === null ? t('restore.title', { version }) : t('restore.entry.title')}
      onClose={onClose}
      closeLabel={t('dismiss')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            kind="primary"
            busy={busy}
            disabled={!isGood}
            onClick={() => isGood && restore(report.version)}
          >
            {t(entry === null ? 'restore.do' : 'restore.entry.do')}
          </Button>
        </>
      }
    >
      <p>
        {entry === null
          ? t('restore.text')
          : t('restore.entry.text', { question: entry.question, version })}
      </p>
      {wrong !== null && (
        <Banner tone="bad" icon={CircleAlert}>
          {wrong}
        </Banner>
      )}
      {report === null && wrong === null && <Skeleton lines={3} label={t('loading')} />}
      {report !== null && report.errors.length === 0 && report.changes.length === 0 && (
        <p role="status">{t('restore.nothing')}</p>
      )}
      {isGood && (
        <>
          <p role="status">
            {t('history.counts', {
              created: report.created,
              changed: report.changed,
              removed: report.removed,
            })}
          </p>
          <ReportChanges changes={report.changes} />
          <CheckShown check={check} />
        </>
      )}
    </Dialog>
  );
}
