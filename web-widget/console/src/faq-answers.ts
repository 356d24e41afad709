import { list, maybe, object, text } from '@firsthand/shared/decode.ts';
import type { Rest } from '@firsthand/shared/rest.ts';

const answers = object({
  entries: list(
    object({
      id: text,
      question: text,
      answer: text,
      validFrom: maybe(text),
      validUntil: maybe(text),
    }),
  ),
});

/** An entry of the FAQ, as far as agents need it. */
export interface FaqEntry {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** The FAQ's answers, read once per site when somebody wants one; those that hold at the moment. */
export interface FaqAnswers {
  /** The answer of an entry; null where it can't be had. */
  of(site: string, entry: string): Promise<string | null>;
  /** All entries, by their questions; none where they can't be had. */
  all(site: string): Promise<readonly FaqEntry[]>;
}

export function faqAnswersOf(
  rest: Pick<Rest, 'request'>,
  now: () => number = Date.now,
): FaqAnswers {
  const sites = new Map<string, Promise<readonly FaqEntry[]>>();

  async function load(site: string): Promise<readonly FaqEntry[]> {
    const path = `/api/v1/sites/${encodeURIComponent(site)}/faq`;
    const answer = await rest.request('GET', path, answers);
    if (!answer.ok) {
      sites.delete(site);
      return [];
    }
    return answer.value.entries.toSorted((one, other) =>
      one.question.localeCompare(other.question),
    );
  }

  async function all(site: string): Promise<readonly FaqEntry[]> {
    const known = sites.get(site) ?? load(site);
    sites.set(site, known);
    const moment = now();
    return (await known).filter(
      ({ validFrom, validUntil }) =>
        (validFrom === null || Date.parse(validFrom) <= moment) &&
        (validUntil === null || moment < Date.parse(validUntil)),
    );
  }

  return {
    async of(site, entry) {
      return (await all(site)).find(({ id }) => id === entry)?.answer ?? null;
    },
    all,
  };
}
