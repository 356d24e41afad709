/** The words of one language: every key of `Key`, with `{name}` where a value belongs. */
export type Catalogue<Key extends string> = Readonly<Record<Key, string>>;

/** Puts a key into words. */
export interface Words<Key extends string> {
  (key: Key, values?: Readonly<Record<string, string | number>>): string;
  /** BCP 47 tag of the words. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The reader's own tag, region and all, by which dates and numbers are written. */
  readonly locale: string;
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** The words of `catalogue`, which is written in `language`, for a reader with the tag `locale`. */
export function words<Key extends string>(
  language: string,
  catalogue: Partial<Catalogue<Key>>,
  locale: string = language,
): Words<Key> {
  const say = (key: Key, values: Readonly<Record<string, string | number>> = {}): string =>
    (catalogue[key] ?? '').replace(/\{(\w+)\}/g, (hole, name: string) => {
      const value = values[name] ?? hole;
      return typeof value === 'number' ? value.toLocaleString(locale) : value;
    });
  const direction = rightToLeft.has(language) ? 'rtl' : 'ltr';
  return Object.assign(say, { language, direction, locale } as const);
}

/** The first of `wanted` that is a tag of `language`, if dates can be written by it; else `language`. */
export function localeFor(
  wanted: readonly (string | null | undefined)[],
  language: string,
): string {
  const tag = wanted.find((one) => choose([one], ['', language]) === language);
  try {
    return Intl.getCanonicalLocales(tag?.replaceAll('_', '-') ?? language)[0] ?? language;
  } catch {
    return language;
  }
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
