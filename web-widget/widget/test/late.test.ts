import { beforeEach, describe, expect, it } from 'vitest';
import { Scene } from './scene.ts';

beforeEach(() => localStorage.clear());

describe('that there is no line', () => {
  it('is not said of one that comes up at once', () => {
    const scene = new Scene();
    scene.wait(1400);
    expect(scene.client.chat.late).toBe(false);
    scene.peer.welcome({ token: 't1' });
    scene.wait(1400);
    expect(scene.client.chat.late).toBe(false);
  });

  it('is said of one that takes long, until it is there', () => {
    const scene = new Scene();
    scene.wait(1500);
    expect(scene.client.chat.late).toBe(true);
    scene.peer.welcome({ token: 't1' });
    expect(scene.client.chat.late).toBe(false);
  });

  it('is not said of one that was lost and is back at once, and is where it is not', () => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.peer.lose();
    scene.wait(1000);
    scene.peer.welcome();
    scene.wait(5000);
    expect(scene.client.chat.late).toBe(false);
    scene.peer.lose();
    scene.wait(1500);
    expect(scene.client.chat.late).toBe(true);
  });

  it('is said at once of one that was silent for long', () => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.wait(14_900);
    expect(scene.client.chat).toMatchObject({ late: false, link: { is: 'live' } });
    scene.wait(100);
    expect(scene.client.chat.late).toBe(true);
  });

  it('is said where the browser has no network, although the line is not lost yet', () => {
    const scene = new Scene();
    scene.peer.welcome({ token: 't1' });
    scene.client.online(false);
    scene.wait(1500);
    expect(scene.client.chat).toMatchObject({ late: true, online: false });
    scene.client.online(true);
    expect(scene.client.chat.late).toBe(false);
  });

  it('is not said of a chat that is refused, which says why', () => {
    const scene = new Scene();
    scene.peer.lose(4504);
    scene.wait(5000);
    expect(scene.client.chat.late).toBe(false);
  });
});
