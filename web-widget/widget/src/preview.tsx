import { fieldsOf } from '@firsthand/shared/embed.ts';
import { nothing } from '@firsthand/shared/timeline.ts';
import { blank, type Item } from '@firsthand/shared/transcript.ts';
import { render } from 'preact';
import { aSiteLook, type Chat, type SiteLook, unheard } from './chat.ts';
import type { Client } from './client.ts';
import { browserMemory } from './memory.ts';
import { App } from './ui/app.tsx';
import { laterWords, ownWords, type Say } from './words/words.ts';

const at = '2026-03-02T09:15:00Z';
const person = { id: 'preview', name: 'Maria Lindqvist', title: '' };

function sample(
  say: Say,
  { greeting, pictures: [picture] }: SiteLook,
  name: string,
): readonly Item[] {
  const quiet = { choices: [], quickReplies: [], offersPerson: false, isAnswer: false } as const;
  return [
    { seq: 1, at, is: 'bot', text: greeting || say('answersAtOnce'), ...quiet },
    { seq: 2, at, is: 'visitor', text: say('person') },
    {
      seq: 4,
      at,
      is: 'agent',
      agent: { ...person, name, ...(picture !== undefined && { picture }) },
      text: say('thanksYes'),
    },
  ];
}

/**
 * Shows the chat as a look would make it, without any conversation. The look comes from the admin page
 * around it, which is of our own origin.
 *
 * @param dress puts the look on
 */
export async function preview(say: Say, dress: (look: SiteLook) => void): Promise<void> {
  await laterWords();
  let chat: Chat = unheard;
  let { name } = person;
  const listeners: ((now: Chat, before: Chat) => void)[] = [];
  const idle = (): void => undefined;
  const client: Client = {
    get chat() {
      return chat;
    },
    subscribe: (changed) => void listeners.push(changed),
    start: idle,
    say: idle,
    retry: idle,
    discard: idle,
    typing: idle,
    shown: idle,
    online: idle,
    identify: idle,
    fillsIn: idle,
    dismiss: idle,
    looks(look) {
      const before = chat;
      chat = {
        ...chat,
        look,
        shown: true,
        timeline: {
          ...nothing(blank, 'preview'),
          seq: 1,
          shown: { ...blank, items: sample(say, look, name) },
        },
      };
      dress(look);
      listeners.forEach((changed) => changed(chat, before));
    },
    site: 'preview',
    memory: browserMemory(),
    home: new URL('..', location.href),
    whoAmI: () => ({}),
  };
  addEventListener('message', ({ data, origin, source }: MessageEvent<unknown>) => {
    const said = fieldsOf(data);
    if (origin !== location.origin || source !== window.parent || said['firsthand'] !== 'preview') {
      return;
    }
    ownWords(said['texts']);
    // Whose picture it is, for a face with another name looks wrong.
    name = typeof said['person'] === 'string' ? said['person'] : person.name;
    client.looks(aSiteLook(fieldsOf(said['look']), client.home.href));
  });
  const page = { around: true, tell: idle, begin: idle, onShown: idle };
  client.looks(chat.look);
  render(<App client={client} page={page} say={say} />, document.body);
  document.body.inert = true;
  window.parent.postMessage({ firsthand: 'previewing' }, location.origin);
}
