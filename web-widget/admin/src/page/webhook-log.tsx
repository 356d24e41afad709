import { Button } from '@firsthand/shared/ui/button.tsx';
import { Skeleton } from '@firsthand/shared/ui/small.tsx';
import { toast } from '@firsthand/shared/ui/toast.tsx';
import { useState } from 'preact/hooks';
import { useHere, useLoaded } from '../here.ts';
import { Failed, Wide } from '../parts.tsx';
import { deliveries, type Delivery, EVENTS, triedAgain } from '../webhooks.ts';
import { many, t } from '../words.ts';
import { whyFailed } from './webhook-words.ts';

const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'short', timeStyle: 'medium' });
const at = (when: string) => moment.format(new Date(when));

/** What a webhook was told lately; read when it is opened. */
export function WebhookLog({ path }: { readonly path: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('webhooks.log')}</summary>
      {open && <Lines path={path} />}
    </details>
  );
}

function Lines({ path }: { readonly path: string }) {
  const { rest } = useHere();
  const [loaded, reload] = useLoaded(path, deliveries);
  if (loaded.is === 'failed') return <Failed problem={loaded.problem} onAgain={reload} />;
  if (loaded.is === 'loading') return <Skeleton lines={3} label={t('loading')} />;
  const lines = loaded.value.deliveries;
  if (lines.length === 0) return <p class="quiet">{t('webhooks.log.none')}</p>;
  const again = () => {
    void rest.request('POST', path, triedAgain).then((answer) => {
      if (answer.ok) toast(many('webhooks.log.tried', answer.value.tried), 'good');
      else toast(answer.problem.detail, 'bad');
      reload();
    });
  };
  return (
    <>
      <Wide label={t('webhooks.log')}>
        <table class="table">
          <caption class="unseen">{t('webhooks.log')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('webhooks.log.at')}</th>
              <th scope="col">{t('webhooks.log.event')}</th>
              <th scope="col">{t('webhooks.log.state')}</th>
              <th scope="col">{t('webhooks.log.attempts')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.conversation} ${line.at} ${line.event}`}>
                <td>{at(line.at)}</td>
                <td>{eventWords(line.event)}</td>
                <td>{outcome(line)}</td>
                <td>{line.attempts}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {lines.some(({ state }) => state !== 'DELIVERED') && (
        <div class="row">
          <Button small onClick={again}>
            {t('webhooks.log.again')}
          </Button>
        </div>
      )}
    </>
  );
}

function eventWords(event: string): string {
  const known = EVENTS.find((each) => each === event);
  return known === undefined ? event : t(`event.${known}`);
}

function outcome(line: Delivery): string {
  switch (line.state) {
    case 'DELIVERED':
      return t('webhooks.log.DELIVERED', { status: line.status ?? '' });
    case 'GIVEN_UP':
      return `${t('webhooks.log.GIVEN_UP')}. ${whyFailed(line)}`;
    case 'WAITING':
      return line.failure === null || line.nextAt === null
        ? t('webhooks.log.WAITING')
        : `${whyFailed(line)} ${t('webhooks.log.WAITING.at', { at: at(line.nextAt) })}`;
  }
}
