package dev.firsthand.bot;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lexical side of an FAQ: every phrasing as a TF-IDF vector over {@link Ngrams}, and for each
 * feature the phrasings that have it. Immutable after construction.
 */
final class TermSpace {

  private final Map<Long, Integer> columns;
  private final float[] rarity;
  private final Sparse[] rows;
  private final int[] starts;
  private final int[] postings;
  private final float[] weights;

  TermSpace(List<List<String>> texts) {
    var grams = new long[texts.size()][];
    var found = new HashMap<Long, Integer>();
    for (int row = 0; row < grams.length; row++) {
      grams[row] = Ngrams.of(texts.get(row));
      for (long feature : grams[row]) {
        found.putIfAbsent(feature, found.size());
      }
    }
    columns = found;
    rarity = rarity(grams, found);
    rows = new Sparse[grams.length];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = vector(grams[row]);
    }
    starts = new int[found.size() + 1];
    for (var row : rows) {
      for (int column : row.features()) {
        starts[column + 1]++;
      }
    }
    for (int column = 0; column < found.size(); column++) {
      starts[column + 1] += starts[column];
    }
    postings = new int[starts[found.size()]];
    weights = new float[postings.length];
    var next = Arrays.copyOf(starts, found.size());
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < rows[row].size(); i++) {
        int at = next[rows[row].features()[i]]++;
        postings[at] = row;
        weights[at] = rows[row].values()[i];
      }
    }
  }

  private static float[] rarity(long[][] grams, Map<Long, Integer> columns) {
    var in = new int[columns.size()];
    var kind = new float[columns.size()];
    for (long[] row : grams) {
      for (long feature : row) {
        int column = columns.getOrDefault(feature, 0);
        in[column]++;
        kind[column] = Ngrams.weight(feature);
      }
    }
    var rarity = new float[in.length];
    for (int column = 0; column < in.length; column++) {
      rarity[column] = kind[column] * (float) StrictMath.log(1 + grams.length / (0.5 + in[column]));
    }
    return rarity;
  }

  /** The number of different features in the FAQ. */
  int width() {
    return rarity.length;
  }

  Sparse row(int row) {
    return rows[row];
  }

  /**
   * {@code words} in this space. What the FAQ has never seen has no column, yet counts in the
   * length, so that a question half of foreign words is half as near.
   */
  Sparse vector(List<String> words) {
    return vector(Ngrams.of(words));
  }

  private Sparse vector(long[] grams) {
    var known = new int[grams.length];
    int size = 0;
    double squares = 0;
    double unseen = StrictMath.log(1 + rows.length / 0.5);
    for (long feature : grams) {
      var column = columns.get(feature);
      if (column != null) {
        known[size++] = column;
        squares += rarity[column] * rarity[column];
      } else {
        double weight = Ngrams.weight(feature) * unseen;
        squares += 0.5 * weight * weight;
      }
    }
    var features = Arrays.copyOf(known, size);
    Arrays.sort(features);
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
      float value = question.values()[i];
      for (int at = starts[column]; at < starts[column + 1]; at++) {
        sums[postings[at]] += value * weights[at];
      }
    }
    return sums;
  }

  /** How rare a word is in the FAQ; the rarest where it does not occur. */
  double rarityOf(String word) {
    var column = columns.get(Ngrams.word(word));
    return column == null ? StrictMath.log(1 + rows.length / 0.5) : rarity[column];
  }
}
