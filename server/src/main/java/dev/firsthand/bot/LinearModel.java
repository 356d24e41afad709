package dev.firsthand.bot;

import java.util.Arrays;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * A softmax regression over entries, trained on the FAQ's own phrasings: one vector of weights per
 * feature, AdaGrad, fixed order and seed, so that the same FAQ always gives the same model. Takes
 * dense and sparse inputs alike (a dense one names all its columns).
 */
final class LinearModel {

  private static final float NEGLIGIBLE = 1e-3f;

  /** If more than one entry of so many is to learn, all are gone through. */
  private static final int DENSE = 8;

  private final float[][] weights;
  private final float[] bias;

  private LinearModel(int features, int entries) {
    weights = new float[features][entries];
    bias = new float[entries];
  }

  /** How long and how boldly to learn. */
  record Schooling(int epochs, float rate, float decay) {}

  /** {@code stopped}: looked at now and then; once true, what comes back is of no use. */
  static LinearModel train(
      Sparse[] inputs,
      int[] answers,
      int features,
      int entries,
      Schooling schooling,
      BooleanSupplier stopped) {
    var model = new LinearModel(features, entries);
    var squares = new float[features][entries];
    var biasSquares = new float[entries];
    var order = new int[inputs.length];
    Arrays.setAll(order, i -> i);
    var random = new Random(1);
    var chances = new float[entries];
    int seen = 0;
    for (int epoch = 0; epoch < schooling.epochs(); epoch++) {
      shuffle(order, random);
      for (int sample : order) {
        if (++seen % 256 == 0 && stopped.getAsBoolean()) {
          return model;
        }
        model.learn(inputs[sample], answers[sample], chances, squares, biasSquares, schooling);
      }
    }
    return model;
  }

  private void learn(
      Sparse input,
      int answer,
      float[] chances,
      float[][] squares,
      float[] biasSquares,
      Schooling schooling) {
    score(input, chances);
    normalise(chances);
    chances[answer] -= 1;
    int wrong = 0;
    var columns = new int[chances.length];
    for (int entry = 0; entry < chances.length; entry++) {
      if (Math.abs(chances[entry]) > NEGLIGIBLE) {
        columns[wrong++] = entry;
      }
    }
    if (wrong * DENSE > chances.length) {
      learnAll(input, chances, squares, schooling);
    } else {
      learnSome(input, chances, Arrays.copyOf(columns, wrong), squares, schooling);
    }
    for (int k = 0; k < wrong; k++) {
      int entry = columns[k];
      float slope = chances[entry];
      biasSquares[entry] += slope * slope;
      bias[entry] -= schooling.rate() * slope / (float) Math.sqrt(biasSquares[entry] + 1e-6f);
    }
  }

  private void learnSome(
      Sparse input, float[] chances, int[] columns, float[][] squares, Schooling schooling) {
    for (int i = 0; i < input.size(); i++) {
      var row = weights[input.features()[i]];
      var seen = squares[input.features()[i]];
      float value = input.values()[i];
      for (int entry : columns) {
        float slope = chances[entry] * value + schooling.decay() * row[entry];
        seen[entry] += slope * slope;
        row[entry] -= schooling.rate() * slope / (float) Math.sqrt(seen[entry] + 1e-6f);
      }
    }
  }

  /** The same, to the last bit, in a loop that the compiler vectorises: nothing is added elsewhere. */
  private void learnAll(Sparse input, float[] chances, float[][] squares, Schooling schooling) {
    var errors = new float[chances.length];
    var decays = new float[chances.length];
    for (int entry = 0; entry < errors.length; entry++) {
      if (Math.abs(chances[entry]) > NEGLIGIBLE) {
        errors[entry] = chances[entry];
        decays[entry] = schooling.decay();
      }
    }
    for (int i = 0; i < input.size(); i++) {
      int feature = input.features()[i];
      learn(
          weights[feature], squares[feature], errors, decays, input.values()[i], schooling.rate());
    }
  }

  private static void learn(
      float[] row, float[] seen, float[] errors, float[] decays, float value, float rate) {
    for (int i = 0; i < row.length; i++) {
      float slope = errors[i] * value + decays[i] * row[i];
      float sum = seen[i] + slope * slope;
      seen[i] = sum;
      row[i] -= rate * slope / (float) Math.sqrt(sum + 1e-6f);
    }
  }

  private void score(Sparse input, float[] scores) {
    System.arraycopy(bias, 0, scores, 0, scores.length);
    for (int i = 0; i < input.size(); i++) {
      add(scores, weights[input.features()[i]], input.values()[i]);
    }
  }

  private static void add(float[] sums, float[] row, float factor) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * row[i];
    }
  }

  private static void normalise(float[] scores) {
    float most = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      most = Math.max(most, score);
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] = power(scores[i] - most);
    }
    double sum = 0;
    for (float score : scores) {
      sum += score;
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (float) (scores[i] / sum);
    }
  }

  /**
   * e to the power of {@code x}, which is not positive, to six digits: plain arithmetic, so every
   * machine agrees, and several times faster than {@link StrictMath#exp}.
   */
  static float power(float x) {
    float bounded = Math.max(x, -80f);
    int whole = (int) (bounded * 1.442695f - 0.5f);
    float rest = bounded - whole * 0.6933594f + whole * 2.12194440e-4f;
    float tail = 1.9875691e-4f;
    tail = tail * rest + 0.0013981999f;
    tail = tail * rest + 0.008333452f;
    tail = tail * rest + 0.041665796f;
    tail = tail * rest + 0.16666666f;
    tail = tail * rest + 0.5f;
    return (tail * rest * rest + rest + 1) * Float.intBitsToFloat((whole + 127) << 23);
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int moved = order[i];
      order[i] = order[j];
      order[j] = moved;
    }
  }

  /** The score of every entry: logits, not yet probabilities. */
  double[] scores(Sparse input) {
    var scores = new float[bias.length];
    score(input, scores);
    var wide = new double[scores.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = scores[i];
    }
    return wide;
  }
}
