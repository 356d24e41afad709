import type { Decoder } from '@firsthand/shared/decode.ts';
import type { Problem, Rest } from '@firsthand/shared/rest.ts';
import type { Me } from '@firsthand/shared/staff.ts';
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useState } from 'preact/hooks';

/** What every admin page can reach. */
export interface Place {
  readonly rest: Rest;
  readonly me: Me;
  /** Key of the site that is being looked after. */
  readonly siteKey: string;
  /** Reads the list of sites again and goes to one. */
  readonly goToSite: (key: string) => void;
}

export const Here = createContext<Place | null>(null);

export function useHere(): Place {
  const place = useContext(Here);
  if (place === null) throw new Error('Drawn outside of the admin pages.');
  return place;
}

/** What a page needs of the server: not yet there, not to be had, or there. */
export type Loaded<T> =
  | { readonly is: 'loading' }
  | { readonly is: 'failed'; readonly problem: Problem }
  | { readonly is: 'there'; readonly value: T };

/** Reads from the server when first drawn, when the path changes, and when asked again. */
export function useLoaded<T>(path: string, decoder: Decoder<T>): readonly [Loaded<T>, () => void] {
  const { rest } = useHere();
  const [loaded, setLoaded] = useState<Loaded<T>>({ is: 'loading' });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    void rest.request('GET', path, decoder).then((answer) => {
      if (!wanted) return;
      setLoaded(
        answer.ok
          ? { is: 'there', value: answer.value }
          : { is: 'failed', problem: answer.problem },
      );
    });
    return () => {
      wanted = false;
    };
  }, [rest, path, decoder, round]);
  return [loaded, useCallback(() => setRound((n) => n + 1), [])];
}
