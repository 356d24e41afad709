import { list, object, text } from '@firsthand/shared/decode.ts';
import type { Rest } from '@firsthand/shared/rest.ts';

const answers = object({ entries: list(object({ id: text, answer: text })) });

/** The FAQ's answers, read once per site when somebody wants one. */
export interface FaqAnswers {
  /** The answer of an entry; null where it can't be had. */
  of(site: string, entry: string): Promise<string | null>;
}

export function faqAnswersOf(rest: Rest): FaqAnswers {
  const sites = new Map<string, Promise<ReadonlyMap<string, string>>>();

  async function load(site: string): Promise<ReadonlyMap<string, string>> {
    const path = `/api/v1/sites/${encodeURIComponent(site)}/faq`;
    const answer = await rest.request('GET', path, answers);
    if (!answer.ok) {
      sites.delete(site);
      return new Map();
    }
    return new Map(answer.value.entries.map((entry) => [entry.id, entry.answer]));
  }

  return {
    async of(site, entry) {
      const known = sites.get(site) ?? load(site);
      sites.set(site, known);
      return (await known).get(entry) ?? null;
    },
  };
}
