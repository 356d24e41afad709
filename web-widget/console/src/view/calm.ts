import { useEffect, useRef, useState } from 'preact/hooks';

/** So long after the last key somebody is not in the middle of a word any more. */
const PAUSE_MS = 1500;

/**
 * Whether what is wanted may take the focus now: not while somebody types, or their words would go
 * where they were not meant to.
 */
export function useCalm(wanted: boolean): boolean {
  const [calm, setCalm] = useState(false);
  const typedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const typed = () => {
      typedAt.current = performance.now();
    };
    addEventListener('keydown', typed, { capture: true });
    return () => removeEventListener('keydown', typed, { capture: true });
  }, []);
  useEffect(() => {
    if (!wanted) {
      setCalm(false);
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const left = typedAt.current + PAUSE_MS - performance.now();
      if (left <= 0) setCalm(true);
      else timer = setTimeout(look, left);
    };
    look();
    return () => clearTimeout(timer);
  }, [wanted]);
  return wanted && calm;
}
