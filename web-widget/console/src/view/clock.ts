import { signal } from '@preact/signals';

/** Milliseconds since 1970 by this machine's clock, renewed once a second. */
export const clock = signal(Date.now());

setInterval(() => {
  clock.value = Date.now();
}, 1000);
