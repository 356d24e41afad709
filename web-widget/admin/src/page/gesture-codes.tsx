import { number, object } from '@firsthand/shared/decode.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { TextArea } from '@firsthand/shared/ui/field.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { Trash2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { type Added, added, type Gesture } from '../gesture.ts';
import { useHere } from '../here.ts';
import { Confirm } from '../parts.tsx';
import { many, t } from '../words.ts';

const removed = object({ removed: number });
const MOST_NAMED = 50;

interface CodesProps {
  readonly gesture: Gesture;
  readonly onClose: () => void;
  readonly onChange: () => void;
}

/** Adds codes to a gesture's pool, one a line, and names those that can't be added. */
export function Codes({ gesture, onClose, onChange }: CodesProps) {
  const { rest } = useHere();
  const [codes, setCodes] = useState('');
  const [left, setLeft] = useState(gesture.left);
  const [report, setReport] = useState<Added>();
  const [problem, setProblem] = useState<string | null>(null);
  const [clearing, setClearing] = useState(false);
  const [busy, setBusy] = useState(false);
  const path = `/api/v1/gestures/${encodeURIComponent(gesture.id)}/codes`;
  const add = () => {
    if (codes.trim() === '') {
      setProblem(t('codes.needSome'));
      return;
    }
    setBusy(true);
    setProblem(null);
    void rest.request('POST', path, added, { codes }).then((answer) => {
      setBusy(false);
      if (!answer.ok) {
        setProblem(answer.problem.detail);
        return;
      }
      setReport(answer.value);
      setLeft(left + answer.value.added);
      setCodes('');
      onChange();
    });
  };
  const clear = () => {
    setBusy(true);
    void rest.request('DELETE', path, removed).then((answer) => {
      setBusy(false);
      setClearing(false);
      if (!answer.ok) {
        toast(answer.problem.detail, 'bad');
        return;
      }
      setLeft(0);
      setReport(undefined);
      onChange();
    });
  };
  if (clearing) {
    return (
      <Confirm
        title={t('codes.clear')}
        text={t('codes.clear.text', { codes: many('codes', left) })}
        yes={t('codes.clear.do')}
        busy={busy}
        onNo={() => setClearing(false)}
        onYes={clear}
      />
    );
  }
  return (
    <Dialog
      title={t('codes.title', { name: gesture.name })}
      onClose={onClose}
      closeLabel={t('dismiss')}
      onSubmit={add}
      footer={
        <>
          {left > 0 && (
            <span class="dialog__start">
              <Button kind="danger" icon={Trash2} onClick={() => setClearing(true)}>
                {t('codes.clear.do')}
              </Button>
            </span>
          )}
          <Button onClick={onClose}>{t('codes.done')}</Button>
          <Button kind="primary" type="submit" busy={busy}>
            {t('codes.add')}
          </Button>
        </>
      }
    >
      <p>{t('codes.left', { codes: many('codes', left) })}</p>
      <TextArea
        label={t('codes.paste')}
        hint={t('codes.pasteHint')}
        value={codes}
        onText={setCodes}
        error={problem}
        rows={6}
        spellcheck={false}
      />
      <div role="status">{report !== undefined && <Report report={report} />}</div>
    </Dialog>
  );
}

function Report({ report }: { readonly report: Added }) {
  const more = report.skipped.length - MOST_NAMED;
  return (
    <>
      <p>{t('codes.added', { codes: many('codes', report.added) })}</p>
      {report.skipped.length > 0 && (
        <>
          <p>{t('codes.skipped')}</p>
          <ul class="codes__skipped">
            {report.skipped.slice(0, MOST_NAMED).map(({ line, code, why }) => (
              <li key={line}>{t(`codes.why.${why}`, { line, code })}</li>
            ))}
          </ul>
          {more > 0 && <p class="quiet">{t('codes.more', { n: more })}</p>}
        </>
      )}
    </>
  );
}
