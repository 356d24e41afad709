/** Relative luminance of a colour written as #rrggbb (WCAG 2.2). */
export function luminance(colour: string): number {
  return [0.2126, 0.7152, 0.0722].reduce((sum, weight, i) => {
    const part = parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16) / 255;
    return sum + weight * (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  }, 0);
}

/** How well two colours stand apart, from 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** White or black, whichever reads at 4.5 : 1 on `colour`; white where both do. */
export function onAccent(colour: string): string {
  return luminance(colour) > 0.1833 ? '#000' : '#fff';
}

/** `colour`, moved towards black or white until it can be read as text on `ground`. */
export function readable(colour: string, ground: string): string {
  const towards = luminance(ground) > 0.18 ? 0 : 255;
  for (let share = 0; share < 1; share += 0.04) {
    const mixed = mix(colour, towards, share);
    if (contrast(mixed, ground) >= 4.6) return mixed;
  }
  return mix(colour, towards, 1);
}

function mix(colour: string, towards: number, share: number): string {
  const parts = [1, 3, 5].map((i) => {
    const part = parseInt(colour.slice(i, i + 2), 16);
    return Math.round(part + (towards - part) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
