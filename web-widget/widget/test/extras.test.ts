import { words } from '@firsthand/shared/i18n.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ring, setQuiet } from '../src/sound.ts';
import { transcriptText } from '../src/transcript-text.ts';
import en from '../src/words/en.json';
import enLater from '../src/words/en.later.json';

describe('the sound', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  /** Two tabs share locks; what one remembers reaches the other or, as yet, doesn't. */
  function shared(): Storage {
    localStorage.clear();
    const held = new Set<string>();
    const request = async (
      name: string,
      _options: LockOptions,
      task: (turn: object | null) => Promise<void>,
    ): Promise<void> => {
      if (held.has(name)) return task(null);
      held.add(name);
      await task({});
      held.delete(name);
    };
    vi.stubGlobal('navigator', { locks: { request } });
    return localStorage;
  }

  const late = { getItem: () => null, setItem: () => undefined };

  async function turnsEnd(...rings: readonly Promise<void>[]): Promise<void> {
    await vi.runAllTimersAsync();
    await Promise.all(rings);
  }

  it('is heard once for each message, however many tabs there are', async () => {
    const memory = shared();
    const play = vi.fn();
    await turnsEnd(ring(memory, 'c.1', 5, play), ring(late, 'c.1', 5, play));
    expect(play).toHaveBeenCalledTimes(1);
    await turnsEnd(ring(memory, 'c.1', 6, play));
    expect(play).toHaveBeenCalledTimes(2);
    await turnsEnd(ring(memory, 'c.2', 1, play));
    expect(play).toHaveBeenCalledTimes(3);
  });

  it('is not heard again in a tab that hears of a message late', async () => {
    const memory = shared();
    const play = vi.fn();
    await turnsEnd(ring(memory, 'c.1', 10, play));
    await turnsEnd(ring(memory, 'c.1', 9, play), ring(memory, 'c.1', 10, play));
    expect(play).toHaveBeenCalledTimes(1);
  });

  it('is heard where there are no turns to be had', async () => {
    const memory = shared();
    const request = (): Promise<void> => Promise.reject(new DOMException('', 'SecurityError'));
    vi.stubGlobal('navigator', { locks: { request } });
    const play = vi.fn();
    await turnsEnd(ring(memory, 'c.1', 8, play));
    expect(play).toHaveBeenCalledTimes(1);
  });

  it('is not heard by who wants none', async () => {
    const memory = shared();
    const play = vi.fn();
    setQuiet(memory, true);
    await turnsEnd(ring(memory, 'c.1', 7, play));
    expect(play).not.toHaveBeenCalled();
    setQuiet(memory, false);
    await turnsEnd(ring(memory, 'c.1', 7, play));
    expect(play).toHaveBeenCalledTimes(1);
  });
});

describe('the saved chat', () => {
  it('says who said what, and when', () => {
    const at = '2026-03-02T09:15:00Z';
    const maria = { id: 'm', name: 'Maria', title: '' };
    const text = transcriptText(
      [
        { seq: 1, at, is: 'visitor', text: 'My leaf is torn' },
        { seq: 2, at, is: 'joined', agent: maria },
        { seq: 3, at, is: 'agent', agent: maria, text: 'Let me see.' },
        { seq: 4, at, is: 'notice', text: 'Settled', points: ['a new plant'] },
      ],
      words('en', { ...en, ...enLater }),
      'Tuckleaf',
    );
    expect(text).toMatch(/^Tuckleaf\n\n\[.*2026.*\] You: My leaf is torn\n\n/);
    expect(text).toContain('] Maria has joined the chat\n');
    expect(text).toContain('] Maria: Let me see.\n');
    expect(text).toContain('Settled\n- a new plant');
  });
});
