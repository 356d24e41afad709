import { expect, it, vi } from 'vitest';
import { browserMemory } from '../src/memory.ts';
import { embedding } from '../src/embedding.ts';
import { words } from '@firsthand/shared/i18n.ts';
import type { WidgetText } from '../src/words/words.ts';
import { Scene } from './scene.ts';

it('tells on who the visitor is as the page said last, and nothing that it said before', async () => {
  const page = { postMessage: () => undefined };
  vi.spyOn(window, 'parent', 'get').mockReturnValue(page as never);
  const { client } = new Scene('k', browserMemory());
  const identify = vi.spyOn(client, 'identify');
  embedding(client, 'https://shop.example').begin(words<WidgetText>('en', {}));
  const says = (name: string): boolean =>
    dispatchEvent(
      new MessageEvent('message', {
        data: { firsthand: 'identify', name },
        origin: 'https://shop.example',
        source: page as never,
      }),
    );
  says('Ada');
  says('Grace');
  await vi.waitFor(() => expect(identify).toHaveBeenCalled());
  await new Promise((over) => setTimeout(over));
  expect(identify.mock.calls.map(([who]) => who.draft)).toEqual([
    { type: 'identify', name: 'Grace' },
  ]);
});
