import type { Part } from './app.tsx';
import { forms, later } from './later.tsx';

const Why = later(forms, (part) => part.Why);

/** Says what is wrong, as long as it is: no link, no network, a command that was not carried out. */
export function Banner(part: Part) {
  const { say, chat } = part;
  const { link, problem, online, late, era } = chat;
  return (
    <div class="banners" role="status">
      {late && (
        <p class="banner">
          {say(!online ? 'offline' : era === undefined ? 'connecting' : 'reconnecting')}
        </p>
      )}
      {(link.is === 'refused' || problem !== undefined) && <Why {...part} />}
    </div>
  );
}
