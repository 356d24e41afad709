import './widget.css';
import { fieldsOf } from '@firsthand/shared/embed.ts';
import { render } from 'preact';
import { aSiteLook, type SiteLook } from './chat.ts';
import { client } from './client.ts';
import { embedding } from './embedding.ts';
import { browserMemory } from './memory.ts';
import { insist } from './insist.ts';
import { App } from './ui/app.tsx';
import { people } from './ui/later.tsx';
import { languageFor, ownWords, wordsFor } from './words/words.ts';

const base = new URL(location.pathname, location.href);
const site = new URLSearchParams(location.search).get('site') ?? '';
const told = new URLSearchParams(location.hash.slice(1));
const language = told.get('language') ?? '';
const wanted = [language, ...navigator.languages];

const chats = client({
  site,
  base,
  language: language || navigator.language,
  page: told.get('page') ?? '',
  memory: browserMemory(),
  now: () => Date.now(),
  people: people.bring,
  newKey: () =>
    Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join(''),
});
const page = embedding(chats, told.get('origin') ?? '');

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Puts on the site's look: colours, corners, light or dark. */
function dress({ accent, scheme, radius }: SiteLook): void {
  const { style, dataset } = document.documentElement;
  const theme = scheme === 'page' ? told.get('scheme') : scheme;
  if (theme === 'light' || theme === 'dark') dataset['theme'] = theme;
  else delete dataset['theme'];
  style.setProperty('--radius-large', `${radius}px`);
  style.setProperty('--radius-field', `${Math.min(22, radius + 4)}px`);
  if (accent === undefined) return;
  const isDark = dataset['theme'] === undefined ? dark.matches : theme === 'dark';
  style.setProperty('--accent', accent.colour);
  style.setProperty('--on-accent', accent.ink);
  style.setProperty('--accent-text', isDark ? accent.onDark : accent.onLight);
}

async function look(): Promise<void> {
  try {
    const home = new URL('..', base);
    const answer = await fetch(
      new URL(`api/v1/widget/${encodeURIComponent(site)}?language=${languageFor(wanted)}`, home),
    );
    if (!answer.ok) return;
    const fields = fieldsOf(await answer.json());
    page.tell({ firsthand: 'look', value: fields });
    ownWords(fields['texts']);
    chats.looks(aSiteLook(fields, home.href));
    dress(chats.chat.look);
    dark.addEventListener('change', () => dress(chats.chat.look));
  } catch {
    // A chat without its look is still a chat.
  }
}

/** A file that is dropped is never opened in the chat's place, also before the chat can take it. */
document.ondragover = document.ondrop = ({ dataTransfer }) =>
  !dataTransfer?.types.includes('Files');

async function begin(): Promise<void> {
  const [say] = await Promise.all([
    wordsFor(wanted),
    Promise.race([look(), new Promise((late) => setTimeout(late, 400))]),
  ]);
  document.documentElement.lang = say.language;
  document.documentElement.dir = say.direction;
  document.title = say('chat');
  if (told.has('preview')) {
    const { preview } = await import('./preview.tsx');
    return preview(say, dress);
  }
  render(<App client={chats} page={page} say={say} />, document.body);
  void insist(() => import('./ui/place.ts'));
  page.begin(say);
  chats.start();
}

void begin();
