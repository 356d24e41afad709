import type { Shell } from './launcher.ts';
import css from './size.css?inline';

const least = { width: 320, height: 360 };
const stepPx = 80;

/** A size within the window, whatever was asked for. */
export function bounded(
  width: number,
  height: number,
  windowWidth: number,
  windowHeight: number,
): readonly [number, number] {
  const within = (value: number, low: number, high: number): number =>
    Math.round(Math.max(Math.min(value, high), Math.min(low, high)));
  return [
    within(width, least.width, windowWidth - 40),
    within(height, least.height, windowHeight - 112),
  ];
}

/** Lets the panel be made larger, by its edges or from the chat's menu, and takes it away by Escape. */
export function begin(shell: Shell, frame: HTMLElement): void {
  const { host, box, root, site } = shell;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];

  function give(width: number, height: number): void {
    const [wide, high] = bounded(width, height, innerWidth, innerHeight);
    host.style.setProperty('--width', `${wide}px`);
    host.style.setProperty('--high', `${high}px`);
    try {
      localStorage.setItem(`firsthand:size:${site}`, `${wide} ${high}`);
    } catch {
      // Where nothing may be kept, the size lasts as long as the page.
    }
  }

  for (const edge of ['top', 'side', 'corner'] as const) {
    const grip = document.createElement('s');
    grip.className = edge;
    grip.onpointerdown = (down) => {
      const { width, height } = frame.getBoundingClientRect();
      const towards = shell.look.position === 'left' ? 1 : -1;
      down.preventDefault();
      grip.setPointerCapture(down.pointerId);
      box.classList.add('sizing');
      grip.onpointermove = (move) =>
        give(
          width + (edge === 'top' ? 0 : (move.clientX - down.clientX) * towards),
          height + (edge === 'side' ? 0 : down.clientY - move.clientY),
        );
      grip.onpointerup = grip.onpointercancel = () => {
        grip.onpointermove = null;
        box.classList.remove('sizing');
      };
    };
    box.append(grip);
  }
  shell.resized = (by) => {
    const { width, height } = frame.getBoundingClientRect();
    const step = by === 1 ? stepPx : -stepPx;
    give(width + step, height + step);
  };

  // Whatever has the focus in the page is never hidden for good: Escape takes the chat away from above it.
  addEventListener('keydown', (event) => {
    const { activeElement } = document;
    if (event.key !== 'Escape' || event.defaultPrevented || !shell.shown || !activeElement) return;
    if (covers(frame, activeElement)) shell.show(false, false);
  });
}

/** Whether `frame` lies over a part of `element`, which is not the page itself. */
function covers(frame: Element, element: Element): boolean {
  const over = frame.getBoundingClientRect();
  const under = element.getBoundingClientRect();
  return (
    element !== document.body &&
    under.right > over.left &&
    under.left < over.right &&
    under.bottom > over.top &&
    under.top < over.bottom
  );
}
