import type { Item } from '@firsthand/shared/transcript.ts';
import type { Say } from './words/words.ts';

/** A conversation as plain text, as its visitor read it. */
export function transcriptText(items: readonly Item[], say: Say, site: string): string {
  const moment = new Intl.DateTimeFormat(say.locale, { dateStyle: 'medium', timeStyle: 'short' });
  const lines = items.map((item) => {
    const said = words(item, say);
    return `[${moment.format(new Date(item.at))}] ${said}`;
  });
  return `${site}\n\n${lines.join('\n\n')}\n`;
}

function words(item: Item, say: Say): string {
  switch (item.is) {
    case 'visitor':
      return `${say('you')}: ${item.text ?? say('person')}`;
    case 'bot':
      return `${say('bot')}: ${item.text}`;
    case 'agent':
      return `${item.agent?.name ?? say('somebody')}: ${item.text}`;
    case 'joined':
      return say('joined', { name: item.agent.name });
    case 'notice':
      return [item.text, ...(item.points ?? []).map((point) => `- ${point}`)].join('\n');
    case 'gesture':
      return [say('gift', { name: item.agent?.name ?? say('somebody') }), item.text, item.code]
        .filter(Boolean)
        .join(' ');
    case 'promise':
      return say(item.callBack ? 'promisedCall' : 'promised', {
        name: item.agent?.name ?? say('somebody'),
        when: new Date(item.due).toLocaleString(say.locale),
      });
  }
}
