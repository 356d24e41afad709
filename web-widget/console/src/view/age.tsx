import { fullWords, spanOf } from '../moments.ts';
import { t } from '../words.ts';
import { clock } from './clock.ts';
import { useHere } from './here.ts';

/** How long ago a moment was, kept true. */
export function Age({ since, live = false }: { readonly since: string; readonly live?: boolean }) {
  const { desk } = useHere();
  return (
    <time dateTime={since} title={fullWords(since)} class="age">
      {spanWords(clock.value + desk.skewMs.value - Date.parse(since), live)}
    </time>
  );
}

/** A span of time in few letters. */
export function spanWords(ms: number, live = false): string {
  if (live) {
    const seconds = Math.max(0, Math.floor(ms / 1000));
    if (seconds < 3600) {
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    }
  }
  const { unit, n } = spanOf(ms);
  return t(`span.${unit}`, { n });
}
