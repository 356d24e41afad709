import '@firsthand/shared/transcript-people.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { unread } from '../src/chat.ts';
import { introduced } from '../src/introduced.ts';
import { Scene } from './scene.ts';

beforeEach(() => localStorage.clear());

describe('what a visitor says', () => {
  it('is sent once the link is live, one after the other, in order', () => {
    const scene = new Scene();
    scene.client.say({ type: 'say', text: 'one' });
    scene.client.say({ type: 'say', text: 'two' });
    scene.peer.welcome({ token: 't1' });
    expect(scene.peer.of('say')).toMatchObject([{ key: 'k1', text: 'one' }]);
    scene.peer.ok('k1', 2);
    expect(scene.peer.of('say')).toMatchObject([{ text: 'one' }, { key: 'k2', text: 'two' }]);
  });

  it('comes after what the page and what the visitor themselves said of them', () => {
    const scene = new Scene();
    const consent = { name: 'consent', value: '2026-03-02T09:15:00Z' };
    scene.client.fillsIn({ type: 'identify', name: 'Ida', attributes: [consent] });
    scene.client.identify(introduced({ attributes: { plan: 'gold' } }));
    scene.peer.welcome({ token: 't1' });
    expect(scene.peer.of('identify')).toEqual([]);
    scene.client.say({ type: 'say', text: 'hello' });
    scene.peer.ok('k1', 2);
    scene.peer.ok('k2', 3);
    expect([...scene.peer.of('identify'), ...scene.peer.of('say')]).toMatchObject([
      { key: 'k1', attributes: [{ name: 'plan', value: 'gold' }] },
      { key: 'k2', name: 'Ida', attributes: [consent] },
      { key: 'k3', text: 'hello' },
    ]);
  });

  it('is sent again with the same key when the link broke before the answer', () => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.client.say({ type: 'say', text: 'one' });
    scene.peer.lose();
    expect(scene.client.chat.outbox[0]?.state.is).toBe('waiting');
    scene.wait();
    scene.peer.welcome();
    expect(scene.peers).toHaveLength(2);
    expect(scene.peer.of('say')).toMatchObject([{ key: 'k1', text: 'one' }]);
  });

  it('is sent again after a reload', () => {
    const before = new Scene();
    before.peer.welcome({ token: 't1' });
    before.client.say({ type: 'say', text: 'one' });
    const after = new Scene('other');
    after.peer.welcome();
    expect(after.peer.of('hello')).toMatchObject([{ token: 't1' }]);
    expect(after.peer.of('say')).toMatchObject([{ key: 'k1', text: 'one' }]);
  });

  it.each([
    ['before', true],
    ['after', false],
  ])('is shown once, whether its event comes %s its ok', (_when, first) => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.client.say({ type: 'say', text: 'one' });
    if (!first) scene.peer.ok('k1', 2);
    expect(scene.client.chat.outbox).toHaveLength(1);
    scene.peer.event(1, { type: 'started', text: 'Hello' });
    scene.peer.event(2, { type: 'visitorSaid', key: 'k1', text: 'one' });
    if (first) scene.peer.ok('k1', 2);
    expect(scene.client.chat.outbox).toEqual([]);
    expect(scene.texts()).toEqual(['Hello', 'one']);
  });

  it('waits where the server asks for patience, and keeps its order', () => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.client.say({ type: 'say', text: 'one' });
    scene.client.say({ type: 'say', text: 'two' });
    scene.peer.say({
      type: 'refused',
      id: 'x',
      key: 'k1',
      code: 'UNAVAILABLE',
      message: 'Not now.',
      retry: true,
      retryInMs: 400,
    });
    expect(scene.peer.of('say')).toHaveLength(1);
    scene.wait();
    expect(scene.peer.of('say').map(({ key }) => key)).toEqual(['k1', 'k1']);
  });

  it('is shown as not sent where it was refused, and goes out when tried again', () => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.client.say({ type: 'say', text: 'one' });
    scene.peer.say({
      type: 'refused',
      id: 'x',
      key: 'k1',
      code: 'BAD_FIELD',
      message: 'Too long.',
      retry: false,
    });
    expect(scene.client.chat.outbox[0]?.state).toMatchObject({ is: 'refused' });
    scene.client.retry('k1');
    expect(scene.peer.of('say')).toHaveLength(2);
  });
});

describe('what a visitor reads', () => {
  it('has no holes: what is missing is fetched', () => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.peer.event(1, { type: 'started', text: 'a' });
    scene.peer.event(3, { type: 'requeued', text: 'c' });
    expect(scene.texts()).toEqual(['a']);
    expect(scene.peer.of('fetch')).toMatchObject([{ after: 1 }]);
    scene.peer.event(2, { type: 'reopened', text: 'b' });
    scene.peer.event(3, { type: 'requeued', text: 'c' });
    expect(scene.texts()).toEqual(['a', 'b', 'c']);
  });

  it('goes on where it was after the link was lost', () => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.peer.event(1, { type: 'started', text: 'a' });
    scene.peer.lose(1012);
    scene.wait();
    scene.peer.onopen?.();
    expect(scene.peer.of('hello')).toMatchObject([
      { token: 't1', resume: { era: 'e1', conversation: 'c1', seq: 1 } },
    ]);
  });

  it('starts from number 1 after a reset', () => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.peer.event(1, { type: 'started', text: 'a' });
    scene.peer.say({ type: 'reset', era: 'e2', conversation: 'c2', reason: 'restored' });
    expect(scene.texts()).toEqual([]);
    scene.peer.event(1, { type: 'started', text: 'b' }, 'c2');
    expect(scene.texts()).toEqual(['b']);
  });

  it('counts as unread until the chat is shown, also after a reload', () => {
    const scene = new Scene();
    scene.client.shown(true);
    scene.peer.welcome({ token: 't1' });
    scene.peer.event(1, { type: 'started', text: 'a' });
    scene.client.shown(false);
    scene.peer.event(2, { type: 'botSaid', question: 1, text: 'b', offersPerson: false });
    expect(unread(scene.client.chat)).toBe(1);

    const reloaded = new Scene();
    reloaded.peer.welcome({}, 0);
    reloaded.peer.event(1, { type: 'started', text: 'a' });
    reloaded.peer.event(2, { type: 'botSaid', question: 1, text: 'b', offersPerson: false });
    reloaded.peer.caughtUp(2);
    expect(unread(reloaded.client.chat)).toBe(1);
    reloaded.client.shown(true);
    expect(unread(reloaded.client.chat)).toBe(0);
    expect(reloaded.peer.of('seen')).toMatchObject([{ seq: 2 }]);
  });
});

describe('two windows of one visitor', () => {
  it('that begin at once end in one: the first token that was kept stays', () => {
    const one = new Scene('a');
    const two = new Scene('b');
    two.client.say({ type: 'say', text: 'hello' });
    two.peer.onopen?.();
    one.peer.welcome({ token: 't1' });
    two.peer.welcome({ token: 't2' });
    expect(two.peers).toHaveLength(2);
    expect(two.peers[0]?.of('say')).toEqual([]);
    two.peer.welcome();
    expect(two.peer.of('hello')).toMatchObject([{ token: 't1' }]);
    expect(two.peer.of('say')).toMatchObject([{ text: 'hello' }]);
  });
});

describe('a link that is refused', () => {
  it('stays down until the visitor tries again', () => {
    const scene = new Scene();
    scene.peer.onopen?.();
    scene.peer.say({
      type: 'refused',
      id: '1',
      code: 'UNKNOWN_SITE',
      message: 'No.',
      retry: false,
    });
    expect(scene.client.chat.link).toEqual({ is: 'refused', why: 'UNKNOWN_SITE' });
    scene.peer.lose(4504);
    scene.wait();
    expect(scene.peers).toHaveLength(1);
    scene.client.dismiss();
    expect(scene.peers).toHaveLength(2);
  });
});
