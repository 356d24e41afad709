/** What a new server still lacks before visitors can be helped. */
export interface Begun {
  readonly origins: number;
  readonly entries: number;
  readonly people: number;
}

export const STEPS = ['site', 'faq', 'people'] as const;
export type Step = (typeof STEPS)[number];

/** The steps that have been taken: the first admin alone is not yet a team. */
export function taken({ origins, entries, people }: Begun): ReadonlySet<Step> {
  const done = { site: origins > 0, faq: entries > 0, people: people > 1 };
  return new Set(STEPS.filter((step) => done[step]));
}
