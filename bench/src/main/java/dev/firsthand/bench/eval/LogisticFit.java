package dev.firsthand.bench.eval;

import java.util.ArrayList;
import java.util.List;

/** Fits a logistic regression by Newton's method on standardised features, shrunk. */
final class LogisticFit {

  private final List<double[]> rows = new ArrayList<>();
  private final List<Boolean> truths = new ArrayList<>();
  private final List<Double> counts = new ArrayList<>();

  void add(List<Double> features, boolean truth) {
    add(features.stream().mapToDouble(Double::doubleValue).toArray(), truth, 1);
  }

  /** A row that counts {@code count} times. */
  void add(double[] features, boolean truth, double count) {
    rows.add(features);
    truths.add(truth);
    counts.add(count);
  }

  int size() {
    return rows.size();
  }

  /** The bias, then a weight per feature, in the features' own units. */
  List<Double> fit(double shrinkage) {
    int width = rows.getFirst().length;
    var mean = new double[width];
    var spread = new double[width];
    standardise(mean, spread);
    var weights = new double[width + 1];
    double moved = 1;
    for (int round = 0; round < 30 && moved > 1e-9; round++) {
      moved = step(weights, mean, spread, shrinkage);
    }
    var plain = new ArrayList<Double>();
    double bias = weights[0];
    for (int i = 0; i < width; i++) {
      bias -= weights[i + 1] * mean[i] / spread[i];
    }
    plain.add(rounded(bias));
    for (int i = 0; i < width; i++) {
      plain.add(rounded(weights[i + 1] / spread[i]));
    }
    return plain;
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  private void standardise(double[] mean, double[] spread) {
    for (int i = 0; i < mean.length; i++) {
      double sum = 0;
      double squares = 0;
      for (var row : rows) {
        sum += row[i];
        squares += row[i] * row[i];
      }
      mean[i] = sum / rows.size();
      double variance = squares / rows.size() - mean[i] * mean[i];
      spread[i] = variance < 1e-9 ? 1 : Math.sqrt(variance);
    }
  }

  /** One step of Newton's; the most that a weight moved. */
  private double step(double[] weights, double[] mean, double[] spread, double shrinkage) {
    int size = weights.length;
    var slope = new double[size];
    var curve = new double[size][size];
    var x = new double[size];
    for (int r = 0; r < rows.size(); r++) {
      x[0] = 1;
      double logit = weights[0];
      for (int i = 1; i < size; i++) {
        x[i] = (rows.get(r)[i - 1] - mean[i - 1]) / spread[i - 1];
        logit += weights[i] * x[i];
      }
      double chance = 1 / (1 + Math.exp(-logit));
      double error = counts.get(r) * (chance - (truths.get(r) ? 1 : 0));
      double steepness = counts.get(r) * Math.max(1e-6, chance * (1 - chance));
      for (int i = 0; i < size; i++) {
        slope[i] += error * x[i];
        double bent = steepness * x[i];
        for (int j = 0; j <= i; j++) {
          curve[i][j] += bent * x[j];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        curve[j][i] = curve[i][j];
      }
    }
    for (int i = 0; i < size; i++) {
      slope[i] += i == 0 ? 0 : shrinkage * weights[i];
      curve[i][i] += i == 0 ? 1e-6 : shrinkage;
    }
    var move = solve(curve, slope);
    double moved = 0;
    for (int i = 0; i < size; i++) {
      weights[i] -= move[i];
      moved = Math.max(moved, Math.abs(move[i]));
    }
    return moved;
  }

  private static double[] solve(double[][] matrix, double[] right) {
    int size = right.length;
    for (int pivot = 0; pivot < size; pivot++) {
      int best = pivot;
      for (int row = pivot + 1; row < size; row++) {
        best = Math.abs(matrix[row][pivot]) > Math.abs(matrix[best][pivot]) ? row : best;
      }
      var swapped = matrix[pivot];
      matrix[pivot] = matrix[best];
      matrix[best] = swapped;
      double value = right[pivot];
      right[pivot] = right[best];
      right[best] = value;
      for (int row = 0; row < size; row++) {
        if (row != pivot) {
          double factor = matrix[row][pivot] / matrix[pivot][pivot];
          for (int column = pivot; column < size; column++) {
            matrix[row][column] -= factor * matrix[pivot][column];
          }
          right[row] -= factor * right[pivot];
        }
      }
    }
    for (int i = 0; i < size; i++) {
      right[i] /= matrix[i][i];
    }
    return right;
  }
}
