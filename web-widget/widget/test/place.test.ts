import { afterEach, expect, it, vi } from 'vitest';
import { keeper } from '../src/ui/place.ts';

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

const seen = (): Promise<void> => new Promise((over) => setTimeout(over, 20));

/** A conversation with a choice in it, which has the keyboard and goes away. */
async function aChoiceGoes(): Promise<void> {
  const log = document.createElement('div');
  log.className = 'log';
  log.tabIndex = 0;
  const choice = document.createElement('button');
  document.body.append(log, choice);
  choice.focus();
  await seen();
  choice.remove();
  await seen();
}

it('what had the keyboard goes away: the conversation has it', async () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  await aChoiceGoes();
  expect(document.activeElement?.className).toBe('log');
});

it('whoever went on to the page around the chat is not called back', async () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  await aChoiceGoes();
  expect(document.activeElement).toBe(document.body);
  keeper.disconnect();
});
