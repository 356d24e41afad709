import { Button } from '@firsthand/shared/ui/button.tsx';
import { Check, TextArea } from '@firsthand/shared/ui/field.tsx';
import { Banner, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { CircleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { linesIn } from '../faq.ts';
import { useHere, useLoaded } from '../here.ts';
import { Confirm, Failed, PageHead } from '../parts.tsx';
import { type Aged, daysIn, keepsLess, shownPrivacy, type ShownPrivacy } from '../privacy.ts';
import { many, t } from '../words.ts';
import { Keeping, useDue } from './keeping.tsx';
import { MaskTrial } from './mask-trial.tsx';

const KINDS = ['cards', 'ibans', 'emails', 'phones'] as const;

/** What a site hides of what is written, and how long it keeps its chats. */
export function PrivacyPage() {
  const { siteKey } = useHere();
  const path = `/api/v1/sites/${encodeURIComponent(siteKey)}/privacy`;
  const [loaded, reload] = useLoaded(path, shownPrivacy);
  return (
    <>
      <PageHead title={t('page.privacy')} lead={t('privacy.lead')} />
      {loaded.is === 'loading' && <Skeleton lines={5} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && <Editor path={path} first={loaded.value} />}
    </>
  );
}

function Editor({ path, first }: { readonly path: string; readonly first: ShownPrivacy }) {
  const { rest } = useHere();
  const [saved, setSaved] = useState(first.privacy);
  const [hidden, setHidden] = useState(first.privacy);
  const [own, setOwn] = useState(first.privacy.own.join('\n'));
  const [days, setDays] = useState(first.privacy.keepDays?.toString() ?? '');
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string }>();
  const [asking, setAsking] = useState<Aged | null>(null);
  const [busy, setBusy] = useState(false);
  const keepDays = days === '' ? null : daysIn(days, first.leastDays, first.mostDays);
  const isShorter = keepsLess(keepDays, saved.keepDays);
  const due = useDue(path, isShorter ? keepDays : null);
  const error = (field: string) => (problem?.field === field ? problem.text : null);
  const masks = { ...hidden, own: linesIn(own) };

  const save = (erases: number) => {
    setBusy(true);
    setProblem(undefined);
    const body = { ...masks, keepDays, erases };
    void rest.request('PUT', path, shownPrivacy, body).then((answer) => {
      setBusy(false);
      setAsking(null);
      if (answer.ok) {
        setSaved(answer.value.privacy);
        toast(t('privacy.saved'), 'good');
      } else {
        setProblem({ field: answer.problem.field ?? '', text: answer.problem.detail });
      }
    });
  };
  const submit = () => {
    if (days !== '' && keepDays === null) {
      const bounds = { least: first.leastDays, most: first.mostDays };
      setProblem({ field: 'keepDays', text: t('privacy.badDays', bounds) });
    } else if (isShorter && due.is === 'there' && due.value.chats > 0) {
      setAsking(due.value);
    } else {
      save(0);
    }
  };

  return (
    <div class="site">
      <form
        class="site__main"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {problem !== undefined && !['own', 'keepDays'].includes(problem.field) && (
          <Banner tone="bad" icon={CircleAlert}>
            {problem.text}
          </Banner>
        )}
        <section class="card form" aria-labelledby="hide">
          <h2 id="hide">{t('privacy.hide')}</h2>
          <p class="quiet">{t('privacy.hideLead')}</p>
          {KINDS.map((kind) => (
            <Check
              key={kind}
              label={t(`privacy.${kind}`)}
              hint={t(`privacy.${kind}.hint`)}
              checked={hidden[kind]}
              onCheck={(on) => setHidden({ ...hidden, [kind]: on })}
            />
          ))}
          <TextArea
            label={t('privacy.own')}
            hint={t('privacy.own.hint')}
            value={own}
            onText={setOwn}
            error={error('own')}
            rows={3}
            spellcheck={false}
            placeholder="KD-######"
          />
        </section>
        <Keeping
          days={days}
          onDays={setDays}
          bounds={first}
          due={isShorter ? due : null}
          error={error('keepDays')}
        />
        <div class="row">
          <Button kind="primary" type="submit" busy={busy || (isShorter && due.is === 'loading')}>
            {t('save')}
          </Button>
        </div>
      </form>
      <MaskTrial path={path} masks={masks} />
      {asking !== null && (
        <Confirm
          title={many('privacy.sure', asking.chats)}
          text={t('privacy.sureText')}
          yes={t('privacy.doErase')}
          busy={busy}
          onYes={() => save(asking.chats)}
          onNo={() => setAsking(null)}
        />
      )}
    </div>
  );
}
