/** The words of one language: every key of `Key`, with `{name}` where a value belongs. */
export type Catalogue<Key extends string> = Readonly<Record<Key, string>>;

/** Puts a key into words. */
export interface Words<Key extends string> {
  (key: Key, values?: Readonly<Record<string, string | number>>): string;
  /** BCP 47 tag of the words. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** The words of `catalogue`, which is written in `language`. */
export function words<Key extends string>(language: string, catalogue: Catalogue<Key>): Words<Key> {
  const say = (key: Key, values: Readonly<Record<string, string | number>> = {}): string =>
    catalogue[key].replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole));
  const direction = rightToLeft.has(language) ? 'rtl' : 'ltr';
  return Object.assign(say, { language, direction } as const);
}

/** The first of `wanted` that is in `available`, by itself or by its language; else the first available. */
export function choose(
  wanted: readonly (string | null | undefined)[],
  available: readonly string[],
): string {
  for (const tag of wanted) {
    const language = tag?.toLowerCase().split(/[-_]/)[0];
    if (language && available.includes(language)) return language;
  }
  return available[0] ?? 'en';
}
