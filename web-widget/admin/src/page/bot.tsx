import { Button } from '@firsthand/shared/ui/button.tsx';
import { Dialog } from '@firsthand/shared/ui/dialog.tsx';
import { Select, TextField } from '@firsthand/shared/ui/field.tsx';
import { Badge, Banner, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { CircleAlert, KeyRound, TriangleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { type BotFailure, isFailing, siteBot, type SiteBot } from '../bot.ts';
import { useHere, useLoaded } from '../here.ts';
import { Confirm, CopyText, Failed, PageHead } from '../parts.tsx';
import { t } from '../words.ts';
import { BotTrialBox } from './bot-trial.tsx';
import { failureInWords } from './bot-words.ts';

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
        <Dialog
          title={t('secret')}
          onClose={() => setSecret(null)}
          closeLabel={t('dismiss')}
          footer={
            <Button kind="primary" onClick={() => setSecret(null)}>
              {t('link.done')}
            </Button>
          }
        >
          <p>{t('secret.text')}</p>
          <CopyText label={t('secret')} text={secret} />
          <p class="quiet">{t('secret.once')}</p>
        </Dialog>
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
        <TextField
          label={t('bot.url')}
          hint={t('bot.urlHint')}
          type="url"
          value={url}
          onText={setUrl}
          error={error('url')}
          maxLength={500}
          placeholder="https://bot.example.com/answer"
          autocomplete="off"
          spellcheck={false}
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
  const { rest } = useHere();
  const [asking, setAsking] = useState<'add' | 'drop' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const does = (method: 'POST' | 'DELETE', address: string) => {
    setBusy(true);
    void rest.request(method, address, siteBot).then((answer) => {
      setBusy(false);
      setAsking(null);
      setProblem(answer.ok ? null : answer.problem.detail);
      if (answer.ok) onChanged(answer.value);
    });
  };
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
      <ul class="secrets">
        {bot.secrets.map((madeAt, i) => (
          <li key={madeAt} class="secrets__one">
            <KeyRound size={16} aria-hidden="true" />
            {t('secrets.madeAt', { at: moment.format(new Date(madeAt)) })}
            {two && (
              <Badge tone={i === 0 ? 'good' : 'plain'}>
                {t(i === 0 ? 'secrets.newer' : 'secrets.older')}
              </Badge>
            )}
          </li>
        ))}
      </ul>
      <div class="row">
        {two ? (
          <Button onClick={() => setAsking('drop')}>{t('secrets.drop')}</Button>
        ) : (
          <Button onClick={() => setAsking('add')}>{t('secrets.add')}</Button>
        )}
      </div>
      {asking === 'add' && (
        <Confirm
          title={t('secrets.add')}
          text={t('secrets.addText')}
          yes={t('secrets.doAdd')}
          busy={busy}
          onYes={() => does('POST', `${path}/secrets`)}
          onNo={() => setAsking(null)}
        />
      )}
      {asking === 'drop' && (
        <Confirm
          title={t('secrets.drop')}
          text={t('secrets.dropText')}
          yes={t('secrets.doDrop')}
          busy={busy}
          onYes={() => does('DELETE', `${path}/secrets/older`)}
          onNo={() => setAsking(null)}
        />
      )}
    </section>
  );
}
