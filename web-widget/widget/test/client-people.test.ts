import { expect, it, vi } from 'vitest';
import { browserMemory } from '../src/memory.ts';
import { Scene } from './scene.ts';

const maria = { id: 'maria', name: 'Maria Sand', title: '' };

it('what people do waits for what reads it, and stays in order', async () => {
  let loads = 0;
  let bring: () => void = () => undefined;
  const brought = new Promise<void>((done) => (bring = done));
  const scene = new Scene('k', browserMemory(), () => {
    loads++;
    return brought.then(() => import('@firsthand/shared/transcript-people.ts'));
  });
  scene.peer.welcome({ token: 't1' });
  scene.peer.event(1, { type: 'started', text: 'Hello' });
  scene.peer.event(2, { type: 'accepted', agent: maria, greeting: 'Hi, Maria here' });
  scene.peer.event(3, { type: 'visitorSaid', key: 'a', text: 'Good' });
  expect(scene.texts()).toEqual(['Hello']);
  bring();
  await vi.waitFor(() => {
    expect(scene.texts()).toEqual(['Hello', undefined, 'Hi, Maria here', 'Good']);
  });
  expect(loads).toBe(1);
  scene.peer.event(4, { type: 'internal' });
  scene.peer.event(5, { type: 'agentReplied', agent: 'maria', text: 'Bye' });
  expect(scene.texts().at(-1)).toBe('Bye');
  expect(loads).toBe(1);
});
