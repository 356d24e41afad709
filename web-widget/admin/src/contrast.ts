import { contrast } from '@firsthand/shared/accent.ts';

/** Least contrast of a control with what is around it, by WCAG 2.2, 1.4.11. */
export const LEAST = 3;
const PAGE = '#ffffff';
const STEP = 0.02;

/** Whether a text is a colour written as `#rrggbb`. */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

/** How well the launcher stands apart from a white page. */
export function onPage(colour: string): number {
  return contrast(colour, PAGE);
}

/** The nearest darker colour that can be seen on a white page. */
export function mended(colour: string): string {
  if (!isColour(colour)) return colour;
  for (let share = 1; share > 0; share -= STEP) {
    const darker = darkened(colour, share);
    if (onPage(darker) >= LEAST) return darker;
  }
  return '#000000';
}

function darkened(colour: string, share: number): string {
  const parts = [1, 3, 5].map((i) =>
    Math.floor(Number.parseInt(colour.slice(i, i + 2), 16) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${parts.join('')}`;
}
