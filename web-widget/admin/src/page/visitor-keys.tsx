import { Button } from '@firsthand/shared/ui/button.tsx';
import { Badge, Banner, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { CircleAlert, KeyRound } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useHere, useLoaded } from '../here.ts';
import { Confirm, CopyText, Failed } from '../parts.tsx';
import { type VisitorKeys, visitorKeys } from '../visitor-keys.ts';
import { t } from '../words.ts';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** The keys by which a site's server vouches for its visitors. */
export function VisitorKeysCard({ siteKey }: { readonly siteKey: string }) {
  const path = `/api/v1/sites/${encodeURIComponent(siteKey)}/visitor-keys`;
  const [loaded, reload] = useLoaded(path, visitorKeys);
  return (
    <section class="card" aria-labelledby="visitor-keys">
      <h2 id="visitor-keys">{t('visitorKeys')}</h2>
      <p class="quiet">{t('visitorKeys.lead')}</p>
      {loaded.is === 'loading' && <Skeleton lines={2} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && <Keys path={path} saved={loaded.value} />}
    </section>
  );
}

function Keys({ path, saved }: { readonly path: string; readonly saved: VisitorKeys }) {
  const { rest } = useHere();
  const [now, setNow] = useState(saved);
  const [asking, setAsking] = useState<'add' | 'drop' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const does = (method: 'POST' | 'DELETE', address: string) => {
    setBusy(true);
    void rest.request(method, address, visitorKeys).then((answer) => {
      setBusy(false);
      setAsking(null);
      setProblem(answer.ok ? null : answer.problem.detail);
      if (answer.ok) setNow(answer.value);
    });
  };
  const many = now.keys.length;
  return (
    <>
      {problem !== null && (
        <Banner tone="bad" icon={CircleAlert}>
          {problem}
        </Banner>
      )}
      {now.newKey !== null && (
        <>
          <h3>{t('visitorKeys.shown')}</h3>
          <CopyText label={t('visitorKeys.shown')} text={now.newKey} />
          <p class="quiet">{t('visitorKeys.once')}</p>
        </>
      )}
      {many === 0 ? (
        <p>{t('visitorKeys.none')}</p>
      ) : (
        <ul class="secrets">
          {now.keys.map((madeAt, i) => (
            <li key={madeAt} class="secrets__one">
              <KeyRound size={16} aria-hidden="true" />
              {t('secrets.madeAt', { at: moment.format(new Date(madeAt)) })}
              {many > 1 && (
                <Badge tone={i === 0 ? 'good' : 'plain'}>
                  {t(i === 0 ? 'secrets.newer' : 'secrets.older')}
                </Badge>
              )}
            </li>
          ))}
        </ul>
      )}
      {many > 1 && <p class="quiet">{t('visitorKeys.two')}</p>}
      <div class="row">
        {many > 1 ? (
          <Button onClick={() => setAsking('drop')}>{t('visitorKeys.drop')}</Button>
        ) : (
          <Button onClick={() => (many === 0 ? does('POST', path) : setAsking('add'))}>
            {t(many === 0 ? 'visitorKeys.make' : 'visitorKeys.add')}
          </Button>
        )}
      </div>
      {asking === 'add' && (
        <Confirm
          title={t('visitorKeys.add')}
          text={t('visitorKeys.addText')}
          yes={t('visitorKeys.make')}
          busy={busy}
          onYes={() => does('POST', path)}
          onNo={() => setAsking(null)}
        />
      )}
      {asking === 'drop' && (
        <Confirm
          title={t('visitorKeys.drop')}
          text={t('visitorKeys.dropText')}
          yes={t('secrets.doDrop')}
          busy={busy}
          onYes={() => does('DELETE', `${path}/older`)}
          onNo={() => setAsking(null)}
        />
      )}
    </>
  );
}
