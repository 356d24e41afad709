/** What strikes one about an answer: how it reads, and whom it is about. */
export type Hint =
  | { readonly is: 'ease'; readonly score: number; readonly ease: 'easy' | 'fair' | 'hard' }
  | { readonly is: 'sentence'; readonly words: number; readonly begins: string }
  | { readonly is: 'long'; readonly words: number }
  | { readonly is: 'aboutUs'; readonly us: number; readonly you: number }
  | { readonly is: 'aboutYou' };

interface Tongue {
  /** A score like Flesch's: 100 is very easy, 0 very hard. */
  readonly ease: (wordsInSentence: number, syllablesInWord: number) => number;
  readonly syllables: (word: string) => number;
  readonly us: RegExp;
  readonly you: RegExp;
}

function vowelGroups(word: string): number {
  return word.match(/[aeiouyàâäáãåæéèêëíìîïóòôöõøœúùûüýÿ]+/giu)?.length ?? 0;
}

function atLeastOne(n: number): number {
  return Math.max(1, n);
}

/**
 * The formulas of Flesch (English), Amstad (German), Kandel and Moles (French) and Fernández Huerta
 * (Spanish); syllables are groups of vowels, less the e that is not spoken.
 */
const TONGUES: Readonly<Record<string, Tongue>> = {
  en: {
    ease: (words, syllables) => 206.835 - 1.015 * words - 84.6 * syllables,
    syllables: (word) =>
      atLeastOne(vowelGroups(word) - (/[^aeiouyl]e$|[^aeioudt]ed$/iu.test(word) ? 1 : 0)),
    us: /\b(we|us|our|ours|ourselves)\b/giu,
    you: /\b(you|your|yours|yourself)\b/giu,
  },
  de: {
    ease: (words, syllables) => 180 - words - 58.5 * syllables,
    syllables: (word) => atLeastOne(word.match(/[aeiouyäöü]+/giu)?.length ?? 0),
    us: /\b([Ww]ir|[Uu]ns|[Uu]nser(e[mnrs]?)?)\b/gu,
    you: /\b(Sie|Ihnen|Ihr(e[mnrs]?)?|[Dd]u|[Dd]ich|[Dd]ir|[Dd]ein(e[mnrs]?)?|[Ee]uch|[Ee]uer|[Ee]ure[mnrs]?)\b/gu,
  },
  fr: {
    ease: (words, syllables) => 207 - 1.015 * words - 73.6 * syllables,
    syllables: (word) =>
      atLeastOne(vowelGroups(word) - (/[^aeiouéèê]e(s|nt)?$/iu.test(word) ? 1 : 0)),
    us: /(?<!\p{L})(nous|notre|nos)(?!\p{L})/giu,
    you: /(?<!\p{L})(vous|votre|vos|tu|toi|ton|tes)(?!\p{L})/giu,
  },
  es: {
    ease: (words, syllables) => 206.84 - 1.02 * words - 60 * syllables,
    syllables: (word) => atLeastOne(vowelGroups(word)),
    us: /(?<!\p{L})(nosotr[oa]s|nos|nuestr[oa]s?)(?!\p{L})/giu,
    you: /(?<!\p{L})(usted|ustedes|tú|te|ti|tu|tus|su|sus|contigo)(?!\p{L})/giu,
  },
};

/** With fewer words a score says nothing. */
const ENOUGH_WORDS = 20;
const LONG_SENTENCE = 25;
const LONG_ANSWER = 120;
const EASY = 60;
const HARD = 40;

/** Markdown as sentences of plain words: a line of a list is one by itself. */
function sentencesOf(markdown: string): readonly (readonly string[])[] {
  return markdown
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replaceAll(/[*_`#>]+/gu, '')
    .split(/\n\s*(?:[-+]|\d+\.)\s+|\n\s*\n|(?<=[.!?…:])["”’)]*\s+(?=[\p{Lu}¿¡"“(])/u)
    .map((sentence) => sentence.match(/\p{L}[\p{L}\p{M}’'-]*/gu) ?? [])
    .filter((words) => words.length > 0);
}

/** What strikes one about an answer in a language; nothing in languages that we do not know. */
export function hints(markdown: string, language: string): readonly Hint[] {
  const tongue = TONGUES[language.toLowerCase().split('-')[0] ?? ''];
  if (tongue === undefined) return [];
  const sentences = sentencesOf(markdown);
  const words = sentences.flat();
  if (words.length === 0) return [];
  const found: Hint[] = [];
  if (words.length >= ENOUGH_WORDS) {
    const syllables = words.reduce((sum, word) => sum + tongue.syllables(word), 0);
    const raw = tongue.ease(words.length / sentences.length, syllables / words.length);
    const score = Math.round(Math.min(100, Math.max(0, raw)));
    found.push({
      is: 'ease',
      score,
      ease: score >= EASY ? 'easy' : score < HARD ? 'hard' : 'fair',
    });
  }
  const longest = sentences.reduce((one, other) => (other.length > one.length ? other : one));
  if (longest.length > LONG_SENTENCE) {
    found.push({
      is: 'sentence',
      words: longest.length,
      begins: longest.slice(0, 5).join(' '),
    });
  }
  if (words.length > LONG_ANSWER) found.push({ is: 'long', words: words.length });
  const us = markdown.match(tongue.us)?.length ?? 0;
  const you = markdown.match(tongue.you)?.length ?? 0;
  if (us >= 2 && us > you) found.push({ is: 'aboutUs', us, you });
  else if (you > us) found.push({ is: 'aboutYou' });
  return found;
}
