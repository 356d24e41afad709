import type { Answer } from '@firsthand/shared/rest.ts';
import { Button } from '@firsthand/shared/ui/button.tsx';
import { Badge, Banner } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { CircleAlert, KeyRound, TriangleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useHere } from '../here.ts';
import { type Delivery, hookTest, stateOf, type Webhook, webhook } from '../webhooks.ts';
import { many, t } from '../words.ts';
import { SECRET, SecretRotation } from './secrets.tsx';
import { WebhookLog } from './webhook-log.tsx';
import { whyFailed } from './webhook-words.ts';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const at = (when: string) => moment.format(new Date(when));
const TONES = { awake: 'good', paused: 'plain', stopped: 'bad' } as const;

/** A webhook: how it stands, and what can be done about it. */
export function WebhookCard({
  hook,
  siteName,
  onEdit,
  onChanged,
}: {
  readonly hook: Webhook;
  readonly siteName: string | null;
  readonly onEdit: () => void;
  readonly onChanged: (hook: Webhook) => void;
}) {
  const { rest } = useHere();
  const [busy, setBusy] = useState(false);
  const path = `/api/v1/webhooks/${encodeURIComponent(hook.id)}`;
  const state = stateOf(hook);
  const take = (answer: Answer<Webhook>) => {
    if (answer.ok) onChanged(answer.value);
    else toast(answer.problem.detail, 'bad');
  };
  const turn = (to: 'pause' | 'resume') => {
    setBusy(true);
    void rest.request('POST', `${path}/${to}`, webhook).then((answer) => {
      setBusy(false);
      take(answer);
    });
  };
  const test = () => {
    setBusy(true);
    void rest.request('POST', `${path}/test`, hookTest).then((answer) => {
      setBusy(false);
      if (!answer.ok) toast(answer.problem.detail, 'bad');
      else if (answer.value.failure === null) {
        toast(t('webhooks.test.good', { status: answer.value.status ?? '' }), 'good');
      } else {
        toast(t('webhooks.test.bad', { why: whyFailed(answer.value) }), 'bad');
      }
    });
  };
  return (
    <article class="hook" aria-label={hook.name}>
      <div class="hook__head">
        <h3>{hook.name}</h3>
        <Badge tone={TONES[state]}>{t(`webhooks.state.${state}`)}</Badge>
        {siteName !== null && <Badge>{siteName}</Badge>}
        {hook.waiting > 0 && <Badge tone="warn">{many('webhooks.waiting', hook.waiting)}</Badge>}
      </div>
      <p class="hook__url">{hook.url}</p>
      <p class="quiet">{hook.events.map((event) => t(`event.${event}`)).join(' · ')}</p>
      {state === 'stopped' ? (
        <Banner tone="bad" icon={CircleAlert}>
          {t('webhooks.stopped', { why: hook.last === null ? '' : whyFailed(hook.last) })}
        </Banner>
      ) : (
        <LastCall last={hook.last} />
      )}
      <p class="secrets__one quiet">
        <KeyRound size={15} aria-hidden="true" />
        {hook.secrets.length > 1
          ? t('webhooks.secrets.two')
          : t('webhooks.secrets.one', { at: at(hook.secrets[0] ?? '') })}
      </p>
      <div class="row hook__do">
        <Button small busy={busy} onClick={test}>
          {t('webhooks.test')}
        </Button>
        {state === 'awake' ? (
          <Button small onClick={() => turn('pause')}>
            {t('webhooks.pause')}
          </Button>
        ) : (
          <Button small kind="primary" onClick={() => turn('resume')}>
            {t('webhooks.resume')}
          </Button>
        )}
        <SecretRotation
          path={`${path}/secrets`}
          decoder={webhook}
          count={hook.secrets.length}
          words={{ ...SECRET, dropText: 'webhooks.secrets.drop.text' }}
          small
          onAnswer={take}
        />
        <Button small onClick={onEdit}>
          {t('edit')}
        </Button>
      </div>
      <WebhookLog path={`${path}/deliveries`} />
    </article>
  );
}

function LastCall({ last }: { readonly last: Delivery | null }) {
  if (last === null || last.triedAt === null) return <p class="quiet">{t('webhooks.never')}</p>;
  return last.failure === null ? (
    <p class="quiet">{t('webhooks.lastGood', { at: at(last.triedAt) })}</p>
  ) : (
    <Banner tone="warn" icon={TriangleAlert}>
      {t('webhooks.lastBad', { at: at(last.triedAt), why: whyFailed(last) })}
    </Banner>
  );
}
