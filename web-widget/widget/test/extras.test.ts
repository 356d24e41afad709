import { words } from '@firsthand/shared/i18n.ts';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ring, setQuiet } from '../src/sound.ts';
import { transcriptText } from '../src/transcript-text.ts';
import en from '../src/words/en.json';
import enLater from '../src/words/en.later.json';

describe('the sound', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** Two tabs share a storage and a lock. */
  function shared(): Storage {
    localStorage.clear();
    let turn: Promise<void> = Promise.resolve();
    const request = (_name: string, task: () => void): Promise<void> => (turn = turn.then(task));
    vi.stubGlobal('navigator', { locks: { request } });
    return localStorage;
  }

  it('is heard once for each message, however many tabs there are', async () => {
    const memory = shared();
    const play = vi.fn();
    await Promise.all([ring(memory, 'c.1 5', play), ring(memory, 'c.1 5', play)]);
    expect(play).toHaveBeenCalledTimes(1);
    await ring(memory, 'c.1 6', play);
    expect(play).toHaveBeenCalledTimes(2);
  });

  it('is heard where there are no turns to be had', async () => {
    const memory = shared();
    const request = (): Promise<void> => Promise.reject(new DOMException('', 'SecurityError'));
    vi.stubGlobal('navigator', { locks: { request } });
    const play = vi.fn();
    await ring(memory, 'c.1 8', play);
    expect(play).toHaveBeenCalledTimes(1);
  });

  it('is not heard by who wants none', async () => {
    const memory = shared();
    const play = vi.fn();
    setQuiet(memory, true);
    await ring(memory, 'c.1 7', play);
    expect(play).not.toHaveBeenCalled();
    setQuiet(memory, false);
    await ring(memory, 'c.1 7', play);
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
