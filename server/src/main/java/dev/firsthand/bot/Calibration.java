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
      List.of(
          -6.0941, 0.9694, 0.1175, 2.1066, -1.7444, 8.7527, -0.0879, 4.9143, 0.3044, 0.0309, 0.2778,
          -0.2187, -0.2275, -0.6104),
      List.of(
          -5.8737, 0.5085, 0.0034, 2.8323, -0.7376, 8.7033, 0.6963, 4.2158, 0.334, -0.1894, 0.2935,
          -0.4162, -0.1899, -0.8095));

  /** Shipped prior for lexical readings. */
  public static final Calibration LEXICAL = new Calibration(
      "shipped-lexical-1",
      List.of(
          -3.3512, 0.5019, 0.1742, 2.1586, -0.1259, 6.2982, -0.1259, -0.0004, -0.0161, 1.0321,
          0.0178, 0.1999, -0.1127, 0.1988),
      List.of(
          -1.3945, 0.3946, 0.0144, 2.5754, 1.2095, 5.3093, 1.2095, -0.4874, 0.2247, -0.1041, 0.0108,
          0.1182, -0.2685, -0.0776));

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
