import type { Client } from './client.ts';

const quietName = 'firsthand:quiet';
const rangName = 'firsthand:rang';
const turnInMs = 2000;

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
  const { conversation = '', seq } = chat.timeline;
  if (!chat.shown) void ring(memory, conversation, seq);
}

/**
 * Two soft notes for a message that nobody looks at: in one tab of all that have the chat, and once for
 * each message, also where a tab hears of it late. Where the browser lets no sound out yet, there is none.
 *
 * @param seq names the message in its conversation
 */
export async function ring(
  memory: Pick<Storage, 'getItem' | 'setItem'>,
  conversation: string,
  seq: number,
  play: () => void = chime,
): Promise<void> {
  if (isQuiet(memory)) return;
  const once = (): void => {
    const [rang, upTo] = memory.getItem(rangName)?.split(' ') ?? [];
    if (rang === conversation && Number(upTo) >= seq) return;
    memory.setItem(rangName, `${conversation} ${seq}`);
    play();
  };
  if (!('locks' in navigator)) return once();
  await navigator.locks
    .request(`${rangName} ${seq}`, { ifAvailable: true }, async (turn) => {
      if (turn === null) return;
      once();
      // What is remembered may reach the other tabs a moment later than the end of a turn.
      await new Promise((over) => setTimeout(over, turnInMs));
    })
    // Where nothing may be remembered, there are no turns either.
    .catch(once);
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
