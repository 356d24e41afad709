import { markdown } from '@firsthand/shared/markdown.ts';
import type { Problem } from '@firsthand/shared/rest.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Select, TextField } from '@firsthand/shared/ui/field.tsx';
import { Badge, Banner } from '@firsthand/shared/ui/small.tsx';
import { WhyBody } from '@firsthand/shared/ui/why.tsx';
import { CalendarClock, CircleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useHere } from '../here.ts';
import { type Tried, tried } from '../tried.ts';
import { momentIn } from '../validity.ts';
import { type Key, t } from '../words.ts';

const VERDICTS: Readonly<
  Record<string, { readonly key: Key; readonly tone: 'good' | 'warn' | 'bad' | 'info' }>
> = {
  ANSWER: { key: 'test.ANSWER', tone: 'good' },
  ASK_BACK: { key: 'test.ASK_BACK', tone: 'warn' },
  ESCALATE: { key: 'test.ESCALATE', tone: 'bad' },
  OFFER: { key: 'test.OFFER', tone: 'warn' },
  SMALL_TALK: { key: 'test.SMALL_TALK', tone: 'info' },
};

/** Ask as a visitor would and see what the bot would do, and why. Nothing is stored. */
export function TestBox({
  path,
  languages,
  zone,
}: {
  readonly path: string;
  readonly languages: readonly string[];
  /** What the site's clock goes by, if the time of asking matters; else null. */
  readonly zone: string | null;
}) {
  const { rest } = useHere();
  const [question, setQuestion] = useState('');
  const [language, setLanguage] = useState('');
  const [at, setAt] = useState('');
  const [result, setResult] = useState<Tried | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = () => {
    if (question.trim() === '') return;
    setBusy(true);
    const body = {
      text: question.trim(),
      ...(language === '' ? {} : { language }),
      ...(at === '' ? {} : { at }),
    };
    void rest.request('POST', `${path}/test`, tried, body).then((answer) => {
      setBusy(false);
      setResult(answer.ok ? answer.value : null);
      setProblem(answer.ok ? null : answer.problem);
    });
  };
  return (
    <section class="card test" aria-labelledby="test">
      <h2 id="test">{t('test')}</h2>
      <p class="quiet">{t('test.lead')}</p>
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
        {languages.length > 1 && (
          <Select
            label={t('faq.language')}
            value={language}
            options={[
              { value: '', label: t('test.anyLanguage') },
              ...languages.map((each) => ({ value: each, label: each })),
            ]}
            onChoice={setLanguage}
          />
        )}
        {zone !== null && (
          <TextField
            label={t('test.at')}
            hint={t('test.atHint', { zone })}
            type="datetime-local"
            value={at}
            onText={setAt}
          />
        )}
        <Button kind="primary" type="submit" busy={busy} disabled={question.trim() === ''}>
          {t('test.do')}
        </Button>
      </form>
      {problem !== null && (
        <Banner tone="bad" icon={CircleAlert}>
          {problem.detail}
        </Banner>
      )}
      <div aria-live="polite">
        {result !== null && <TriedResult result={result} zone={zone ?? 'UTC'} />}
      </div>
    </section>
  );
}

/** What the bot would do, with the numbers. */
export function TriedResult({
  result,
  zone = 'UTC',
}: {
  readonly result: Tried;
  /** In which times are shown. */
  readonly zone?: string;
}) {
  const verdict = VERDICTS[result.verdict];
  const { notNow } = result;
  const { reason, turn, rule, occasion, ...rest } = result.why;
  return (
    <div class="test__result">
      <p>
        <Badge tone={verdict?.tone ?? 'info'}>
          {verdict === undefined ? result.verdict : t(verdict.key)}
        </Badge>
      </p>
      {notNow !== null && (
        <Banner tone="warn" icon={CalendarClock}>
          {t(notNow.hasEnded ? 'test.noLonger' : 'test.notYet', {
            title: notNow.title,
            percent: Math.round(notNow.confidence * 100),
            at: momentIn(zone, notNow.boundary),
          })}
        </Banner>
      )}
      {result.text !== null && result.text !== '' && (
        <div class="preview__bubble">{markdown(result.text)}</div>
      )}
      <WhyBody
        why={{
          ...rest,
          ...(reason === null ? {} : { reason }),
          ...(turn === null ? {} : { turn }),
          ...(rule === null ? {} : { rule }),
          ...(occasion === null ? {} : { occasion }),
        }}
      />
    </div>
  );
}
