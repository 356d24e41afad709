import { describe, expect, it } from 'vitest';
import { aLook, heardFrom } from '../src/embed.ts';

const frame = { name: 'our frame' };
const ours = 'https://chat.example';

function message(data: unknown, origin = ours, source: unknown = frame) {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { data, origin, source } as MessageEvent<unknown>;
}

describe('a message between page and frame', () => {
  it('is believed from our window and our origin', () => {
    expect(heardFrom(message({ firsthand: 'unread', value: 2 }), frame, ours)).toMatchObject({
      is: 'unread',
      value: 2,
    });
  });

  it.each([
    ['another origin', message({ firsthand: 'close' }, 'https://evil.example')],
    ['an origin that begins like ours', message({ firsthand: 'close' }, `${ours}.evil.example`)],
    ['a sandbox', message({ firsthand: 'close' }, 'null')],
    ['another window of our origin', message({ firsthand: 'close' }, ours, { name: 'other' })],
    ['no window', message({ firsthand: 'close' }, ours, null)],
    ['something else that talks', message({ type: 'webpackOk' })],
    ['a text', message('firsthand')],
    ['nothing', message(null)],
  ])('is not believed from %s', (_what, heard) => {
    expect(heardFrom(heard, frame, ours)).toBeUndefined();
  });

  it('is not believed while there is no frame', () => {
    expect(heardFrom(message({ firsthand: 'close' }, ours, undefined), undefined, ours)).toBe(
      undefined,
    );
  });
});

describe('a look', () => {
  it('is taken as far as it can be understood', () => {
    const nudges = [{ page: '', seconds: 5, text: 'Hello' }];
    expect(
      aLook({
        accent: '#2f6b4f',
        ink: '#ffffff',
        position: 'left',
        launcher: 'Ask',
        welcome: { nudges },
      }),
    ).toEqual({
      accent: '#2f6b4f',
      ink: '#ffffff',
      nudges,
      position: 'left',
      launcher: 'Ask',
    });
    expect(aLook({ accent: 'red;background:url(x)', position: 7, launcher: {} })).toEqual({
      accent: undefined,
      position: '',
      launcher: '',
    });
    expect(aLook(null)).toEqual({ accent: undefined, position: '', launcher: '' });
  });
});
