import { fieldsOf } from '@firsthand/shared/embed.ts';
import type { Shell } from './launcher.ts';
import css from './nudge.css?inline';

/** What takes a greeting away, by language. */
const dismissWords: Readonly<Record<string, string>> = {
  en: 'Dismiss',
  de: 'Ausblenden',
  fr: 'Masquer',
  es: 'Ocultar',
  ar: 'إخفاء',
};

/** Words beside the launcher: on which pages, after how long, for whom. */
interface Nudge {
  readonly page: string;
  readonly seconds: number;
  readonly returning: boolean;
  readonly text: string;
}

/** The rules that `value` holds, as far as they can be understood. */
export function nudgesIn(value: unknown): readonly Nudge[] {
  if (!Array.isArray(value)) return [];
  return value
    .map(fieldsOf)
    .flatMap(({ page, seconds, returning, text }) =>
      typeof page === 'string' && typeof text === 'string'
        ? [{ page, seconds: Number(seconds) || 0, returning: returning === true, text }]
        : [],
    );
}

/** Says something beside the launcher after a while, once in a visit, if one of the rules fits. */
export function nudging(shell: Shell): void {
  const name = `firsthand:greeted:${shell.site}`;
  const said = document.createElement('p');
  const timers: ReturnType<typeof setTimeout>[] = [];

  function end(): void {
    timers.splice(0).forEach(clearTimeout);
    said.remove();
  }

  function say({ text, page, returning }: Nudge): void {
    if (shell.shown || said.isConnected || !location.href.includes(page)) return;
    if (returning && !wasHere(shell.site)) return;
    const words = document.createElement('button');
    const away = document.createElement('button');
    words.textContent = text;
    words.dir = 'auto';
    words.onclick = () => {
      end();
      shell.show(true, true);
    };
    away.textContent = '×';
    away.ariaLabel = dismissWords[shell.language.slice(0, 2).toLowerCase()] ?? 'Dismiss';
    away.onclick = () => {
      end();
      shell.button.focus();
    };
    said.setAttribute('role', 'status');
    shell.box.prepend(said);
    // What is put into a region that is there already is told to those who can't see it.
    said.append(words, away);
    remember(sessionStorage, name);
    shell.announce('greeted', text);
  }

  if (isKept(sessionStorage, name)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shell.root.adoptedStyleSheets = [...shell.root.adoptedStyleSheets, sheet];
  const nudges = nudgesIn(shell.look.nudges);
  for (const nudge of nudges) {
    timers.push(setTimeout(() => say(nudge), nudge.seconds * 1000));
  }
  if (nudges.some(({ returning }) => returning)) wasHere(shell.site);
}

/** Whether the visitor was on the site before this visit; asked, it is remembered. */
function wasHere(site: string): boolean {
  const name = `firsthand:here:${site}`;
  const before = isKept(localStorage, name) && !isKept(sessionStorage, name);
  if (!isKept(localStorage, name)) {
    remember(localStorage, name);
    remember(sessionStorage, name);
  }
  return before;
}

function isKept(storage: Storage, name: string): boolean {
  return storage.getItem(name) !== null;
}

function remember(storage: Storage, name: string): void {
  storage.setItem(name, '1');
}
