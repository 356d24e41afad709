import { list, maybe, number, object, oneOf, or, text, truth } from '@firsthand/shared/decode.ts';
import { faqEntry, type FaqEntry } from './faq.ts';

const kind = oneOf('CREATED', 'CHANGED', 'REMOVED');
export type Kind = ReturnType<typeof kind>;

/** How what became of an entry is coloured. */
export const KIND_TONES: Readonly<Record<Kind, 'good' | 'info' | 'bad'>> = {
  CREATED: 'good',
  CHANGED: 'info',
  REMOVED: 'bad',
};

const origin = {
  version: number,
  at: text,
  author: text,
  made: or(oneOf('HAND', 'FILE', 'RESTORED', 'UNKNOWN'), 'UNKNOWN'),
  restored: maybe(number),
};

/** What is known of a version besides its entries. */
export interface Origin {
  readonly version: number;
  readonly at: string;
  readonly author: string;
  readonly made: 'HAND' | 'FILE' | 'RESTORED' | 'UNKNOWN';
  readonly restored: number | null;
}

const version = object({
  ...origin,
  created: number,
  changed: number,
  removed: number,
  entries: or(list(object({ kind, id: text, question: text })), []),
});
export type FaqVersion = ReturnType<typeof version>;

/** A page of the versions of an FAQ, the latest first. */
export const faqVersions = object({ current: number, versions: list(version), isLast: truth });

const step = object({ ...origin, kind, entry: maybe(faqEntry) });
/** An entry as a version made it; null where that removed it. */
export type Step = ReturnType<typeof step>;

/** A page of what one entry has been, the latest first. */
export const entrySteps = object({ current: number, steps: list(step), isLast: truth });

const change = object({ kind, id: text, before: maybe(faqEntry), after: maybe(faqEntry) });
export type EntryChange = ReturnType<typeof change>;

/** A page of what a version changed. */
export const versionChanges = object({ version: number, changes: list(change), isLast: truth });

/** What an entry was before each step, as far as it is known. */
export function withBefore(
  steps: readonly Step[],
  isLast: boolean,
): readonly { readonly step: Step; readonly before: FaqEntry | null; readonly isKnown: boolean }[] {
  return steps.map((each, i) => {
    const earlier = steps[i + 1];
    return {
      step: each,
      before: earlier?.entry ?? null,
      isKnown: earlier !== undefined || isLast,
    };
  });
}
