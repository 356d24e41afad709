package dev.firsthand.bot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vectors of unit length, compared with a question by brute force. Laid out in blocks of columns, so
 * that the inner loop has no sum to carry: the compiler vectorises it, and the order of additions,
 * so the result, is always the same.
 */
final class VectorSpace {

  private static final int BLOCK = 1_024;
  private static final int STRIP = 16;

  private final int size;
  private final int dimensions;
  private final float[][] blocks;
  private final List<float[]> vectors;

  VectorSpace(List<float[]> vectors) {
    this(vectors, null);
  }

  /** Takes over from {@code before} the blocks in which nothing changed. */
  VectorSpace(List<float[]> vectors, @Nullable VectorSpace before) {
    this.vectors = vectors;
    size = vectors.size();
    dimensions = vectors.isEmpty() ? 0 : vectors.getFirst().length;
    blocks = new float[(size + BLOCK - 1) / BLOCK][];
    for (int block = 0; block < blocks.length; block++) {
      int first = block * BLOCK;
      int wide = Math.min(BLOCK, size - first);
      blocks[block] = before != null && before.hasBlock(vectors, first, wide)
          ? before.blocks[block]
          : block(vectors.subList(first, first + wide));
    }
  }

  /** Whether the very same vectors stand here at the same places, in a block of the same width. */
  @SuppressWarnings("ReferenceEquality") // the same array, not an equal one: that is the point
  private boolean hasBlock(List<float[]> others, int first, int wide) {
    if (Math.min(BLOCK, size - first) != wide) {
      return false;
    }
    for (int row = first; row < first + wide; row++) {
      if (vectors.get(row) != others.get(row)) {
        return false;
      }
    }
    return true;
  }

  private float[] block(List<float[]> rows) {
    int wide = rows.size();
    var columns = new float[wide * dimensions];
    for (int from = 0; from < wide; from += STRIP) {
      int to = Math.min(wide, from + STRIP);
      for (int d = 0; d < dimensions; d++) {
        for (int row = from; row < to; row++) {
          columns[d * wide + row] = rows.get(row)[d];
        }
      }
    }
    return columns;
  }

  int size() {
    return size;
  }

  int dimensions() {
    return dimensions;
  }

  /** The cosine of each vector with {@code question}. */
  float[] similarities(float[] question) {
    var cosines = new float[size];
    for (int block = 0; block < blocks.length; block++) {
      int first = block * BLOCK;
      int wide = Math.min(BLOCK, size - first);
      var sums = new float[wide];
      var columns = blocks[block];
      int d = 0;
      for (; d + 3 < dimensions; d += 4) {
        addFour(sums, columns, d * wide, question, d);
      }
      for (; d < dimensions; d++) {
        add(sums, columns, d * wide, question[d]);
      }
      System.arraycopy(sums, 0, cosines, first, wide);
    }
    return cosines;
  }

  private static void add(float[] sums, float[] columns, int from, float factor) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += factor * columns[from + i];
    }
  }

  /** Four columns after another, in the same order; a sum is fetched and put back once for them. */
  private static void addFour(float[] sums, float[] columns, int from, float[] question, int d) {
    float a = question[d];
    float b = question[d + 1];
    float c = question[d + 2];
    float e = question[d + 3];
    int wide = sums.length;
    int second = from + wide;
    int third = second + wide;
    int fourth = third + wide;
    for (int i = 0; i < wide; i++) {
      float sum = sums[i] + a * columns[from + i];
      sum += b * columns[second + i];
      sum += c * columns[third + i];
      sums[i] = sum + e * columns[fourth + i];
    }
  }

  /** The cosine of two vectors of unit length; four sums, so that the processor need not wait. */
  static float cosine(float[] one, float[] other) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i + 3 < one.length; i += 4) {
      a += one[i] * other[i];
      b += one[i + 1] * other[i + 1];
      c += one[i + 2] * other[i + 2];
      d += one[i + 3] * other[i + 3];
    }
    for (; i < one.length; i++) {
      a += one[i] * other[i];
    }
    return a + b + (c + d);
  }

  /** {@code vector} stretched to length 1; unchanged if it has none. */
  static float[] unit(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    if (squares == 0) {
      return vector;
    }
    float length = (float) Math.sqrt(squares);
    var unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = vector[i] / length;
    }
    return unit;
  }

  /** The mean of {@code vectors}, not stretched. */
  static float[] mean(List<float[]> vectors) {
    var mean = new float[vectors.isEmpty() ? 0 : vectors.getFirst().length];
    for (var vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i];
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= vectors.size();
    }
    return mean;
  }

  /** Sentence vectors share a large common part, which tells nothing: without it they differ more. */
  static List<float[]> centred(List<float[]> vectors) {
    var mean = mean(vectors);
    return vectors.stream()
        .map(vector -> {
          var difference = new float[vector.length];
          for (int i = 0; i < vector.length; i++) {
            difference[i] = vector[i] - mean[i];
          }
          return unit(difference);
        })
        .toList();
  }
}
