import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { laterWords } from '../words/words.ts';

const againInMs = 2000;

/** What draws the bot's answers. */
export const answers = () => import('./answers.tsx');

/* What one needs not have to read and write: each of these is one file, with the words for it. */
export const forms = () => withWords(import('./forms.tsx'));
export const extras = () => withWords(import('./extras.tsx'));
export const files = () => withWords(import('./files.tsx'));

async function withWords<File>(file: Promise<File>): Promise<File> {
  const [loaded] = await Promise.all([file, laterWords()]);
  return loaded;
}

/**
 * A part that is loaded when it is first shown, and tried again as long as it is
 * wanted: what is seldom needed shall not make everybody wait.
 *
 * @param meanwhile drawn until it is there
 */
export function later<File, Props extends object>(
  load: () => Promise<File>,
  partOf: (file: File) => FunctionComponent<Props>,
  meanwhile?: FunctionComponent<Props>,
): FunctionComponent<Props> {
  let loaded: FunctionComponent<Props> | undefined;
  return function Later(props: Props) {
    const [tries, setTries] = useState(0);
    const drawn = loaded;
    useEffect(() => {
      let wait: ReturnType<typeof setTimeout> | undefined;
      let wanted = true;
      const more = (): void => {
        if (wanted) setTries(tries + 1);
      };
      // Another of its kind may have brought it after this one was drawn.
      if (loaded && !drawn) more();
      if (loaded) return undefined;
      load().then(
        (file) => {
          loaded = partOf(file);
          more();
        },
        () => (wait = setTimeout(more, againInMs)),
      );
      return () => {
        wanted = false;
        clearTimeout(wait);
      };
    }, [tries]);
    const Part = drawn ?? meanwhile;
    return Part ? <Part {...props} /> : null;
  };
}
