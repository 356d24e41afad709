import { Banner, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { CircleAlert } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { useLoaded } from '../here.ts';
import { CopyText, Failed } from '../parts.tsx';
import { type VisitorKeys, visitorKeys } from '../visitor-keys.ts';
import { t } from '../words.ts';
import { SecretList, SecretRotation } from './secrets.tsx';

const KEY = {
  add: 'visitorKeys.add',
  addText: 'visitorKeys.addText',
  make: 'visitorKeys.make',
  drop: 'visitorKeys.drop',
  dropText: 'visitorKeys.dropText',
} as const;

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
  const [now, setNow] = useState(saved);
  const [problem, setProblem] = useState<string | null>(null);
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
      {many === 0 ? <p>{t('visitorKeys.none')}</p> : <SecretList madeAt={now.keys} />}
      {many > 1 && <p class="quiet">{t('visitorKeys.two')}</p>}
      <div class="row">
        <SecretRotation
          path={path}
          decoder={visitorKeys}
          count={many}
          words={KEY}
          onAnswer={(answer) => {
            setProblem(answer.ok ? null : answer.problem.detail);
            if (answer.ok) setNow(answer.value);
          }}
        />
      </div>
    </>
  );
}
