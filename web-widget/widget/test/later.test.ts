import { h, render } from 'preact';
import { expect, it, vi } from 'vitest';
import { awaited, later } from '../src/ui/later.tsx';

const settled = (): Promise<void> => new Promise((over) => setTimeout(over, 60));

it('is drawn wherever it is wanted, also where it was drawn while another brought it', async () => {
  let bring: (part: { One: () => string }) => void = () => undefined;
  const One = later(
    awaited(() => new Promise<{ One: () => string }>((brought) => (bring = brought))),
    (part) => part.One,
  );
  const root = document.createElement('div');
  document.body.append(root);
  render([h(One, { key: 1 })], root);
  await settled();
  bring({ One: () => 'there ' });
  render([h(One, { key: 1 }), h(One, { key: 2 })], root);
  await settled();
  expect(root.textContent).toBe('there there ');
});

it('is asked for again until it comes, and shows what stands for it meanwhile', async () => {
  vi.useFakeTimers();
  let tries = 0;
  const One = later(
    awaited(() =>
      ++tries < 3 ? Promise.reject(new Error('away')) : Promise.resolve({ One: () => 'there' }),
    ),
    (part) => part.One,
    () => h('i', null, 'meanwhile'),
  );
  const root = document.createElement('div');
  document.body.append(root);
  render(h(One, {}), root);
  expect(root.textContent).toBe('meanwhile');
  await vi.advanceTimersByTimeAsync(5000);
  expect(root.textContent).toBe('there');
  expect(tries).toBe(3);
  vi.useRealTimers();
});
