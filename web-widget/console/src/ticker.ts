// Runs in a worker, whose timers a browser does not slow down while the page is out of sight.
const timers = new Map<number, ReturnType<typeof setTimeout>>();

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!Array.isArray(data)) return;
  const id: unknown = data[0];
  const ms: unknown = data[1];
  if (typeof id !== 'number') return;
  clearTimeout(timers.get(id));
  timers.delete(id);
  if (typeof ms !== 'number') return;
  timers.set(
    id,
    setTimeout(() => {
      timers.delete(id);
      // A worker speaks to its page alone.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      postMessage(id);
    }, ms),
  );
});
