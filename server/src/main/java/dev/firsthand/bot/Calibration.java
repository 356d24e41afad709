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
          -9.9003, 0.8803, 0.1885, 0.8091, 1.2049, 11.4835, -0.0473, 3.3935, 0.9677, 0.2057, 0.1745,
          -0.3619, -0.1525, -0.7126),
      List.of(
          -9.6965, 0.2622, 0.1308, 1.0803, 1.1932, 12.2668, 0.1618, 3.2482, 1.3276, -0.2728, 0.1356,
          -0.3673, -0.1235, -0.8153));

  /** Shipped prior for lexical readings. */
  public static final Calibration LEXICAL = new Calibration(
      "shipped-lexical-1",
      List.of(
          -4.1468, 0.0341, 0.3141, 2.1619, 1.5078, 9.8505, 1.5078, -3.0173, 0.9232, 0.68, 0.0294,
          0.0494, -0.2438, -0.0437),
      List.of(
          -2.1556, -0.1907, 0.2958, 1.7119, 2.8677, 8.7225, 2.8677, -3.9912, 0.9142, -0.1634,
          -0.043, -0.0876, -0.4464, -0.2443));

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
