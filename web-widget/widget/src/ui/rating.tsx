import { RATE_LIMITS } from '@firsthand/shared/protocol-limits.ts';
import { useState } from 'preact/hooks';
import type { Part } from './app.tsx';
import { Icon } from './icons.tsx';
import { star } from './later-icons.ts';

const stars = [1, 2, 3, 4, 5];

/** Asks, when a chat has ended, how it was. */
export function Rating({ client, chat, say }: Part) {
  const [chosen, setChosen] = useState(0);
  const [comment, setComment] = useState('');
  const [declined, setDeclined] = useState('');
  const { conversation, shown } = chat.timeline;
  const sent = chat.outbox.some(({ command }) => command.type === 'rate');
  // Stars are a person's as soon as one has taken the chat; the question says whose they are.
  const byPerson = Object.keys(shown.agents).length > 0;
  if (declined === conversation) return null;
  if (shown.rating || sent) {
    return (
      <p class="card quiet" role="status">
        {say('rated')}
      </p>
    );
  }

  function rate(event: Event): void {
    event.preventDefault();
    client.say({ type: 'rate', stars: chosen, ...(comment.trim() && { comment: comment.trim() }) });
  }

  return (
    <form class="card rating" onSubmit={rate}>
      <fieldset>
        <legend>{say(byPerson ? 'rateTitle' : 'rateBotTitle')}</legend>
        <div class="stars">
          {stars.map((count) => (
            <label class={count <= chosen ? 'star star--on' : 'star'} key={count}>
              <input
                type="radio"
                name="stars"
                class="unseen"
                checked={chosen === count}
                onChange={() => setChosen(count)}
                aria-label={say('star', { count })}
              />
              <Icon path={star} />
            </label>
          ))}
        </div>
      </fieldset>
      {chosen > 0 && (
        <label>
          {say('comment')}
          <textarea
            rows={2}
            maxLength={RATE_LIMITS.comment}
            value={comment}
            onInput={(event) => setComment(event.currentTarget.value)}
          />
        </label>
      )}
      <div class="deeds">
        {chosen > 0 && <button class="primary">{say('rate')}</button>}
        <button type="button" class="link" onClick={() => setDeclined(conversation ?? '')}>
          {say('notNow')}
        </button>
      </div>
    </form>
  );
}
