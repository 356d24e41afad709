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

/** Pages seen so soon after each other are one visit, in however many tabs. */
const visitMs = 30 * 60_000;
/** How long nothing is said to whoever sent a greeting away. */
const peaceMs = 30 * 86_400_000;

/** Says something beside the launcher after a while, once in a visit, if one of the rules fits. */
export function nudging(shell: Shell): void {
  const name = `firsthand:greeted:${shell.site}`;
  const peaceName = `firsthand:peace:${shell.site}`;
  const said = document.createElement('p');
  const timers: ReturnType<typeof setTimeout>[] = [];

  function end(): void {
    timers.splice(0).forEach(clearTimeout);
    said.remove();
  }

  /** Whether this tab has greeted in this visit, or another one has, or nobody wants it. */
  function isEnough(): boolean {
    const until = Number(localStorage.getItem(peaceName));
    return sessionStorage.getItem(name) !== null || until > Date.now();
  }

  function keepPeace(forMs: number): void {
    localStorage.setItem(peaceName, `${Date.now() + forMs}`);
  }

  function say(nudge: Nudge): void {
    const { text, page, returning } = nudge;
    if (document.hidden) {
      // Nobody looks at this tab; the words are for when somebody does.
      document.addEventListener('visibilitychange', () => say(nudge), { once: true });
      return;
    }
    if (shell.shown || isEnough() || !location.href.includes(page)) return;
    if (returning && !isBack(shell.site)) return;
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
      keepPeace(peaceMs);
      end();
      shell.button.focus();
    };
    said.setAttribute('role', 'status');
    shell.box.prepend(said);
    // What is put into a region that is there already is told to those who can't see it.
    said.append(words, away);
    sessionStorage.setItem(name, '1');
    keepPeace(visitMs);
    shell.announce('greeted', text);
  }

  const nudges = nudgesIn(shell.look.nudges);
  if (nudges.some(({ returning }) => returning)) isBack(shell.site);
  if (isEnough()) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shell.root.adoptedStyleSheets = [...shell.root.adoptedStyleSheets, sheet];
  for (const nudge of nudges) {
    timers.push(setTimeout(() => say(nudge), nudge.seconds * 1000));
  }
}

/** Whether the visitor was on the site before this visit; asked, it is remembered that they are here. */
function isBack(site: string): boolean {
  const name = `firsthand:here:${site}`;
  const last = Number(localStorage.getItem(name));
  const back =
    sessionStorage.getItem(name) ?? (last > 0 && Date.now() - last > visitMs ? 'back' : 'new');
  sessionStorage.setItem(name, back);
  localStorage.setItem(name, `${Date.now()}`);
  return back === 'back';
}
