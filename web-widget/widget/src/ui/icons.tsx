const shapes = {
  down: 'm5 9 7 7 7-7',
  send: 'M12 20V5m-6.5 6L12 4.5 18.5 11',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8.5c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  bot: 'M12 3.5V7M7 7h10a3 3 0 0 1 3 3v6a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3v-6a3 3 0 0 1 3-3Zm2 4.5v2m6-2v2',
  clip: 'm20 11.5-8.3 8.2a5.2 5.2 0 0 1-7.4-7.4l8.6-8.5a3.5 3.5 0 0 1 5 5l-8.5 8.4a1.7 1.7 0 0 1-2.5-2.4l7.6-7.6',
  more: 'M4.6 12a.4.4 0 1 0 .8 0 .4.4 0 1 0-.8 0m7 0a.4.4 0 1 0 .8 0 .4.4 0 1 0-.8 0m7 0a.4.4 0 1 0 .8 0 .4.4 0 1 0-.8 0',
  smile:
    'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-4-7.5c1 1.7 2.4 2.5 4 2.5s3-.8 4-2.5M9 9.5v.5m6-.5v.5',
} as const;

/** A small drawing that goes beside words, and never instead of them; by its name, or its path. */
export function Icon({
  of,
  path = of && shapes[of],
}: {
  readonly of?: keyof typeof shapes;
  readonly path?: string | undefined;
}) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
