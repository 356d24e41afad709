import { fieldsOf, heardFrom, type ToFrame } from '@firsthand/shared/embed.ts';
import type { Shell } from './launcher.ts';
import css from './panel.css?inline';

/** The chat's frame in the page. */
export interface Panel {
  /** Loads the frame, so that the chat is there and what is unread is known. */
  load(): Promise<void>;
  show(now: boolean, focus: boolean): Promise<void>;
  /** Tells the frame who the visitor is. */
  introduce(): void;
}

/** Makes the frame when it is first needed, and speaks with it. */
export function panel(shell: Shell): Panel {
  const { base, site, language, host, root, box, button, aLook } = shell;
  const frame = document.createElement('iframe');
  const address = new URL(`widget/?site=${encodeURIComponent(site)}`, base);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  frame.title = 'Chat';
  const badge = document.createElement('b');
  let furnished: Promise<void> | undefined;
  let titled = '';
  let unread = 0;
  let unreadWord = '';

  button.append(badge);

  function tell(message: ToFrame): void {
    if (shell.ready) frame.contentWindow?.postMessage(message, base.origin);
  }

  function introduce(): void {
    if (!shell.who) return;
    const { name, email, attributes, token } = shell.who;
    tell({ firsthand: 'identify', name, email, attributes, token });
  }

  let loading: Promise<void> | undefined;
  const load = (): Promise<void> => (loading ??= begin());

  async function begin(): Promise<void> {
    let scheme = '';
    if (shell.look.scheme === 'page') {
      scheme = await shell.load('ground').then(
        (it) => it.scheme(),
        () => '',
      );
    }
    address.hash = `${new URLSearchParams({
      origin: location.origin,
      page: location.origin + location.pathname + location.search,
      language,
      scheme,
    })}`;
    frame.src = address.href;
    box.prepend(frame);
    size();
    await shell.pause();
  }

  /** As large as the visitor left it. */
  function size(): void {
    try {
      const kept = localStorage.getItem(`firsthand:size:${site}`)?.split(' ');
      for (const name of ['width', 'high']) {
        if (kept) host.style.setProperty(`--${name}`, `${kept.shift()}px`);
      }
    } catch {
      // Where nothing may be kept, it is as large as it comes.
    }
  }

  async function show(now: boolean, focus: boolean): Promise<void> {
    if (now === shell.shown) return;
    shell.shown = now;
    await load();
    if (now !== shell.shown) return;
    shell.flagged(now ? 'open' : 'kept');
    host.style.setProperty('--radius', `${Number(shell.look.radius ?? 18)}px`);
    shell.draw();
    if (focus) (now ? frame : button).focus();
    tell({ firsthand: 'shown', shown: now, focus });
    shell.turned();
    if (now) furnish();
    shell.announce(now ? 'open' : 'close');
  }

  // Whoever draws the button anew, as one whose look came late, draws what is unread, too.
  const { draw } = shell;
  shell.draw = () => {
    draw();
    badge.textContent = unread > 9 ? '9+' : `${unread || ''}`;
    if (unread) button.ariaLabel += ` (${unread} ${unreadWord})`;
  };

  /** While nobody looks at the page, its title says how much is unread. */
  function title(): void {
    const bare = titled && document.title === titled ? titled.replace(/^\(\d+\) /, '') : '';
    if (bare) document.title = bare;
    titled = '';
    if (unread && document.hidden) {
      document.title = titled = `(${unread}) ${document.title}`;
    }
  }

  function hear(event: MessageEvent<unknown>): void {
    const said = heardFrom(event, frame.contentWindow, base.origin);
    if (!said) return;
    const { is, value } = said;
    if (is === 'ready') {
      const words = fieldsOf(value);
      shell.ready = true;
      shell.closeWord = String(words['close']);
      unreadWord = String(words['unread']);
      tell({ firsthand: 'shown', shown: shell.shown, focus: document.activeElement === host });
      introduce();
    }
    if (is === 'close') void show(false, true);
    if (is === 'size') shell.resized(value);
    if (is === 'unread') unread = Number(value);
    if (is === 'look') shell.look = aLook(value);
    if (is === 'kept') shell.flagged(shell.shown ? 'open' : String(value));
    shell.announce(String(is === 'event' ? value : is), value);
    shell.draw();
    title();
  }

  /** Brings what goes with an open chat: what phones need, or sizes and a way out. */
  function furnish(): void {
    furnished ??= shell
      .load(matchMedia('(max-width: 480px), (max-height: 480px)').matches ? 'phone' : 'size')
      .then((it) => it.begin(shell, frame))
      .catch(() => (furnished = undefined));
  }

  addEventListener('message', hear);
  document.addEventListener('visibilitychange', title);

  return { load, show, introduce };
}
