import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Shows a form as soon as it is drawn, and gives its `first` field the keyboard where that brings no keyboard
 * over it.
 */
export function useComesIntoView(form: RefObject<HTMLFormElement>, first: string | false): void {
  useEffect(() => {
    if (first && matchMedia('(pointer: fine)').matches) {
      form.current?.querySelector<HTMLElement>(first)?.focus({ preventScroll: true });
    }
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
}
