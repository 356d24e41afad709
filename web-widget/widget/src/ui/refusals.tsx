import type { Delivery } from '@firsthand/shared/outbox.ts';
import type { Part } from './app.tsx';

/** That a message was not taken, why, and what can be done about it. */
export function Undelivered({
  client,
  say,
  of,
  delivery,
}: Pick<Part, 'client' | 'say'> & {
  readonly of: string;
  readonly delivery: Extract<Delivery, { is: 'refused' }>;
}) {
  return (
    <p class="delivery delivery--bad">
      {say('notSent')} {delivery.code === 'BLOCKED' ? say('refusedBlocked') : delivery.message}{' '}
      <button type="button" class="link" onClick={() => client.retry(of)}>
        {say('retry')}
      </button>{' '}
      <button type="button" class="link" onClick={() => client.discard(of)}>
        {say('discard')}
      </button>
    </p>
  );
}

/** Why nothing goes on, or what was not carried out. */
export function Why({ client, chat: { link, problem }, say }: Part) {
  const refused = link.is === 'refused';
  return (
    <p class="banner banner--bad">
      {refused
        ? say(
            link.why === 'BLOCKED'
              ? 'refusedBlocked'
              : link.why === 'UNKNOWN_SITE' || link.why === 4503 || link.why === 4504
                ? 'refusedSite'
                : 'refused',
          )
        : problem === 'BLOCKED'
          ? say('refusedBlocked')
          : `${say('failed')} ${problem ?? ''}`}{' '}
      <button type="button" class="link" onClick={client.dismiss}>
        {say(refused ? 'retry' : 'dismiss')}
      </button>
    </p>
  );
}
