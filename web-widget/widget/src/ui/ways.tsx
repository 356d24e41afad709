import type { Item } from '@firsthand/shared/transcript.ts';
import type { Say } from '../words/words.ts';
import type { Part } from './app.tsx';
import { Icon } from './icons.tsx';
import { thumb } from './later-icons.ts';

type Bot = Extract<Item, { is: 'bot' }>;

/** What can be done about words of the bot. */
export function Ways({
  client,
  say,
  item,
  latest,
  withBot,
}: {
  readonly client: Part['client'];
  readonly say: Say;
  readonly item: Bot;
  readonly latest: boolean;
  readonly withBot: boolean;
}) {
  const open = latest && withBot;
  const choose = (choice: string) => (): void =>
    client.say({ type: 'choose', seq: item.seq, choice });
  const rate = (helpful: boolean) => (): void =>
    client.say({ type: 'rateAnswer', seq: item.seq, helpful });
  return (
    <>
      {open && item.choices.length > 0 && (
        <div class="ways">
          {item.choices.map(({ choice, title }) => (
            <button type="button" class="way" key={choice} onClick={choose(choice)}>
              {title}
            </button>
          ))}
          <button type="button" class="way way--person" onClick={choose('none')}>
            <Icon of="person" />
            {say('none')}
          </button>
        </div>
      )}
      {open && item.offersPerson && (
        <div class="ways">
          <button
            type="button"
            class="way way--person"
            onClick={() => client.say({ type: 'askForHuman' })}
          >
            <Icon of="person" />
            {say('person')}
          </button>
        </div>
      )}
      {open && item.quickReplies.length > 0 && (
        <div class="ways ways--row">
          {item.quickReplies.map((reply) => (
            <button
              type="button"
              class="way"
              key={reply}
              onClick={() => client.say({ type: 'say', text: reply })}
            >
              {reply}
            </button>
          ))}
        </div>
      )}
      {item.isAnswer && (latest || item.helpful !== undefined) && (
        <div class="helpful" role="group" aria-label={say('helpful')}>
          <span>
            {item.helpful === undefined
              ? say('helpful')
              : say(item.helpful ? 'thanksYes' : 'thanksNo')}
          </span>
          {withBot && (
            <>
              <button
                type="button"
                aria-label={say('yes')}
                aria-pressed={item.helpful === true}
                onClick={rate(true)}
              >
                <Icon path={thumb} />
              </button>
              <button
                type="button"
                aria-label={say('no')}
                aria-pressed={item.helpful === false}
                onClick={rate(false)}
              >
                <Icon path={thumb} />
              </button>
            </>
          )}
        </div>
      )}
    </>
  );
}
