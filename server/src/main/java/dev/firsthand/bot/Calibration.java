package dev.firsthand.bot;

import java.util.List;

/**
 * Turns evidence into chances: two logistic regressions over {@link Evidence#FEATURES}.
 *
 * @param name of this version, as decisions record it
 * @param right bias, then a weight per feature: the best entry is the right one
 * @param listed the same: the right one is among the best three
 */
public record Calibration(String name, List<Double> right, List<Double> listed) {

  public Calibration {
    right = List.copyOf(right);
    listed = List.copyOf(listed);
    if (right.size() != Evidence.FEATURES.size() + 1 || listed.size() != right.size()) {
      throw new IllegalArgumentException(
          "a calibration has a bias and " + Evidence.FEATURES.size() + " weights, twice");
    }
  }

  /** Shipped prior for readings with an encoder. */
  public static final Calibration SEMANTIC = new Calibration(
      "shipped-semantic-1",
      List.of(-9.0, 0.5, 0.1, 0.5, 8.0, 2.0, 6.0, 2.0, 1.0, 0.3, 0.0, 0.0, 0.0, 0.0),
      List.of(-7.0, 0.5, 0.0, 0.5, 8.0, 2.0, 6.0, 0.0, 1.0, 0.3, 0.0, 0.0, 0.0, 0.0));

  /** Shipped prior for lexical readings. */
  public static final Calibration LEXICAL = new Calibration(
      "shipped-lexical-1",
      List.of(-3.5, 0.5, 0.1, 0.5, 4.0, 1.0, 0.0, 1.0, 2.0, 0.3, 0.0, 0.0, 0.0, 0.0),
      List.of(-2.5, 0.5, 0.0, 0.5, 4.0, 1.0, 0.0, 0.0, 2.0, 0.3, 0.0, 0.0, 0.0, 0.0));

  /** The chance that the best entry is the right one. */
  public double right(Evidence evidence) {
    return chance(right, evidence);
  }

  /** The chance that the right entry is among the best three; never below {@link #right}. */
  public double listed(Evidence evidence) {
    return Math.max(chance(listed, evidence), right(evidence));
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
