import { signal } from '@preact/signals';
import { type TourAt, tourAfter, type TourEvent } from '../tour.ts';

const at = signal<TourAt>({ is: 'off' });

/** The tour of this page, and where it stands. */
export const tour = {
  at,
  does(event: TourEvent): void {
    at.value = tourAfter(at.peek(), event);
  },
};
