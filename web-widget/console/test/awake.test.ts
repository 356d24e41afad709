import { expect, test, vi } from 'vitest';
import { type Ticker, timersOf } from '../src/awake.ts';

/** A worker that is rung by hand. */
function ticker() {
  const asked: (readonly [number, number | null])[] = [];
  let heard: (event: { readonly data: unknown }) => void = () => undefined;
  let failed: () => void = () => undefined;
  const made: Ticker = {
    postMessage: (message) => void asked.push(message),
    addEventListener(type: 'message' | 'error', listener: (event: { data: unknown }) => void) {
      if (type === 'message') heard = listener;
      else failed = () => listener({ data: null });
    },
  };
  return { made, asked, ring: (id: number) => heard({ data: id }), fail: () => failed() };
}

test('a timer rings when the worker says so, once', () => {
  const { made, asked, ring } = ticker();
  const wake = vi.fn();
  timersOf(() => made).after(500, wake);
  expect(asked).toEqual([[1, 500]]);
  ring(1);
  ring(1);
  expect(wake).toHaveBeenCalledTimes(1);
});

test('what is called off never rings', () => {
  const { made, asked, ring } = ticker();
  const wake = vi.fn();
  timersOf(() => made).after(500, wake)();
  ring(1);
  expect(wake).not.toHaveBeenCalled();
  expect(asked.at(-1)).toEqual([1, null]);
});

test('a beat goes on until it is ended', () => {
  const { made, ring } = ticker();
  const beat = vi.fn();
  const end = timersOf(() => made).every(1000, beat);
  ring(1);
  ring(2);
  end();
  ring(3);
  expect(beat).toHaveBeenCalledTimes(2);
});

test('where no worker can be made, or it fails, the page rings itself', () => {
  vi.useFakeTimers();
  const wake = vi.fn();
  timersOf(() => {
    throw new Error('no workers here');
  }).after(500, wake);
  const { made, fail } = ticker();
  timersOf(() => made).after(60_000, wake);
  fail();
  vi.advanceTimersByTime(500);
  expect(wake).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});
