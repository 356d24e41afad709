import { Button } from '@firsthand/shared/ui/button.tsx';
import { Badge, Banner } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { CircleAlert, KeyRound, TriangleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useHere } from '../here.ts';
import { Confirm } from '../parts.tsx';
import { type Delivery, hookTest, stateOf, type Webhook, webhook } from '../webhooks.ts';
import { many, t } from '../words.ts';
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
  const [asking, setAsking] = useState<'add' | 'drop' | null>(null);
  const path = `/api/v1/webhooks/${encodeURIComponent(hook.id)}`;
  const state = stateOf(hook);
  const does = (method: 'POST' | 'DELETE', address: string) => {
    setBusy(true);
    void rest.request(method, address, webhook).then((answer) => {
      setBusy(false);
      setAsking(null);
      if (answer.ok) onChanged(answer.value);
      else toast(answer.problem.detail, 'bad');
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
          <Button small onClick={() => does('POST', `${path}/pause`)}>
            {t('webhooks.pause')}
          </Button>
        ) : (
          <Button small kind="primary" onClick={() => does('POST', `${path}/resume`)}>
            {t('webhooks.resume')}
          </Button>
        )}
        {hook.secrets.length > 1 ? (
          <Button small onClick={() => setAsking('drop')}>
            {t('secrets.drop')}
          </Button>
        ) : (
          <Button small onClick={() => setAsking('add')}>
            {t('secrets.add')}
          </Button>
        )}
        <Button small onClick={onEdit}>
          {t('edit')}
        </Button>
      </div>
      <WebhookLog path={`${path}/deliveries`} />
      {asking !== null && (
        <Confirm
          title={t(asking === 'add' ? 'secrets.add' : 'secrets.drop')}
          text={t(asking === 'add' ? 'secrets.addText' : 'webhooks.secrets.drop.text')}
          yes={t(asking === 'add' ? 'secrets.doAdd' : 'secrets.doDrop')}
          busy={busy}
          onYes={() =>
            asking === 'add'
              ? does('POST', `${path}/secrets`)
              : does('DELETE', `${path}/secrets/older`)
          }
          onNo={() => setAsking(null)}
        />
      )}
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
