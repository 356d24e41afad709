package dev.firsthand.bot;

/**
 * How likely the best guess at a language is right, from what speaks for it. Logistic regression on
 * 3,371 lines: the validation part of xSID in eight languages, a twentieth of BANKING77, and the
 * house's own lines; docs/BOT.md shows how it keeps its word.
 */
final class LanguageScale {

  private static final double BIAS = -0.7;
  private static final double LEAD = 2.1;
  private static final double SHARE = 2.6;

  private LanguageScale() {}

  /**
   * The chance, 0 to 1.
   *
   * @param lead how much more speaks for the best than for the second; a word counts 1
   * @param share what speaks for the best, by word of the message
   */
  static double chance(double lead, double share) {
    return Softmax.sigmoid(BIAS + LEAD * Math.min(3, lead) + SHARE * Math.min(1, share));
  }
}
