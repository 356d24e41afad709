package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How far a confidence keeps its word, on labelled guesses: of those that said 70 to 80 %, how many
 * were right.
 *
 * @param labels how many guesses there are
 * @param bins ten, from 0 to 1; some may be empty
 * @param error expected calibration error, 0 to 1: the mean distance between what the bins said and
 *     what came true, weighed by their labels (Naeini et al., AAAI 2015); 0 without labels
 * @param logLoss mean negative log likelihood, which also rewards telling right from wrong; 0
 *     without labels
 */
public record Reliability(int labels, List<Bin> bins, double error, double logLoss) {

  private static final int BINS = 10;

  /** Of the normal distribution, for intervals that hold the truth in 95 % of cases. */
  private static final double Z = 1.96;

  private static final double LEAST_CHANCE = 1e-6;

  public Reliability {
    bins = List.copyOf(bins);
  }

  /**
   * The guesses that said a chance from {@code from} up to {@code to}.
   *
   * @param said their mean chance; 0 without labels
   * @param share of them that were right; 0 without labels
   * @param low lower end of the share's 95 % interval (Wilson, JASA 1927)
   * @param high upper end
   */
  public record Bin(
      double from,
      double to,
      int labels,
      int right,
      double said,
      double share,
      double low,
      double high) {}

  /** The reliability of {@code chance} on these guesses. */
  public static Reliability of(List<Graded> graded, ToDoubleFunction<Graded> chance) {
    var labels = new int[BINS];
    var right = new int[BINS];
    var said = new double[BINS];
    double loss = 0;
    for (var guess : graded) {
      double own = chance.applyAsDouble(guess);
      int bin = Math.min(BINS - 1, Math.max(0, (int) (own * BINS)));
      labels[bin]++;
      right[bin] += guess.right() ? 1 : 0;
      said[bin] += own;
      loss -= StrictMath.log(Math.max(LEAST_CHANCE, guess.right() ? own : 1 - own));
    }
    var bins = new ArrayList<Bin>(BINS);
    double error = 0;
    for (int i = 0; i < BINS; i++) {
      bins.add(bin(i, labels[i], right[i], said[i]));
      error += Math.abs(said[i] - right[i]);
    }
    int many = Math.max(1, graded.size());
    return new Reliability(graded.size(), bins, error / many, loss / many);
  }

  private static Bin bin(int place, int labels, int right, double said) {
    double from = (double) place / BINS;
    double to = (double) (place + 1) / BINS;
    if (labels == 0) {
      return new Bin(from, to, 0, 0, 0, 0, 0, 1);
    }
    double share = (double) right / labels;
    double squared = Z * Z / labels;
    double middle = (share + squared / 2) / (1 + squared);
    double half = Z
        / (1 + squared)
        * Math.sqrt(share * (1 - share) / labels + squared / (4 * (double) labels));
    return new Bin(
        from,
        to,
        labels,
        right,
        said / labels,
        share,
        Math.max(0, middle - half),
        Math.min(1, middle + half));
  }
}
