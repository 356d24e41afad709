import { Button } from '@firsthand/shared/ui/button.tsx';
import { Select, TextField } from '@firsthand/shared/ui/field.tsx';
import { Banner, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { CircleAlert, TriangleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { type BotFailure, isFailing, siteBot, type SiteBot } from '../bot.ts';
import { useHere, useLoaded } from '../here.ts';
import { Failed, PageHead } from '../parts.tsx';
import { t } from '../words.ts';
import { AddressField } from './address-field.tsx';
import { BotTrialBox } from './bot-trial.tsx';
import { failureInWords } from './bot-words.ts';
import { SECRET, SecretList, SecretRotation, ShownOnce } from './secrets.tsx';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** Which bot answers: the built-in one, or one of the site's own behind a webhook. */
export function BotPage() {
  const { siteKey } = useHere();
  const path = `/api/v1/sites/${encodeURIComponent(siteKey)}/bot`;
  const [loaded, reload] = useLoaded(path, siteBot);
  return (
    <>
      <PageHead title={t('page.bot')} lead={t('bot.lead')} />
      {loaded.is === 'loading' && <Skeleton lines={5} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && <OneBot path={path} first={loaded.value} />}
    </>
  );
}

function OneBot({ path, first }: { readonly path: string; readonly first: SiteBot }) {
  const [bot, setBot] = useState(first);
  const [secret, setSecret] = useState<string | null>(null);
  const take = (changed: SiteBot) => {
    setBot({ ...changed, newSecret: null });
    if (changed.newSecret !== null) setSecret(changed.newSecret);
  };
  return (
    <>
      {bot.answers === 'WEBHOOK' && bot.lastFailure !== null && (
        <LastFailure bot={bot} failure={bot.lastFailure} />
      )}
      <div class="site">
        <div class="site__main">
          <Settings path={path} bot={bot} onChanged={take} />
          {bot.secrets.length > 0 && <Secrets path={path} bot={bot} onChanged={take} />}
        </div>
        <BotTrialBox path={path} isSetUp={bot.url !== ''} />
      </div>
      {secret !== null && (
        <ShownOnce
          title={t('secret')}
          lead={t('secret.text')}
          label={t('secret')}
          value={secret}
          once={t('secret.once')}
          onClose={() => setSecret(null)}
        />
      )}
    </>
  );
}

function LastFailure({ bot, failure }: { readonly bot: SiteBot; readonly failure: BotFailure }) {
  const failing = isFailing(bot);
  const at = failure.at === null ? '' : moment.format(new Date(failure.at));
  return (
    <Banner tone={failing ? 'bad' : 'warn'} icon={failing ? CircleAlert : TriangleAlert}>
      {t(failing ? 'bot.failing' : 'bot.failed', { at })} {failureInWords(failure)}
    </Banner>
  );
}

interface PartProps {
  readonly path: string;
  readonly bot: SiteBot;
  readonly onChanged: (bot: SiteBot) => void;
}

function Settings({ path, bot, onChanged }: PartProps) {
  const { rest } = useHere();
  const [answers, setAnswers] = useState(bot.answers);
  const [url, setUrl] = useState(bot.url);
  const [name, setName] = useState(bot.name);
  const [limit, setLimit] = useState(String(bot.limitMs));
  const [problem, setProblem] = useState<{ readonly field: string; readonly text: string }>();
  const [busy, setBusy] = useState(false);
  const error = (field: string) => (problem?.field === field ? problem.text : null);
  const save = () => {
    if (!/^\d{1,6}$/.test(limit.trim())) {
      setProblem({ field: 'limitMs', text: t('bot.badLimit') });
      return;
    }
    setBusy(true);
    setProblem(undefined);
    const body = { answers, name: name.trim(), url: url.trim(), limitMs: Number(limit) };
    void rest.request('PUT', path, siteBot, body).then((answer) => {
      setBusy(false);
      if (answer.ok) {
        toast(t(`bot.saved.${answer.value.answers}`), 'good');
        onChanged(answer.value);
      } else {
        setProblem({ field: answer.problem.field ?? '', text: answer.problem.detail });
      }
    });
  };
  return (
    <form
      class="card form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {problem !== undefined && !['url', 'name', 'limitMs'].includes(problem.field) && (
        <Banner tone="bad" icon={CircleAlert}>
          {problem.text}
        </Banner>
      )}
      <Select
        label={t('bot.answers')}
        hint={t(`bot.answers.${answers}.hint`)}
        value={answers}
        options={[
          { value: 'BUILT_IN', label: t('bot.answers.BUILT_IN') },
          { value: 'WEBHOOK', label: t('bot.answers.WEBHOOK') },
        ]}
        onChoice={(value) => setAnswers(value === 'WEBHOOK' ? 'WEBHOOK' : 'BUILT_IN')}
      />
      <div class="own-bot">
        <h2>{t('bot.own')}</h2>
        <p class="quiet">{t('bot.ownLead')}</p>
        <AddressField
          label={t('bot.url')}
          example="https://bot.example.com/answer"
          value={url}
          onText={setUrl}
          error={error('url')}
        />
        <div class="two">
          <TextField
            label={t('bot.name')}
            hint={t('bot.nameHint')}
            value={name}
            onText={setName}
            error={error('name')}
            maxLength={40}
            autocomplete="off"
            spellcheck={false}
          />
          <TextField
            label={t('bot.limit')}
            hint={t('bot.limitHint', { most: bot.mostMs })}
            inputMode="numeric"
            value={limit}
            onText={setLimit}
            error={error('limitMs')}
            autocomplete="off"
          />
        </div>
      </div>
      <div class="row">
        <Button kind="primary" type="submit" busy={busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

function Secrets({ path, bot, onChanged }: PartProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const two = bot.secrets.length > 1;
  return (
    <section class="card" aria-labelledby="secrets">
      <h2 id="secrets">{t('secrets')}</h2>
      <p class="quiet">{t(two ? 'secrets.two' : 'secrets.one')}</p>
      {problem !== null && (
        <Banner tone="bad" icon={CircleAlert}>
          {problem}
        </Banner>
      )}
      <SecretList madeAt={bot.secrets} />
      <div class="row">
        <SecretRotation
          path={`${path}/secrets`}
          decoder={siteBot}
          count={bot.secrets.length}
          words={SECRET}
          onAnswer={(answer) => {
            setProblem(answer.ok ? null : answer.problem.detail);
            if (answer.ok) onChanged(answer.value);
          }}
        />
      </div>
    </section>
  );
}
