import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { House, Seat } from '../house.ts';

/** What every part of the console can reach. */
export type Place = { readonly house: House } & Extract<Seat, { readonly is: 'taken' }>;

export const Here = createContext<Place | null>(null);

/** The place at which this part of the page is drawn. */
export function useHere(): Place {
  const place = useContext(Here);
  if (place === null) throw new Error('Drawn outside of the desk.');
  return place;
}
