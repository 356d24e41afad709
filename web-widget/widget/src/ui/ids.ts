import { useState } from 'preact/hooks';

let count = 0;

/** An id for what is drawn here, which nothing else has. */
export function useId(): string {
  return useState(() => `d${++count}`)[0];
}
