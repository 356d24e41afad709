import { describe, expect, it } from 'vitest';
import { contrast, onAccent, readable } from '../src/accent.ts';

const long = { '#000': '#000000', '#fff': '#ffffff' } as const;

function colours(): string[] {
  const parts = ['00', '33', '66', '77', '88', '99', 'cc', 'ff'];
  return parts.flatMap((r) => parts.flatMap((g) => parts.map((b) => `#${r}${g}${b}`)));
}

describe('an accent that a site chose', () => {
  it('carries text that can be read, whatever it is', () => {
    for (const colour of colours()) {
      const ink = onAccent(colour);
      expect(contrast(colour, ink === '#000' ? long['#000'] : long['#fff'])).toBeGreaterThan(4.5);
    }
  });

  it('is made readable as text, on light and on dark', () => {
    for (const colour of colours()) {
      for (const ground of ['#ffffff', '#ece8e2', '#3d3733', '#1f1c1a']) {
        expect(contrast(readable(colour, ground), ground)).toBeGreaterThan(4.5);
      }
    }
  });

  it('stays as it is where it can be read', () => {
    expect(readable('#1d4d38', '#ffffff')).toBe('#1d4d38');
  });
});
