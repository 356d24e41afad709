import './widget.css';
import { onAccent, readable } from '@firsthand/shared/accent.ts';
import { aLook, fieldsOf } from '@firsthand/shared/embed.ts';
import { render } from 'preact';
import type { SiteLook } from './chat.ts';
import { client } from './client.ts';
import { embedding } from './embedding.ts';
import { browserMemory } from './memory.ts';
import { App } from './ui/app.tsx';
import { wordsFor } from './words/words.ts';

const base = new URL(location.pathname, location.href);
const site = new URLSearchParams(location.search).get('site') ?? '';
const told = new URLSearchParams(location.hash.slice(1));
const language = told.get('language') ?? '';

const chats = client({
  site,
  base,
  language: language || navigator.language,
  page: told.get('page') ?? '',
  memory: browserMemory(),
  now: () => Date.now(),
  newKey: () =>
    Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join(''),
});
const page = embedding(chats, told.get('origin') ?? '');

function dress({ accent }: SiteLook): void {
  if (accent === undefined) return;
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const { style } = document.documentElement;
  style.setProperty('--accent', accent);
  style.setProperty('--on-accent', onAccent(accent));
  style.setProperty('--accent-text', readable(accent, dark ? '#3d3733' : '#ece8e2'));
}

async function look(): Promise<void> {
  try {
    const answer = await fetch(new URL(`../api/v1/widget/${encodeURIComponent(site)}`, base));
    if (!answer.ok) return;
    const fields = fieldsOf(await answer.json());
    const { name, greeting, pictures, fileBytes } = fields;
    page.tell({ firsthand: 'look', value: aLook(fields) });
    chats.looks({
      accent: aLook(fields).accent,
      name: typeof name === 'string' ? name : '',
      greeting: typeof greeting === 'string' ? greeting : '',
      pictures: Array.isArray(pictures) ? pictures.filter((one) => typeof one === 'string') : [],
      fileBytes: typeof fileBytes === 'number' ? fileBytes : 0,
    });
    dress(chats.chat.look);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () =>
      dress(chats.chat.look),
    );
  } catch {
    // A chat without its look is still a chat.
  }
}

async function begin(): Promise<void> {
  const [say] = await Promise.all([
    wordsFor([language, ...navigator.languages]),
    Promise.race([look(), new Promise((late) => setTimeout(late, 400))]),
  ]);
  document.documentElement.lang = say.language;
  document.documentElement.dir = say.direction;
  document.title = say('chat');
  render(<App client={chats} page={page} say={say} site={site} />, document.body);
  page.begin();
  chats.start();
}

void begin();
