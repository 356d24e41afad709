import { Button } from '@firsthand/shared/ui/button.tsx';
import { TextField } from '@firsthand/shared/ui/field.tsx';
import { Banner } from '@firsthand/shared/ui/small.tsx';
import { CircleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { type BotTrial, botTrial } from '../bot.ts';
import { useHere } from '../here.ts';
import { t } from '../words.ts';
import { failureInWords } from './bot-words.ts';
import { TriedResult } from './test-box.tsx';

/** Asks the bot behind the webhook as a visitor would, whether or not it answers visitors yet. */
export function BotTrialBox({
  path,
  isSetUp,
}: {
  readonly path: string;
  readonly isSetUp: boolean;
}) {
  const { rest } = useHere();
  const [question, setQuestion] = useState('');
  const [result, setResult] = useState<BotTrial | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = () => {
    if (question.trim() === '') return;
    setBusy(true);
    const body = { text: question.trim() };
    void rest.request('POST', `${path}/test`, botTrial, body).then((answer) => {
      setBusy(false);
      setResult(answer.ok ? answer.value : null);
      setProblem(answer.ok ? null : answer.problem.detail);
    });
  };
  const failure = result?.failure ?? null;
  const turn = result?.turn ?? null;
  return (
    <section class="card test" aria-labelledby="trial">
      <h2 id="trial">{t('test')}</h2>
      <p class="quiet">{t(isSetUp ? 'trial.lead' : 'trial.notYet')}</p>
      {isSetUp && (
        <form
          class="test__form"
          onSubmit={(event) => {
            event.preventDefault();
            ask();
          }}
        >
          <TextField
            label={t('test.question')}
            value={question}
            onText={setQuestion}
            maxLength={1000}
            autocomplete="off"
          />
          <Button kind="primary" type="submit" busy={busy} disabled={question.trim() === ''}>
            {t('test.do')}
          </Button>
        </form>
      )}
      {problem !== null && (
        <Banner tone="bad" icon={CircleAlert}>
          {problem}
        </Banner>
      )}
      <div aria-live="polite">
        {failure !== null && (
          <Banner tone="bad" icon={CircleAlert}>
            {failureInWords(failure)} {t('trial.failed')}
          </Banner>
        )}
        {turn !== null && <TriedResult result={turn} />}
      </div>
    </section>
  );
}
