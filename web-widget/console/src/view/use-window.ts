import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { afterChange, around, earlier, later, type Sizes, tailOf, type Window } from '../window.ts';

/** A window over a list in a scrolled box, and how it is moved. */
export interface Sliding extends Window {
  /** Call when the box was scrolled. */
  scrolled(): void;
  /** Draws the end of the list. */
  toTail(): void;
  /** Draws what lies around one row. */
  show(at: number): void;
}

const NEAR_PX = 600;

/**
 * Slides over a list of `length` rows, each of them a child of `content`. Rows that come or go above what is
 * looked at do not move it.
 *
 * @param put how many rows were put before others, ever
 * @param follows whether the end is looked at
 */
export function useWindow(
  box: RefObject<HTMLElement>,
  content: RefObject<HTMLElement>,
  length: number,
  put: number,
  sizes: Sizes,
  follows: { readonly current: boolean },
): Sliding {
  const [kept, setWindow] = useState<Window>(() => tailOf(length, sizes));
  const before = useRef(length);
  const putBefore = useRef(put);
  const anchor = useRef<{ readonly row: Element; readonly top: number } | null>(null);
  let now = kept;
  if (before.current !== length) {
    const more = put - putBefore.current;
    const shifted = more === 0 ? kept : { first: kept.first + more, end: kept.end + more };
    now = afterChange(shifted, before.current + more, length, sizes, follows.current);
    before.current = length;
    putBefore.current = put;
    if (now !== kept) setWindow(now);
  }

  const slide = (next: Window) => {
    if (next.first === now.first && next.end === now.end) return;
    const top = box.current?.getBoundingClientRect().top ?? 0;
    const row = [...(content.current?.children ?? [])].find(
      (each) => each.getBoundingClientRect().bottom > top && each.hasAttribute('data-seq'),
    );
    anchor.current = row === undefined ? null : { row, top: row.getBoundingClientRect().top };
    setWindow(next);
  };
  useLayoutEffect(() => {
    const held = anchor.current;
    anchor.current = null;
    if (held === null || box.current === null || !held.row.isConnected) return;
    box.current.scrollTop += held.row.getBoundingClientRect().top - held.top;
  }, [now.first, now.end]);

  return {
    ...now,
    scrolled() {
      const of = box.current;
      if (of === null) return;
      if (of.scrollTop < NEAR_PX && now.first > 0) slide(earlier(now, sizes));
      else if (of.scrollHeight - of.scrollTop - of.clientHeight < NEAR_PX && now.end < length)
        slide(later(now, length, sizes));
    },
    toTail() {
      setWindow(tailOf(length, sizes));
    },
    show(at) {
      if (at < now.first || at >= now.end) setWindow(around(at, length, sizes));
    },
  };
}
