import type { Client } from './client.ts';

const quietName = 'firsthand:quiet';
const rangName = 'firsthand:rang';

/** Whether the visitor wants no sound. */
export function isQuiet(memory: Pick<Storage, 'getItem'>): boolean {
  return memory.getItem(quietName) !== null;
}

/** Remembers whether the visitor wants no sound. */
export function setQuiet(memory: Pick<Storage, 'setItem' | 'removeItem'>, quiet: boolean): void {
  if (quiet) memory.setItem(quietName, '1');
  else memory.removeItem(quietName);
}

/** Rings for what came last, unless somebody looks by now. */
export function ringFor({ chat, memory }: Pick<Client, 'chat' | 'memory'>): void {
  const { conversation, seq } = chat.timeline;
  if (!chat.shown) void ring(memory, `${conversation ?? ''} ${seq}`);
}

/**
 * Two soft notes for a message that nobody looks at: in one tab of all that have the chat, and once for
 * each message. Where the browser lets no sound out yet, there is none.
 *
 * @param mark names the message
 */
export async function ring(
  memory: Pick<Storage, 'getItem' | 'setItem'>,
  mark: string,
  play: () => void = chime,
): Promise<void> {
  if (isQuiet(memory)) return;
  const once = (): void => {
    if (memory.getItem(rangName) === mark) return;
    memory.setItem(rangName, mark);
    play();
  };
  if (!('locks' in navigator)) return once();
  // Where nothing may be remembered, there are no turns either.
  await navigator.locks.request(rangName, once).catch(once);
}

function chime(): void {
  const audio = new AudioContext();
  if (audio.state !== 'running') return void audio.close();
  const gain = audio.createGain();
  gain.connect(audio.destination);
  gain.gain.setValueAtTime(0.0001, audio.currentTime);
  gain.gain.exponentialRampToValueAtTime(0.12, audio.currentTime + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 0.6);
  for (const [i, pitch] of [659, 880].entries()) {
    const note = audio.createOscillator();
    note.frequency.value = pitch;
    note.connect(gain);
    note.start(audio.currentTime + i * 0.12);
    note.stop(audio.currentTime + 0.6);
    if (i === 1) note.onended = () => void audio.close();
  }
}
