import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { insist } from '../insist.ts';
import { laterWords } from '../words/words.ts';

/** A file that is loaded when it is first wanted. */
export interface Awaited<File> {
  /** What it holds, once it is there. */
  here: File | undefined;
  /** Brings it, however long that takes. */
  bring(): Promise<unknown>;
}

export function awaited<File>(load: () => Promise<File>): Awaited<File> {
  let coming: Promise<unknown> | undefined;
  const file: Awaited<File> = {
    here: undefined,
    bring: () => (coming ??= insist(load).then((loaded) => (file.here = loaded))),
  };
  return file;
}

async function withWords<File>(file: Promise<File>): Promise<File> {
  await laterWords();
  return file;
}

/* What one needs not have to begin with, with the words for it. */
export const soon = awaited(() => withWords(import('./soon.tsx')));
export const people = awaited(() => import('@firsthand/shared/transcript-people.ts'));
export const forms = awaited(() => withWords(import('./forms.tsx')));
export const extras = awaited(() => withWords(import('./extras.tsx')));
export const files = awaited(() => withWords(import('./files.tsx')));

/**
 * A part that is loaded when it is first shown: what is seldom needed shall not make everybody wait.
 *
 * @param meanwhile drawn until it is there
 */
export function later<File, Props extends object>(
  file: Awaited<File>,
  partOf: (file: File) => FunctionComponent<Props>,
  meanwhile?: FunctionComponent<Props>,
): FunctionComponent<Props> {
  return function Later(props: Props) {
    const [, drawAgain] = useState(false);
    const { here } = file;
    useEffect(() => {
      if (!here) void file.bring().then(() => drawAgain(true));
    }, []);
    const Part = here ? partOf(here) : meanwhile;
    // Drawn in this one's place: what it has in common with what stood for it stays in the page.
    return Part?.(props) ?? null;
  };
}
