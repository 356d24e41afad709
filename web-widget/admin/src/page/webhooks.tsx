import { Button } from '@firsthand/shared/ui/button.tsx';
import { Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { Plus, Webhook as WebhookIcon } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useLoaded } from '../here.ts';
import { Failed, PageHead } from '../parts.tsx';
import { type Site, sites } from '../site.ts';
import { type Webhook, webhookList } from '../webhooks.ts';
import { t } from '../words.ts';
import { ApiKeys } from './api-keys.tsx';
import { ShownOnce } from './secrets.tsx';
import { WebhookEditor } from './webhook-editor.tsx';
import { WebhookCard } from './webhook-card.tsx';

const PATH = '/api/v1/webhooks';

/** The servers that are told what happens, and the keys of programs. */
export function WebhooksPage() {
  const [loaded, reload] = useLoaded(PATH, webhookList);
  const [known] = useLoaded('/api/v1/sites', sites);
  return (
    <>
      <PageHead title={t('page.webhooks')} lead={t('webhooks.lead')} />
      {loaded.is === 'loading' && <Skeleton lines={5} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && (
        <All
          hooks={loaded.value.webhooks}
          known={known.is === 'there' ? known.value.sites : []}
          onChanged={reload}
        />
      )}
      <ApiKeys />
    </>
  );
}

function All({
  hooks,
  known,
  onChanged,
}: {
  readonly hooks: readonly Webhook[];
  readonly known: readonly Site[];
  readonly onChanged: () => void;
}) {
  const [editing, setEditing] = useState<{ readonly hook: Webhook | null } | null>(null);
  const [shown, setShown] = useState<Webhook | null>(null);
  const changed = (hook: Webhook | null) => {
    setEditing(null);
    if (hook !== null && hook.newSecret !== null) setShown(hook);
    onChanged();
  };
  return (
    <section class="card" aria-labelledby="webhooks">
      <div class="card__head">
        <h2 id="webhooks">{t('webhooks.title')}</h2>
        <Button kind="primary" icon={Plus} onClick={() => setEditing({ hook: null })}>
          {t('webhooks.add')}
        </Button>
      </div>
      <p class="quiet">{t('webhooks.titleLead')}</p>
      {hooks.length === 0 ? (
        <Empty icon={WebhookIcon} title={t('webhooks.none')}>
          <p>{t('webhooks.none.text')}</p>
        </Empty>
      ) : (
        <ul class="entries">
          {hooks.map((hook) => (
            <li key={hook.id}>
              <WebhookCard
                hook={hook}
                siteName={known.find(({ key }) => key === hook.site)?.name ?? hook.site}
                onEdit={() => setEditing({ hook })}
                onChanged={changed}
              />
            </li>
          ))}
        </ul>
      )}
      {editing !== null && (
        <WebhookEditor
          hook={editing.hook}
          known={known}
          onClose={() => setEditing(null)}
          onSaved={changed}
        />
      )}
      {shown !== null && (
        <ShownOnce
          title={t('webhooks.secret', { name: shown.name })}
          lead={t('webhooks.secret.text')}
          label={t('secret')}
          value={shown.newSecret ?? ''}
          once={t('secret.once')}
          onClose={() => setShown(null)}
        />
      )}
    </section>
  );
}
