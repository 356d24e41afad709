package dev.firsthand.bot;

import java.util.List;

/**
 * Turns evidence into chances: two logistic regressions over {@link Evidence#FEATURES}.
 *
 * @param name of this version, as decisions record it
 * @param right bias, then a weight per feature: the best entry is the right one
 * @param listed the same: the right one is among the best three
 * @param doubt how much less sure than 1 a reading must be that rests on a loose likeness alone, on a
 *     site of few phrasings: words cannot tell sister entries apart, meanings can
 */
public record Calibration(String name, List<Double> right, List<Double> listed, double doubt) {

  private static final int NEAREST = Evidence.FEATURES.indexOf("nearest");
  private static final int ENTRIES = Evidence.FEATURES.indexOf("log entries");
  private static final int PHRASINGS = Evidence.FEATURES.indexOf("log phrasings per entry");

  private static final int LIKENESS = Evidence.FEATURES.indexOf("likeness");
  private static final int MARGIN = Evidence.FEATURES.indexOf("margin");
  private static final double SAME_WORDS = 0.995;
  private static final double AS_WRITTEN = 0.95;

  /** With so many phrasings the doubt is half. */
  private static final double MANY_PHRASINGS = 2_000;

  /** Even the very words of a phrasing leave some. */
  private static final double DOUBTLESS = 1.25;

  public Calibration {
    right = List.copyOf(right);
    listed = List.copyOf(listed);
    if (right.size() != Evidence.FEATURES.size() + 1 || listed.size() != right.size()) {
      throw new IllegalArgumentException(
          "a calibration has a bias and " + Evidence.FEATURES.size() + " weights, twice");
    }
  }

  /** The chance that the best entry is the right one. */
  public double right(Evidence evidence) {
    double chance = Math.min(chance(right, evidence), most(evidence));
    return isAsWritten(evidence) ? Math.max(chance, AS_WRITTEN) : chance;
  }

  /** Whether the question has the very words of a phrasing of the best entry, and of no other. */
  private static boolean isAsWritten(Evidence evidence) {
    return !evidence.features().isEmpty()
        && evidence.features().get(LIKENESS) >= SAME_WORDS
        && evidence.features().get(MARGIN) >= 1;
  }

  /** The chance that the right entry is among the best three; never below {@link #right}. */
  public double listed(Evidence evidence) {
    return Math.max(chance(listed, evidence), right(evidence));
  }

  private double most(Evidence evidence) {
    if (doubt == 0 || evidence.features().isEmpty()) {
      return 1;
    }
    double phrasings =
        StrictMath.exp(evidence.features().get(ENTRIES) + evidence.features().get(PHRASINGS));
    double few = MANY_PHRASINGS / (MANY_PHRASINGS + phrasings);
    return 1 - doubt * few * (DOUBTLESS - evidence.features().get(NEAREST));
  }

  private static double chance(List<Double> weights, Evidence evidence) {
    if (evidence.features().isEmpty()) {
      return 0;
    }
    double logit = weights.getFirst();
    for (int i = 0; i < evidence.features().size(); i++) {
      logit += weights.get(i + 1) * evidence.features().get(i);
    }
    return Softmax.sigmoid(logit);
  }
}
