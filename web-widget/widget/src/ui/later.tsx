import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const againInMs = 2000;

/**
 * A part that is loaded when it is first shown, and tried again as long as it is wanted: what is
 * seldom needed shall not make everybody wait.
 */
export function later<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  let loaded: FunctionComponent<Props> | undefined;
  return function Later(props: Props) {
    const [tries, setTries] = useState(0);
    useEffect(() => {
      if (loaded) return undefined;
      let wait: ReturnType<typeof setTimeout> | undefined;
      let wanted = true;
      load().then(
        (part) => {
          loaded = part;
          if (wanted) setTries(tries + 1);
        },
        () => (wait = setTimeout(() => setTries(tries + 1), againInMs)),
      );
      return () => {
        wanted = false;
        clearTimeout(wait);
      };
    }, [tries]);
    const Part = loaded;
    return Part ? <Part {...props} /> : null;
  };
}
