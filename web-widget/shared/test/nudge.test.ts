import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aLook } from '../src/embed.ts';
import type { Shell } from '../../loader/src/launcher.ts';
import { nudgesIn, nudging } from '../../loader/src/nudge.ts';

function shell(nudges: unknown): Shell {
  const box = document.createElement('div');
  const button = document.createElement('button');
  document.body.append(box, button);
  return {
    base: new URL('https://chat.example/'),
    site: 'shop',
    language: 'en',
    closeWord: '',
    host: box,
    root: box.attachShadow({ mode: 'open' }),
    box,
    button,
    look: { nudges },
    load: (): Promise<never> => Promise.reject(new Error('none')),
    turned: () => undefined,
    resized: () => undefined,
    show: () => undefined,
    shown: false,
    pause: () => Promise.resolve(),
    aLook,
    ready: false,
    draw: () => undefined,
    announce: () => undefined,
    flagged: () => undefined,
  };
}

/** Another visit, in another tab. */
function comesBackAfter(ms: number): void {
  vi.advanceTimersByTime(ms);
  sessionStorage.clear();
}

const after20s = { page: '', seconds: 20, returning: false, text: 'May we help?' };

describe('a greeting by itself', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    localStorage.clear();
    sessionStorage.clear();
    document.body.replaceChildren();
  });
  afterEach(() => vi.useRealTimers());

  it('comes after its time, once in a visit, and opens the chat', () => {
    const opened = vi.fn();
    const here = shell([after20s]);
    here.show = opened;
    nudging(here);
    vi.advanceTimersByTime(19_000);
    expect(here.box.textContent).toBe('');
    vi.advanceTimersByTime(1000);
    expect(here.box.textContent).toContain('May we help?');
    here.box.querySelector('button')?.click();
    expect(opened).toHaveBeenCalledExactlyOnceWith(true, true);

    const next = shell([after20s]);
    nudging(next);
    vi.advanceTimersByTime(60_000);
    expect(next.box.textContent).toBe('');
  });

  it('can be sent away, and does not come over an open chat', () => {
    const here = shell([after20s]);
    nudging(here);
    vi.advanceTimersByTime(20_000);
    here.box.querySelectorAll('button')[1]?.click();
    expect(here.box.textContent).toBe('');

    comesBackAfter(2_592_000_000);
    const open = { ...shell([after20s]), shown: true };
    nudging(open);
    vi.advanceTimersByTime(20_000);
    expect(open.box.textContent).toBe('');
  });

  it('comes on its pages only', () => {
    const here = shell([{ ...after20s, page: '/nowhere' }]);
    nudging(here);
    vi.advanceTimersByTime(20_000);
    expect(here.box.textContent).toBe('');
  });

  it('for who returns, waits for another visit', () => {
    const rule = { ...after20s, returning: true };
    const first = shell([rule]);
    nudging(first);
    vi.advanceTimersByTime(20_000);
    expect(first.box.textContent).toBe('');

    comesBackAfter(1_800_001);
    const second = shell([rule]);
    nudging(second);
    vi.advanceTimersByTime(20_000);
    expect(second.box.textContent).toContain('May we help?');
  });

  it('for who returns, is not for who opens a second tab', () => {
    const rule = { ...after20s, returning: true };
    nudging(shell([rule]));
    comesBackAfter(20_000);
    const second = shell([rule]);
    nudging(second);
    vi.advanceTimersByTime(20_000);
    expect(second.box.textContent).toBe('');
  });

  it('ignores rules that can not be understood', () => {
    expect(nudgesIn('x')).toEqual([]);
    expect(nudgesIn([{ page: 1 }, null, after20s])).toEqual([after20s]);
  });
});
