import { onAccent } from '@firsthand/shared/accent.ts';
import { aLook, heardFrom, type Look, type ToFrame } from '@firsthand/shared/embed.ts';
import css from './launcher.css?inline';
import { launcherWords } from './words.ts';

type Listener = (detail?: unknown) => void;

/** What a page may ask of the chat; it is the page's global `firsthand`. */
export interface Firsthand {
  open(): void;
  close(): void;
  /** Tells who the visitor is, as far as the page knows. */
  identify(who: {
    readonly name?: string;
    readonly email?: string;
    readonly attributes?: Readonly<Record<string, string | number | boolean>>;
    /** Signed by the site's own server: then only what it says counts, as verified. */
    readonly token?: string;
  }): void;
  /**
   * Calls `listener` at each `event`: ready, open, close, unread (with the count), started, person,
   * closed. What it returns ends that.
   */
  on(event: string, listener: Listener): () => void;
}

/**
 * Draws the launcher and, when the chat is first opened, its frame.
 *
 * @param base the server's address: that of the script's folder
 */
export function launch(base: URL, site: string, language: string): Firsthand {
  const flag = `firsthand:${site}`;
  const words = launcherWords[language.slice(0, 2).toLowerCase()] ?? launcherWords['en'];
  const listeners: Record<string, Set<Listener>> = {};
  const host = document.createElement('firsthand-chat');
  const root = host.attachShadow({ mode: 'closed' });
  const box = document.createElement('div');
  const button = document.createElement('button');
  const label = document.createElement('span');
  const badge = document.createElement('b');
  const frame = document.createElement('iframe');
  let look: Look = {};
  let ready = false;
  let shown = false;
  let unread = 0;
  let who: ToFrame | undefined;

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  button.type = 'button';
  button.append(document.createElement('i'), label, badge);
  box.append(button);
  root.append(box);
  frame.title = 'Chat';
  const address = new URL(`widget/?site=${encodeURIComponent(site)}`, base);

  function draw(): void {
    box.className = `${shown ? 'open' : ''} ${ready ? 'ready' : ''} ${look.position}`;
    const text = (label.textContent = look.launcher ?? '');
    button.ariaExpanded = `${shown}`;
    button.ariaLabel =
      (shown ? words?.[1] : text || words?.[0]) + (unread ? ` (${unread} ${words?.[2]})` : '');
    badge.textContent = unread > 9 ? '9+' : `${unread || ''}`;
    if (look.accent) {
      host.style.setProperty('--accent', look.accent);
      host.style.setProperty('--ink', onAccent(look.accent));
    }
  }

  /** Remembers for the pages of this tab whether there is a chat, and whether it is open. */
  function flagged(mark?: string): string | null | undefined {
    try {
      if (mark === undefined) return sessionStorage.getItem(flag);
      sessionStorage.setItem(flag, mark);
    } catch {
      // Where a page may not remember anything, each page begins with a closed chat.
    }
    return undefined;
  }

  function tell(message: ToFrame): void {
    if (ready) frame.contentWindow?.postMessage(message, base.origin);
  }

  function announce(event: string, detail?: unknown): void {
    listeners[event]?.forEach((listener) => listener(detail));
  }

  function load(): void {
    if (frame.src) return;
    address.hash = `${new URLSearchParams({
      origin: location.origin,
      page: location.origin + location.pathname + location.search,
      language,
    })}`;
    frame.src = address.href;
    box.prepend(frame);
  }

  function show(now: boolean, focus: boolean): void {
    if (now === shown) return;
    load();
    shown = now;
    flagged(now ? 'open' : 'kept');
    draw();
    fit();
    if (focus) (now ? frame : button).focus();
    tell({ firsthand: 'shown', shown, focus });
    announce(now ? 'open' : 'close');
  }

  /** On phones a keyboard covers part of the page; the frame keeps to what is left. */
  function fit(): void {
    if (!visualViewport) return;
    host.style.setProperty('--top', `${visualViewport.offsetTop}px`);
    host.style.setProperty('--height', `${visualViewport.height}px`);
  }

  function hear(event: MessageEvent<unknown>): void {
    const said = heardFrom(event, frame.contentWindow, base.origin);
    if (!said) return;
    const { is, value } = said;
    if (is === 'ready') {
      ready = true;
      tell({ firsthand: 'shown', shown, focus: document.activeElement === host });
      if (who) tell(who);
    }
    if (is === 'close') show(false, true);
    if (is === 'unread') unread = Number(value);
    if (is === 'look') look = aLook(value);
    if (is === 'kept') flagged(shown ? 'open' : String(value));
    announce(String(is === 'event' ? value : is), value);
    draw();
  }

  function begin(): void {
    draw();
    if (host.isConnected) return;
    document.body.append(host);
    const mark = flagged();
    if (mark) load();
    if (mark === 'open' && innerWidth > 480) show(true, false);
  }

  button.onclick = () => show(!shown, true);
  box.onkeydown = (event) => event.key === 'Escape' && show(false, true);
  addEventListener('message', hear);
  visualViewport?.addEventListener('resize', fit);
  visualViewport?.addEventListener('scroll', fit);

  void fetch(new URL(`api/v1/widget/${encodeURIComponent(site)}`, base))
    .then((answer) => answer.json())
    .then((answer) => (look = aLook(answer)))
    .catch(() => 0)
    .finally(begin);
  setTimeout(begin, 800);

  return {
    open: () => show(true, true),
    close: () => show(false, true),
    identify({ name, email, attributes, token }) {
      tell((who = { firsthand: 'identify', name, email, attributes, token }));
    },
    on(event, listener) {
      (listeners[event] ??= new Set()).add(listener);
      return () => listeners[event]?.delete(listener);
    },
  };
}
