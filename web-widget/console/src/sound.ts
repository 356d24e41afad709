/** What the console can be heard with. Browsers keep it silent until somebody has clicked. */
export interface Sound {
  /** Rings, again and again, until stopped or the time is over. */
  ring(forMs: number): void;
  stop(): void;
  chime(): void;
  /** Whether the browser lets it be heard. */
  allowed(): boolean;
  /** Call when somebody has clicked or typed. */
  wake(): void;
}

const EVERY_S = 2.4;

/**
 * A ring and a chime from oscillators. The whole ring is laid out on the audio clock at once, so
 * that a sleeping window rings on.
 */
export function soundOf(make: () => AudioContext): Sound {
  let context: AudioContext | null = null;
  let ringing: GainNode | null = null;

  function awake(): AudioContext | null {
    try {
      context ??= make();
    } catch {
      return null;
    }
    if (context.state === 'suspended') context.resume().catch(() => undefined);
    return context;
  }

  function tone(
    on: AudioContext,
    out: AudioNode,
    at: number,
    hertz: number,
    seconds: number,
  ): void {
    const oscillator = on.createOscillator();
    const volume = on.createGain();
    oscillator.type = 'sine';
    oscillator.frequency.value = hertz;
    volume.gain.setValueAtTime(0.0001, at);
    volume.gain.exponentialRampToValueAtTime(0.22, at + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, at + seconds);
    oscillator.connect(volume).connect(out);
    oscillator.start(at);
    oscillator.stop(at + seconds + 0.05);
  }

  return {
    ring(forMs) {
      const on = awake();
      if (on === null) return;
      ringing?.disconnect();
      ringing = on.createGain();
      ringing.connect(on.destination);
      for (let at = 0; at < forMs / 1000; at += EVERY_S) {
        const start = on.currentTime + at;
        tone(on, ringing, start, 660, 0.5);
        tone(on, ringing, start + 0.18, 880, 0.6);
        tone(on, ringing, start + 0.7, 660, 0.5);
        tone(on, ringing, start + 0.88, 880, 0.7);
      }
    },
    stop() {
      ringing?.disconnect();
      ringing = null;
    },
    chime() {
      const on = awake();
      if (on === null) return;
      tone(on, on.destination, on.currentTime, 988, 0.25);
      tone(on, on.destination, on.currentTime + 0.09, 1319, 0.3);
    },
    allowed() {
      return context?.state === 'running';
    },
    wake() {
      awake();
    },
  };
}
