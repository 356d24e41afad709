import { describe, expect, it } from 'vitest';
import { isColour, LEAST, mended, onPage } from '../src/contrast.ts';
import { embedCode, originFault } from '../src/site.ts';

describe('an allowed origin', () => {
  it.each([
    ['https://www.example.com', null],
    ['http://localhost:8080', null],
    ['https://www.example.com/', 'path'],
    ['https://www.example.com/shop', 'path'],
    ['https://WWW.example.com', 'path'],
    ['www.example.com', 'unreadable'],
    ['ftp://example.com', 'scheme'],
    ['', 'unreadable'],
  ])('%j', (origin, fault) => {
    expect(originFault(origin)).toBe(fault);
  });
});

describe('contrast', () => {
  it('is mended by darkening, and left alone where it is enough', () => {
    expect(onPage('#f0d030')).toBeLessThan(LEAST);
    expect(onPage(mended('#f0d030'))).toBeGreaterThanOrEqual(LEAST);
    expect(mended('#b3471f')).toBe('#b3471f');
    expect(mended('no colour')).toBe('no colour');
  });

  it('knows a colour by its six digits', () => {
    expect(isColour('#2F6f4f')).toBe(true);
    expect(isColour('#fff')).toBe(false);
    expect(isColour('red')).toBe(false);
  });
});

it('the embed code is the one tag', () => {
  expect(embedCode('https://chat.example', 'demo')).toBe(
    '<script async src="https://chat.example/widget.js" data-site="demo"></script>',
  );
});
