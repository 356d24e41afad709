import { useEffect, useState } from 'preact/hooks';
import type { Box } from '../tour.ts';

const MARK = 'coach-target';
const LOOKS_EVERY_MS = 250;

/**
 * Puts a frame around the part of the page that is spoken of: the first of these selectors that finds
 * something to be seen. Gives where it is; null while it isn't there.
 */
export function usePointing(selectors: readonly string[]): Box | null {
  const [place, setPlace] = useState<Box | null>(null);
  const wanted = selectors.join('\n');
  useEffect(() => {
    const point = () => {
      const target = shown(wanted === '' ? [] : wanted.split('\n'));
      for (const each of document.querySelectorAll(`.${MARK}`)) {
        if (each !== target) each.classList.remove(MARK);
      }
      target?.classList.add(MARK);
      setPlace((before) => moved(before, target?.getBoundingClientRect() ?? null));
    };
    point();
    // Parts of the page come, go and move for many reasons.
    const looking = setInterval(point, LOOKS_EVERY_MS);
    addEventListener('resize', point);
    return () => {
      clearInterval(looking);
      removeEventListener('resize', point);
      document.querySelector(`.${MARK}`)?.classList.remove(MARK);
    };
  }, [wanted]);
  return place;
}

function shown(selectors: readonly string[]): Element | undefined {
  return selectors
    .flatMap((each) => [...document.querySelectorAll(each)])
    .find((each) => each.checkVisibility({ visibilityProperty: true }));
}

/** The same box as before where nothing has moved, so that nothing is drawn anew. */
function moved(before: Box | null, now: DOMRect | null): Box | null {
  if (now === null) return null;
  const same =
    before !== null &&
    before.left === now.left &&
    before.top === now.top &&
    before.right === now.right &&
    before.bottom === now.bottom;
  return same ? before : { left: now.left, top: now.top, right: now.right, bottom: now.bottom };
}
