import type { Decoder } from '@firsthand/shared/decode.ts';
import type { Problem } from '@firsthand/shared/rest.ts';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { useHere } from './here.ts';

/** A list that comes in pages, as far as it was asked for. */
export interface Pages<T> {
  /** Null before the first page. */
  readonly items: readonly T[] | null;
  readonly isLast: boolean;
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly more: () => void;
  readonly again: () => void;
}

/**
 * Reads a list page by page: the first at once, the next when asked. The functions must stay the same while
 * the path does.
 */
export function usePages<P extends { readonly isLast: boolean }, T>(
  path: string,
  decoder: Decoder<P>,
  itemsOf: (page: P) => readonly T[],
  /** What is added to the path for what comes after this item, the n-th. */
  after: (last: T, n: number) => string,
): Pages<T> {
  const { rest } = useHere();
  const [items, setItems] = useState<readonly T[] | null>(null);
  const [isLast, setLast] = useState(true);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [round, setRound] = useState(0);
  const load = useCallback(
    (known: readonly T[]) => {
      const last = known.at(-1);
      const address = last === undefined ? path : `${path}${after(last, known.length)}`;
      return rest.request('GET', address, decoder);
    },
    [rest, path, decoder],
  );
  const take = (known: readonly T[], answer: Awaited<ReturnType<typeof load>>) => {
    setBusy(false);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) return;
    setItems([...known, ...itemsOf(answer.value)]);
    setLast(answer.value.isLast);
  };
  useEffect(() => {
    let wanted = true;
    setItems(null);
    setProblem(null);
    void load([]).then((answer) => {
      if (wanted) take([], answer);
    });
    return () => {
      wanted = false;
    };
  }, [load, round]);
  return {
    items,
    isLast,
    busy,
    problem,
    more: () => {
      const known = items ?? [];
      setBusy(true);
      void load(known).then((answer) => take(known, answer));
    },
    again: () => setRound((n) => n + 1),
  };
}
