package dev.firsthand.bot;

/**
 * How much each view of an entry counts in its score. The score is a sum of logarithms of odds: of the
 * model over meanings, and times these weights of the rest.
 *
 * @param runs the model over words and runs of letters
 * @param nearness the cosine to the nearest phrasing
 * @param middle the cosine to the middle of the phrasings
 * @param overlap the share of the question's words, rare ones counting more, that the entry uses
 *     anywhere, answer included
 * @param likeness the lexical likeness to the nearest phrasing
 * @param answers the cosine to the nearest passage of the answer, read beside the question; divided by
 *     the number of phrasings an entry, which tell more
 */
public record Recipe(
    double runs, double nearness, double middle, double overlap, double likeness, double answers) {

  /**
   * With so many phrasings an entry, the models over all entries count half: a model that has seen
   * one or two phrasings of an entry knows less than the nearest of them.
   */
  static final double FEW_FOR_MEANING = 1;

  /** The same for the model over runs of letters, which needs many more. */
  static final double FEW_FOR_RUNS = 40;

  /** Chosen on the validation parts of the public sets, see docs/BOT.md. */
  public static final Recipe SEMANTIC = new Recipe(0.5, 18, 10, 1, 0, 28);

  /** The same without an encoder. */
  public static final Recipe LEXICAL = new Recipe(1, 0, 0, 2, 4, 0);
}
