package dev.firsthand.bot;

/**
 * How much each view of an entry counts in its score. The score is a sum of logarithms of odds: the
 * model over meanings (1), and times these weights the rest.
 *
 * @param runs the model over words and runs of letters
 * @param nearness the mean of the cosines to the nearest phrasing and to the middle of the phrasings
 * @param overlap the share of the question's words, rare ones counting more, that the entry uses
 *     anywhere, answer included
 * @param likeness the lexical likeness to the nearest phrasing
 */
public record Recipe(double runs, double nearness, double overlap, double likeness) {

  /** Chosen on the validation parts of the public sets, see docs/BOT.md. */
  public static final Recipe SEMANTIC = new Recipe(0.5, 4, 1, 0);

  /** The same without an encoder. */
  public static final Recipe LEXICAL = new Recipe(1, 0, 2, 4);
}
