import { describe, expect, it } from 'vitest';
import {
  cardPlace,
  isFirstTime,
  STEPS,
  type TourAt,
  tourAfter,
  type TourEvent,
} from '../src/tour.ts';

const after = (...events: readonly TourEvent[]) => events.reduce<TourAt>(tourAfter, { is: 'off' });

describe('the tour', () => {
  it('goes to and fro between its ends', () => {
    expect(after('begin', 'back')).toEqual({ is: 'on', step: 0 });
    expect(after('begin', 'next', 'next', 'back')).toEqual({ is: 'on', step: 1 });
    const far = Array.from({ length: 20 }, () => 'next' as const);
    expect(after('begin', ...far)).toEqual({ is: 'on', step: STEPS.length - 1 });
    expect(after('begin', 'next', 'end')).toEqual({ is: 'off' });
    expect(after('next')).toEqual({ is: 'off' });
  });

  it('waits where it was while a chat comes, and begins anew when asked', () => {
    expect(after('begin', 'next', 'chatComes')).toEqual({ is: 'waiting', step: 1 });
    expect(after('begin', 'next', 'chatComes', 'next', 'goOn')).toEqual({ is: 'on', step: 1 });
    expect(after('begin', 'chatComes', 'end')).toEqual({ is: 'off' });
    expect(after('begin', 'next', 'chatComes', 'begin')).toEqual({ is: 'on', step: 0 });
    expect(after('chatComes')).toEqual({ is: 'off' });
    expect(after('goOn')).toEqual({ is: 'off' });
  });

  it.each([
    ['was never here', { seen: [] }, true],
    ['knows another tour', { seen: ['garden'] }, true],
    ['was here', { seen: ['console'] }, false],
    ['cannot be told', null, false],
  ])('begins by itself for who %s: %j', async (_who, answered, first) => {
    const found = await isFirstTime({
      request: (_method, _path, decoder) =>
        Promise.resolve(
          answered === null
            ? {
                ok: false,
                problem: {
                  status: 503,
                  code: 'UNAVAILABLE',
                  detail: '',
                  field: null,
                  retryInMs: null,
                  body: null,
                },
              }
            : { ok: true, value: decoder(answered, 'tours') },
        ),
    });
    expect(found).toBe(first);
  });
});

describe('the card', () => {
  const card = { width: 350, height: 200 };
  const page = { width: 1280, height: 800 };
  const box = (left: number, top: number, width: number, height: number) => ({
    left,
    top,
    right: left + width,
    bottom: top + height,
  });

  it.each([
    ['right of what it points at', box(10, 10, 180, 40), { left: 204, top: 12 }],
    ['left of it, where there is no room', box(980, 60, 280, 240), { left: 616, top: 60 }],
    ['not below the page', box(10, 760, 40, 30), { left: 64, top: 588 }],
    ['below what is as wide as the page', box(0, 0, 1280, 60), { left: 12, top: 74 }],
    ['above it, where there is no room below', box(0, 640, 1280, 160), { left: 12, top: 426 }],
    ['in the middle, where there is nothing', null, { left: 465, top: 300 }],
  ])('stands %s', (_where, target, place) => {
    expect(cardPlace(target, card, page)).toEqual(place);
  });

  it('stands above the bar of a phone', () => {
    const phone = { width: 390, height: 844 };
    const place = cardPlace(box(40, 790, 310, 50), { width: 366, height: 210 }, phone);
    expect(place).toEqual({ left: 12, top: 566 });
  });
});
