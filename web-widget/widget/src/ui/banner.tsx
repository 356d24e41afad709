import type { Part } from './app.tsx';

/** Says what is wrong, as long as it is: no link, no network, a command that was not carried out. */
export function Banner({ client, chat, say }: Part) {
  const { link, problem, online } = chat;
  const lost = 'attempt' in link && link.attempt > 0;
  const why =
    link.is === 'refused'
      ? {
          words: say(
            link.why === 'BLOCKED'
              ? 'refusedBlocked'
              : link.why === 'UNKNOWN_SITE' || link.why === 4503 || link.why === 4504
                ? 'refusedSite'
                : 'refused',
          ),
          button: say('retry'),
        }
      : problem === undefined
        ? undefined
        : {
            words: problem === 'BLOCKED' ? say('refusedBlocked') : `${say('failed')} ${problem}`,
            button: say('dismiss'),
          };
  return (
    <div class="banners" role="status">
      {(lost || !online) && (
        <p class="banner banner--late">{say(online ? 'reconnecting' : 'offline')}</p>
      )}
      {why && (
        <p class="banner banner--bad">
          {why.words}{' '}
          <button type="button" class="link" onClick={client.dismiss}>
            {why.button}
          </button>
        </p>
      )}
    </div>
  );
}
