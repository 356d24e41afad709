import { Button } from '@firsthand/shared/ui/button.tsx';
import { TextArea } from '@firsthand/shared/ui/field.tsx';
import { useState } from 'preact/hooks';
import { useHere } from '../here.ts';
import { type Privacy, stored } from '../privacy.ts';
import { t } from '../words.ts';

/** What would be stored of a message, with what is chosen now. */
export function MaskTrial({
  path,
  masks,
}: {
  readonly path: string;
  readonly masks: Omit<Privacy, 'keepDays'>;
}) {
  const { rest } = useHere();
  const [message, setMessage] = useState<string>(t('privacy.example'));
  const [result, setResult] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const show = () => {
    setBusy(true);
    setProblem(null);
    void rest.request('POST', `${path}/try`, stored, { ...masks, text: message }).then((answer) => {
      setBusy(false);
      setResult(answer.ok ? answer.value.stored : null);
      setProblem(answer.ok ? null : answer.problem.detail);
    });
  };
  return (
    <form
      class="card form"
      noValidate
      aria-labelledby="try"
      onSubmit={(event) => {
        event.preventDefault();
        show();
      }}
    >
      <h2 id="try">{t('privacy.try')}</h2>
      <p class="quiet">{t('privacy.tryLead')}</p>
      <TextArea
        label={t('privacy.message')}
        value={message}
        onText={setMessage}
        error={problem}
        rows={3}
        maxLength={4000}
      />
      <div class="row">
        <Button type="submit" busy={busy}>
          {t('privacy.doTry')}
        </Button>
      </div>
      <div role="status">
        {result !== null && (
          <>
            <h3>{t('privacy.stored')}</h3>
            <p class="stored">{result}</p>
          </>
        )}
      </div>
    </form>
  );
}
