package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The lexical side of an FAQ: every phrasing as a TF-IDF vector over {@link Ngrams}, and for each
 * feature the phrasings that have it. A phrasing keeps its features in the order of their hashes, so
 * that sums come out the same whatever numbers the features have: a space that took over the numbers
 * of the version before reads like one built afresh. Immutable after construction.
 */
final class TermSpace {

  private final Dictionary columns;
  private final int[][] rows;
  private final int[] in;
  private final float[] rarity;
  private final float[] stretch;
  private final int[] starts;
  private final int[] postings;

  TermSpace(Phrasings phrasings) {
    this(phrasings, null, null);
  }

  /** Takes over from {@code before}, the space of {@code old}, what stayed the same. */
  TermSpace(Phrasings phrasings, @Nullable Phrasings old, @Nullable TermSpace before) {
    boolean worn = before == null || old == null || before.mostlyGone();
    rows = new int[phrasings.size()][];
    var grams = new long[rows.length][];
    var fresh = new ArrayList<long[]>();
    for (int row = 0; row < rows.length; row++) {
      int known = worn || old == null ? -1 : old.row(phrasings.text(row));
      if (known >= 0 && before != null) {
        rows[row] = before.rows[known];
      } else {
        grams[row] = Ngrams.of(phrasings.words(row));
        fresh.add(grams[row]);
      }
    }
    columns = new Dictionary(worn || before == null ? null : before.columns, fresh);
    for (int row = 0; row < rows.length; row++) {
      if (grams[row] != null) {
        rows[row] = columns.find(grams[row]);
      }
    }
    int width = columns.size();
    in = new int[width];
    for (var row : rows) {
      for (int column : row) {
        in[column]++;
      }
    }
    rarity = rarity();
    stretch = new float[rows.length];
    for (int row = 0; row < rows.length; row++) {
      stretch[row] = 1 / length(rows[row]);
    }
    starts = new int[width + 1];
    for (int column = 0; column < width; column++) {
      starts[column + 1] = starts[column] + in[column];
    }
    postings = new int[starts[width]];
    var next = Arrays.copyOf(starts, width);
    for (int row = 0; row < rows.length; row++) {
      for (int column : rows[row]) {
        postings[next[column]++] = row;
      }
    }
  }

  /** Whether most features belong to phrasings that are no more. */
  private boolean mostlyGone() {
    return used() * 2 < in.length;
  }

  /** The number of different features in the FAQ. */
  int used() {
    int used = 0;
    for (int rowsWithIt : in) {
      used += rowsWithIt > 0 ? 1 : 0;
    }
    return used;
  }

  private float[] rarity() {
    var byCount = new float[Math.min(rows.length, 10_000) + 1];
    for (int count = 0; count < byCount.length; count++) {
      byCount[count] = rarity(count);
    }
    var rarity = new float[in.length];
    columns.forEach((feature, column) -> {
      int count = in[column];
      rarity[column] =
          Ngrams.weight(feature) * (count < byCount.length ? byCount[count] : rarity(count));
    });
    return rarity;
  }

  private float rarity(int count) {
    return (float) StrictMath.log(1 + rows.length / (0.5 + count));
  }

  private float length(int[] row) {
    double squares = 0;
    for (int column : row) {
      squares += rarity[column] * rarity[column];
    }
    return (float) Math.sqrt(Math.max(squares, 1e-9));
  }

  /** The number of columns, those out of use included. */
  int width() {
    return rarity.length;
  }

  /** A phrasing as a vector. */
  Sparse row(int row) {
    var values = new float[rows[row].length];
    for (int i = 0; i < values.length; i++) {
      values[i] = rarity[rows[row][i]] * stretch[row];
    }
    return new Sparse(rows[row], values);
  }

  /**
   * A question's features in this space. What the FAQ has never seen has no column, yet counts in
   * the length, so that a question half of foreign words is half as near.
   */
  Sparse vector(long[] grams) {
    var known = new int[grams.length];
    int size = 0;
    double squares = 0;
    double unseen = StrictMath.log(1 + rows.length / 0.5);
    for (long feature : grams) {
      int column = columns.find(feature);
      if (column >= 0 && in[column] > 0) {
        known[size++] = column;
        squares += rarity[column] * rarity[column];
      } else {
        double weight = Ngrams.weight(feature) * unseen;
        squares += 0.5 * weight * weight;
      }
    }
    var features = Arrays.copyOf(known, size);
    float length = (float) Math.sqrt(Math.max(squares, 1e-9));
    var values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = rarity[features[i]] / length;
    }
    return new Sparse(features, values);
  }

  /** How near each phrasing lies to {@code question}, 0 to 1. */
  float[] similarities(Sparse question) {
    var sums = new float[rows.length];
    for (int i = 0; i < question.size(); i++) {
      int column = question.features()[i];
      float value = question.values()[i] * rarity[column];
      for (int at = starts[column]; at < starts[column + 1]; at++) {
        sums[postings[at]] += value;
      }
    }
    for (int row = 0; row < sums.length; row++) {
      sums[row] *= stretch[row];
    }
    return sums;
  }
}
