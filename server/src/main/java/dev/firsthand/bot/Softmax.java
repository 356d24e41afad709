package dev.firsthand.bot;

/** The arithmetic of odds, in {@link StrictMath}, so that every machine agrees on the last bit. */
final class Softmax {

  private Softmax() {}

  /** {@code scores} as logarithms of probabilities that sum to 1 over {@code allowed}. */
  static double[] logarithms(double[] scores, boolean[] allowed) {
    double all = logSumExp(scores, allowed);
    var logarithms = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      logarithms[i] = scores[i] - all;
    }
    return logarithms;
  }

  static double logSumExp(double[] scores, boolean[] allowed) {
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      if (allowed[i]) {
        most = Math.max(most, scores[i]);
      }
    }
    if (most == Double.NEGATIVE_INFINITY) {
      return 0;
    }
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      if (allowed[i]) {
        sum += StrictMath.exp(scores[i] - most);
      }
    }
    return most + StrictMath.log(sum);
  }

  static double sigmoid(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }
}
