import { aLook, type Look } from '@firsthand/shared/embed.ts';
import type { Firsthand, Who } from '../module/firsthand.d.ts';
import css from './launcher.css?inline';
import type { Panel } from './panel.ts';
import { launcherWords } from './words.ts';

type Listener = (detail?: unknown) => void;

/** Loads a part of the chat that is not always needed. */
export interface Loading {
  (part: 'panel'): Promise<{ panel(shell: Shell): Panel }>;
  (part: 'nudge'): Promise<{ nudging(shell: Shell): void }>;
  (part: 'ground'): Promise<{ scheme(): string }>;
  (part: 'phone' | 'size'): Promise<{ begin(shell: Shell, frame: HTMLElement): void }>;
}

/** What launcher and panel share. */
export interface Shell {
  readonly base: URL;
  readonly site: string;
  readonly language: string;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly box: HTMLElement;
  readonly button: HTMLElement;
  readonly load: Loading;
  look: Look;
  /** What the button is for while the chat is shown; the chat's words, empty until it has some. */
  closeWord: string;
  /** Shows or hides the chat. */
  show(now: boolean, focus: boolean): void;
  shown: boolean;
  /** Called whenever the chat was shown or hidden. */
  turned: () => void;
  /** Called when the chat should be a step larger, 1, or smaller. */
  resized: (by: unknown) => void;
  ready: boolean;
  who?: Who;
  draw(): void;
  /** Lets the page do something else before we go on: each step of an opening is a short task of its own. */
  pause(): Promise<void>;
  /** Understands looks; shared, so that it is loaded once. */
  readonly aLook: typeof aLook;
  announce(event: string, detail?: unknown): void;
  /** Remembers for the pages of this tab whether there is a chat, and whether it is open. */
  flagged(mark?: string): string | null | undefined;
}

/**
 * Draws the launcher; what opens the chat is loaded when it is first wanted.
 *
 * @param base the server's address: that of the script's folder
 * @param wanted the language, where one was named
 */
export function launch(base: URL, site: string, wanted: string | undefined): Firsthand {
  const language = wanted || document.documentElement.lang || navigator.language;
  const load: Loading = (part: string) =>
    import(/* @vite-ignore */ new URL(`${part}.js`, base).href);
  const flag = `firsthand:${site}`;
  const open = launcherWords[language.slice(0, 2).toLowerCase()] ?? launcherWords['en'];
  const listeners: Record<string, Set<Listener>> = {};
  const host = document.createElement('firsthand-chat');
  const root = host.attachShadow({ mode: 'closed' });
  const box = document.createElement('div');
  const button = document.createElement('button');
  const label = document.createElement('span');
  let panel: Promise<Panel> | undefined;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  button.type = 'button';
  button.append(document.createElement('i'), label);
  box.append(button);
  root.append(box);

  const shell: Shell = {
    base,
    site,
    language,
    host,
    root,
    box,
    button,
    load,
    look: {},
    closeWord: '',
    show: () => 0,
    shown: false,
    turned: () => 0,
    resized: () => 0,
    ready: false,
    pause: () => new Promise((over) => setTimeout(over)),
    aLook,
    draw() {
      const { look, closeWord, shown, ready } = shell;
      box.className = `${shown ? 'open' : ''} ${ready ? 'ready' : ''} ${look.position}`;
      const text = (label.textContent = look.launcher ?? '');
      button.ariaExpanded = `${shown}`;
      button.ariaLabel = (shown && closeWord) || text || `${open}`;
      for (const name of ['accent', 'ink'] as const) {
        if (look[name]) host.style.setProperty(`--${name}`, look[name]);
      }
    },
    announce: (event, detail) => listeners[event]?.forEach((listener) => listener(detail)),
    flagged(mark) {
      try {
        if (mark === undefined) return sessionStorage.getItem(flag);
        sessionStorage.setItem(flag, mark);
      } catch {
        // Where a page may not remember anything, each page begins with a closed chat.
      }
      return undefined;
    },
  };

  /** Asks the panel for something; where it can't be loaded, the next wish tries again. */
  function ask(wish?: (panel: Panel) => unknown): void {
    panel ??= load('panel').then(async (loaded) => {
      await shell.pause();
      return loaded.panel(shell);
    });
    panel.then(wish, () => (panel = undefined));
  }
  const show = (shell.show = (now: boolean, focus: boolean): void =>
    ask((it) => it.show(now, focus)));

  function begin(): void {
    shell.draw();
    if (host.isConnected) return;
    document.body.append(host);
    const mark = shell.flagged();
    if (mark) ask((it) => it.load());
    if (mark === 'open' && innerWidth > 480) show(true, false);
  }

  button.onclick = () => show(!shell.shown, true);
  button.onpointerenter = button.onfocus = () => ask();
  // Void, for a handler that gives back false takes the key from the button.
  box.onkeydown = (event) => void (event.key === 'Escape' && show(false, true));

  void fetch(new URL(`api/v1/widget/${encodeURIComponent(site)}`, base))
    .then((answer) => answer.json())
    .then((answer) => (shell.look = aLook(answer)))
    .finally(begin)
    .then(async () => {
      const { nudges } = shell.look;
      if (Array.isArray(nudges) && nudges[0] && !shell.flagged()) {
        (await load('nudge')).nudging(shell);
      }
    })
    .catch(() => 0);
  setTimeout(begin, 800);

  return {
    open: () => show(true, true),
    close: () => show(false, true),
    identify(who) {
      shell.who = who;
      if (shell.ready) ask((it) => it.introduce());
    },
    on(event, listener) {
      (listeners[event] ??= new Set()).add(listener);
      return () => listeners[event]?.delete(listener);
    },
  };
}
