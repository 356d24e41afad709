/** A stretch of a text: in both, only in the later one, or only in the earlier one. */
export interface Stretch {
  readonly is: 'same' | 'new' | 'gone';
  readonly text: string;
}

/** Longer texts are shown as one that went and one that came: comparing takes the square of their words. */
const MOST_WORDS = 2_000;

/** So are those that share less than this part of the longer one's words: in shreds nobody can read them. */
const ENOUGH_IN_COMMON = 0.3;

/** How a text became another, word by word. */
export function wordDiff(before: string, after: string): readonly Stretch[] {
  const was = wordsIn(before);
  const is = wordsIn(after);
  const begin = common(was, is, (words, i) => words[i]);
  const end = Math.min(
    common(was, is, (words, i) => words[words.length - 1 - i]),
    Math.min(was.length, is.length) - begin,
  );
  const same = (words: readonly string[]) => words.map((text) => ({ is: 'same' as const, text }));
  return joined([
    ...same(was.slice(0, begin)),
    ...middle(was.slice(begin, was.length - end), is.slice(begin, is.length - end)),
    ...same(was.slice(was.length - end)),
  ]);
}

/** What a list lost and what it got; the order does not matter. */
export function listDiff(
  before: readonly string[],
  after: readonly string[],
): { readonly gone: readonly string[]; readonly come: readonly string[] } {
  return {
    gone: before.filter((each) => !after.includes(each)),
    come: after.filter((each) => !before.includes(each)),
  };
}

function wordsIn(text: string): readonly string[] {
  return text.match(/\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu) ?? [];
}

/** How many words both have in common from one end on. */
function common(
  was: readonly string[],
  is: readonly string[],
  at: (words: readonly string[], i: number) => string | undefined,
): number {
  const most = Math.min(was.length, is.length);
  let n = 0;
  while (n < most && at(was, n) === at(is, n)) n += 1;
  return n;
}

/** Two texts without a common beginning or end, by their longest common row of words. */
function middle(was: readonly string[], is: readonly string[]): readonly Stretch[] {
  const apart = [
    { is: 'gone', text: was.join('') },
    { is: 'new', text: is.join('') },
  ] as const;
  if (was.length > MOST_WORDS || is.length > MOST_WORDS) return apart;
  const width = is.length + 1;
  const longest = new Uint16Array((was.length + 1) * width);
  for (let i = was.length - 1; i >= 0; i -= 1) {
    for (let j = is.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] =
        was[i] === is[j]
          ? (longest[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0);
    }
  }
  const found: Stretch[] = [];
  let i = 0;
  let j = 0;
  while (i < was.length || j < is.length) {
    const gone = was[i];
    const come = is[j];
    if (gone !== undefined && gone === come) {
      found.push({ is: 'same', text: gone });
      i += 1;
      j += 1;
    } else if (
      gone !== undefined &&
      (come === undefined ||
        (longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0))
    ) {
      found.push({ is: 'gone', text: gone });
      i += 1;
    } else {
      found.push({ is: 'new', text: come ?? '' });
      j += 1;
    }
  }
  const shared = found.filter((each) => each.is === 'same' && isWord(each.text)).length;
  const most = Math.max(was.filter(isWord).length, is.filter(isWord).length);
  return shared < ENOUGH_IN_COMMON * most ? apart : found;
}

function isWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Neighbours of one kind as one, without stretches of nothing; what went stands before what came. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: Stretch[] = [];
  let gone = '';
  let come = '';
  const flush = () => {
    if (gone !== '') found.push({ is: 'gone', text: gone });
    if (come !== '') found.push({ is: 'new', text: come });
    gone = '';
    come = '';
  };
  stretches.forEach((stretch, i) => {
    if (stretch.is === 'gone') gone += stretch.text;
    else if (stretch.is === 'new') come += stretch.text;
    else if (
      stretch.text.trim() === '' &&
      (gone !== '' || come !== '') &&
      (stretches[i + 1]?.is ?? 'same') !== 'same'
    ) {
      // A space between two changed words belongs to both: the change reads as one.
      gone += stretch.text;
      come += stretch.text;
    } else {
      flush();
      const last = found.at(-1);
      if (last?.is === 'same')
        found[found.length - 1] = { is: 'same', text: last.text + stretch.text };
      else found.push(stretch);
    }
  });
  flush();
  return found;
}
