import type { Item } from '@firsthand/shared/transcript.ts';
import type { ComponentChild } from 'preact';
import type { Say } from '../words/words.ts';
import type { Part } from './app.tsx';
import { Gift } from './gift.tsx';
import { Avatar } from './header.tsx';
import { midnight, oneDayMs, Rich, Said, shownFile } from './log.tsx';

/** Names a moment to come: today, tomorrow or its day, and the time. */
export function momentInWords(say: Say, at: Date, now: Date): string {
  const days = Math.round((midnight(at) - midnight(now)) / oneDayMs);
  const time = at.toLocaleTimeString(say.locale, { hour: '2-digit', minute: '2-digit' });
  const day =
    days === 0
      ? say('today')
      : days === 1
        ? say('tomorrow')
        : at.toLocaleDateString(say.locale, { weekday: 'long', day: 'numeric', month: 'long' });
  return `${day}, ${time}`;
}

/** What people bring into a chat: their words, who came, what is settled, promised and given. */
export function Told({
  client,
  say,
  item,
  begins,
  now,
  time,
}: Pick<Part, 'client' | 'say'> & {
  readonly item: Exclude<Item, { is: 'visitor' | 'bot' }>;
  readonly begins: boolean;
  readonly now: Date;
  readonly time: ComponentChild;
}) {
  switch (item.is) {
    case 'agent':
      return (
        <>
          <Said
            who="agent"
            name={item.agent?.name ?? say('somebody')}
            picture={item.agent?.picture}
            begins={begins}
          >
            {shownFile(item.file, item.text, client, say) ?? <Rich text={item.text} />}
          </Said>
          {time}
        </>
      );
    case 'notice':
      if (!item.points?.length) return <p class="notice">{item.text}</p>;
      return (
        <div class="notice">
          <p>{item.text}</p>
          <p>{say('settled')}</p>
          <ul>
            {item.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </div>
      );
    case 'promise':
      return (
        <p class="notice">
          {say(item.callBack ? 'promisedCall' : 'promised', {
            name: item.agent?.name ?? say('somebody'),
            when: momentInWords(say, new Date(item.due), now),
          })}
        </p>
      );
    case 'gesture':
      return (
        <>
          <Gift say={say} item={item} />
          {time}
        </>
      );
    case 'joined':
      return (
        <p class="notice notice--joined">
          <Avatar name={item.agent.name} picture={item.agent.picture} />
          <span>
            <strong>{say('joined', { name: item.agent.name })}</strong>
            {item.agent.title && <span>{item.agent.title}</span>}
          </span>
        </p>
      );
  }
}
