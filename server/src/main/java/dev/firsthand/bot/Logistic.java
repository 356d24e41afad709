package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.List;

/**
 * A logistic regression fitted by Newton's method, each weight drawn towards a place of its own with
 * a force of its own. In {@link StrictMath}: the same rows give the same weights on every machine.
 */
public final class Logistic {

  private static final int MOST_STEPS = 40;
  private static final double CLOSE_ENOUGH = 1e-6;
  private static final double LEAST_VARIANCE = 1e-6;

  private final List<double[]> rows = new ArrayList<>();
  private final List<Double> counts = new ArrayList<>();
  private final List<Boolean> truths = new ArrayList<>();

  /** {@code count}: as how many rows this one counts. */
  public void add(List<Double> features, boolean truth, double count) {
    var row = new double[features.size() + 1];
    row[0] = 1;
    for (int i = 0; i < features.size(); i++) {
      row[i + 1] = features.get(i);
    }
    rows.add(row);
    truths.add(truth);
    counts.add(count);
  }

  /**
   * The bias and a weight per feature, each weight drawn towards 0 by {@code shrinkage} as if its
   * feature had the variance 1; the bias is free.
   */
  public double[] fit(double shrinkage) {
    int width = rows.getFirst().length;
    var force = variances(width);
    for (int i = 1; i < width; i++) {
      force[i] = shrinkage * Math.max(force[i], LEAST_VARIANCE);
    }
    return fit(new double[width], force);
  }

  /** The bias and a weight per feature, near {@code home} as far as {@code force} draws them there. */
  double[] fit(double[] home, double[] force) {
    var weights = home.clone();
    double loss = loss(weights, home, force);
    for (int step = 0; step < MOST_STEPS; step++) {
      var move = move(weights, home, force);
      double stride = 1;
      var next = moved(weights, move, stride);
      double nextLoss = loss(next, home, force);
      while (nextLoss > loss && stride > 1e-3) {
        stride /= 2;
        next = moved(weights, move, stride);
        nextLoss = loss(next, home, force);
      }
      if (nextLoss >= loss - CLOSE_ENOUGH) {
        return weights;
      }
      weights = next;
      loss = nextLoss;
    }
    return weights;
  }

  /** How firmly the rows hold each of {@code weights}: the curvature of the loss along it. */
  double[] firmness(double[] weights) {
    var firmness = new double[weights.length];
    for (int r = 0; r < rows.size(); r++) {
      var row = rows.get(r);
      double chance = Softmax.sigmoid(dot(weights, row));
      for (int i = 0; i < firmness.length; i++) {
        firmness[i] += counts.get(r) * chance * (1 - chance) * row[i] * row[i];
      }
    }
    return firmness;
  }

  /** The variance of each feature, 0 for the bias. */
  private double[] variances(int width) {
    var variances = new double[width];
    double all = counts.stream().mapToDouble(Double::doubleValue).sum();
    for (int i = 1; i < width; i++) {
      double sum = 0;
      double squares = 0;
      for (int r = 0; r < rows.size(); r++) {
        sum += counts.get(r) * rows.get(r)[i];
        squares += counts.get(r) * rows.get(r)[i] * rows.get(r)[i];
      }
      variances[i] = Math.max(0, squares / all - sum / all * (sum / all));
    }
    return variances;
  }

  private static double[] moved(double[] weights, double[] move, double stride) {
    var moved = weights.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] -= stride * move[i];
    }
    return moved;
  }

  private double loss(double[] weights, double[] home, double[] force) {
    double loss = 0;
    for (int r = 0; r < rows.size(); r++) {
      double logit = dot(weights, rows.get(r));
      double odds = truths.get(r) ? -logit : logit;
      loss +=
          counts.get(r) * (Math.max(0, odds) + StrictMath.log1p(StrictMath.exp(-Math.abs(odds))));
    }
    for (int i = 0; i < weights.length; i++) {
      loss += 0.5 * force[i] * (weights[i] - home[i]) * (weights[i] - home[i]);
    }
    return loss;
  }

  private double[] move(double[] weights, double[] home, double[] force) {
    int size = weights.length;
    var slope = new double[size];
    var curve = new double[size][size];
    for (int r = 0; r < rows.size(); r++) {
      var row = rows.get(r);
      double count = counts.get(r);
      double chance = Softmax.sigmoid(dot(weights, row));
      double error = count * (chance - (truths.get(r) ? 1 : 0));
      double steepness = count * Math.max(1e-6, chance * (1 - chance));
      for (int i = 0; i < size; i++) {
        slope[i] += error * row[i];
        double own = steepness * row[i];
        for (int j = 0; j <= i; j++) {
          curve[i][j] += own * row[j];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      slope[i] += force[i] * (weights[i] - home[i]);
      curve[i][i] += force[i] + 1e-9;
      for (int j = 0; j < i; j++) {
        curve[j][i] = curve[i][j];
      }
    }
    return solve(curve, slope);
  }

  private static double dot(double[] weights, double[] row) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += weights[i] * row[i];
    }
    return sum;
  }

  private static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    for (int pivot = 0; pivot < size; pivot++) {
      int best = pivot;
      for (int row = pivot + 1; row < size; row++) {
        best = Math.abs(matrix[row][pivot]) > Math.abs(matrix[best][pivot]) ? row : best;
      }
      swap(matrix, pivot, best);
      double value = right[pivot];
      right[pivot] = right[best];
      right[best] = value;
      for (int row = pivot + 1; row < size; row++) {
        double factor = matrix[row][pivot] / matrix[pivot][pivot];
        for (int column = pivot; column < size; column++) {
          matrix[row][column] -= factor * matrix[pivot][column];
        }
        right[row] -= factor * right[pivot];
      }
    }
    var solution = new double[size];
    for (int row = size - 1; row >= 0; row--) {
      double left = right[row];
      for (int column = row + 1; column < size; column++) {
        left -= matrix[row][column] * solution[column];
      }
      solution[row] = left / matrix[row][row];
    }
    return solution;
  }

  private static void swap(double[][] matrix, int one, int other) {
    var row = matrix[one];
    matrix[one] = matrix[other];
    matrix[other] = row;
  }
}
