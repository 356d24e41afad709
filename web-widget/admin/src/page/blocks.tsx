import { Button } from '@firsthand/shared/ui/button.tsx';
import { Empty, Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { Ban } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { type Block, blocks } from '../blocks.ts';
import { useHere, useLoaded } from '../here.ts';
import { Confirm, Failed, PageHead } from '../parts.tsx';
import { t } from '../words.ts';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const at = (when: string) => moment.format(new Date(when));

/** The visitors who may not write, and the way back for each. */
export function BlocksPage() {
  const { rest } = useHere();
  const [loaded, reload] = useLoaded('/api/v1/blocks', blocks);
  const [lifting, setLifting] = useState<Block | null>(null);
  const [busy, setBusy] = useState(false);
  const lift = ({ visitor }: Block) => {
    setBusy(true);
    void rest
      .request('DELETE', `/api/v1/visitors/${encodeURIComponent(visitor)}/block`, () => null)
      .then((answer) => {
        setBusy(false);
        toast(answer.ok ? t('blocks.lifted') : answer.problem.detail, answer.ok ? 'good' : 'bad');
        setLifting(null);
        reload();
      });
  };
  return (
    <>
      <PageHead title={t('page.blocks')} lead={t('blocks.lead')} />
      {loaded.is === 'loading' && <Skeleton lines={5} label={t('loading')} />}
      {loaded.is === 'failed' && <Failed problem={loaded.problem} onAgain={reload} />}
      {loaded.is === 'there' && (
        <section class="card" aria-label={t('page.blocks')}>
          {loaded.value.blocks.length === 0 ? (
            <Empty icon={Ban} title={t('blocks.none')}>
              <p>{t('blocks.none.text')}</p>
            </Empty>
          ) : (
            <ul class="entries">
              {loaded.value.blocks.map((block) => (
                <li key={block.visitor} class="blocked">
                  <div class="blocked__words">
                    <strong>{block.visitorName ?? t('blocks.unknown')}</strong>
                    <p>{block.reason}</p>
                    <p class="quiet">
                      {t('blocks.by', {
                        name: block.by.name === '' ? t('blocks.former') : block.by.name,
                        at: at(block.at),
                        site: block.site,
                      })}{' '}
                      {block.ends === null
                        ? t('blocks.open')
                        : t('blocks.until', { at: at(block.ends) })}
                    </p>
                  </div>
                  {block.conversation !== null && (
                    <a
                      class="button button--quiet button--small"
                      href={`../console/#/c/${encodeURIComponent(block.conversation)}`}
                    >
                      {t('blocks.chat')}
                    </a>
                  )}
                  <Button small onClick={() => setLifting(block)}>
                    {t('blocks.lift')}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          {loaded.value.count > loaded.value.blocks.length && (
            <p class="quiet">{t('blocks.more', { n: loaded.value.count })}</p>
          )}
        </section>
      )}
      {lifting !== null && (
        <Confirm
          title={t('blocks.lift.title')}
          text={t('blocks.lift.text', { name: lifting.visitorName ?? t('blocks.unknown') })}
          yes={t('blocks.lift')}
          busy={busy}
          onNo={() => setLifting(null)}
          onYes={() => lift(lifting)}
        />
      )}
    </>
  );
}
