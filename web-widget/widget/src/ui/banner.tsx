import type { Part } from './app.tsx';
import { forms, later } from './later.tsx';

const Why = later(forms, (part) => part.Why);

/** Says what is wrong, as long as it is: no link, no network, a command that was not carried out. */
export function Banner(part: Part) {
  const { say, chat } = part;
  const { link, problem, online } = chat;
  const lost = 'attempt' in link && link.attempt > 0;
  return (
    <div class="banners" role="status">
      {(lost || !online) && (
        <p class="banner banner--late">{say(online ? 'reconnecting' : 'offline')}</p>
      )}
      {(link.is === 'refused' || problem !== undefined) && <Why {...part} />}
    </div>
  );
}
