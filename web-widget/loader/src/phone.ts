import { fieldsOf } from '@firsthand/shared/embed.ts';
import type { Shell } from './launcher.ts';

const mark = 'firsthand';

/** What a phone needs, where the chat is the whole screen: room beside the keyboard, and a way back. */
export function begin(shell: Shell): void {
  heedKeyboard(shell.host);
  const turnBack = heedBackButton(shell);
  const hold = holdsThePage();
  shell.turned = () => {
    turnBack();
    hold(shell.shown);
  };
  shell.turned();
}

/**
 * A keyboard covers part of the page; the frame keeps to what is left. Whoever enlarges the page by
 * two fingers sees a part of it, too, and wanders about in it: then the frame stays where it is.
 */
function heedKeyboard(host: HTMLElement): void {
  const seen = visualViewport;
  if (!seen) return;
  const fit = (): void => {
    const enlarged = seen.scale > 1.01;
    host.style.setProperty('--top', enlarged ? '' : `${seen.offsetTop}px`);
    host.style.setProperty('--height', enlarged ? '' : `${seen.height}px`);
  };
  seen.addEventListener('resize', fit);
  seen.addEventListener('scroll', fit);
  fit();
}

/** Lets a finger on the chat not move the page behind it, of which nothing is seen. */
function holdsThePage(): (shown: boolean) => void {
  const { style } = document.documentElement;
  let before: string | undefined;
  return (shown) => {
    if (shown) {
      before ??= style.overflow;
      style.overflow = 'hidden';
    } else if (before !== undefined) {
      style.overflow = before;
      before = undefined;
    }
  };
}

/**
 * The back button closes the chat. The page's own history is left alone: the entry for the open chat has
 * the page's address and state, and goes when the chat does. Whoever listens after us does not even hear
 * of it.
 */
function heedBackButton(shell: Shell): () => void {
  let address = '';

  /** Whether the entry of the open chat is the one that stands. */
  const isOurs = (state: unknown): boolean => mark in fieldsOf(state);

  function enter(): void {
    if (isOurs(history.state)) return;
    history.pushState({ ...fieldsOf(history.state), [mark]: 1 }, '');
    address = location.href;
  }

  function leave(): void {
    if (address && isOurs(history.state)) history.back();
    else address = '';
  }

  addEventListener(
    'popstate',
    (event) => {
      if (!address || location.href !== address || isOurs(event.state)) return;
      // Only the chat was left: for the page nothing has changed.
      event.stopImmediatePropagation();
      address = '';
      shell.show(false, true);
    },
    { capture: true },
  );
  return () => (shell.shown ? enter() : leave());
}
