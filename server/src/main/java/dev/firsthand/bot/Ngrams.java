package dev.firsthand.bot;

import java.util.Arrays;
import java.util.List;

/**
 * The lexical features of a text: its words, pairs of words, and runs of 2 to 5 letters, each as a
 * 64-bit hash. Runs of letters are what survives a misspelling and an ending.
 */
final class Ngrams {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final int MOST_FEATURES = 2_048;

  private Ngrams() {}

  /** The features of {@code words}, ascending, each once; the two lowest bits tell the kind. */
  static long[] of(List<String> words) {
    var features = new long[MOST_FEATURES];
    int size = 0;
    for (int i = 0; i < words.size() && size < MOST_FEATURES - 2; i++) {
      features[size++] = word(words.get(i));
      if (i + 1 < words.size()) {
        long first = hash(FNV_OFFSET, words.get(i) + ' ');
        features[size++] = kind(hash(first, words.get(i + 1)), 1);
      }
    }
    for (int i = 0; i < words.size() && size < MOST_FEATURES; i++) {
      var padded = ' ' + words.get(i) + ' ';
      for (int length = 2; length <= 5; length++) {
        for (int at = 0; at + length <= padded.length() && size < MOST_FEATURES; at++) {
          long run = hash(FNV_OFFSET + 1, padded, at, at + length);
          features[size++] = kind(run, length <= 3 ? 2 : 3);
        }
      }
    }
    return distinct(features, size);
  }

  /** The feature of one word. */
  static long word(String word) {
    return kind(hash(FNV_OFFSET, word), 0);
  }

  /** How much a feature counts beside the others: a whole word more than a run of letters. */
  static float weight(long feature) {
    return switch ((int) (feature & 3)) {
      case 0 -> 1.0f;
      case 1 -> 0.7f;
      case 2 -> 0.35f;
      default -> 0.5f;
    };
  }

  private static long kind(long hash, int kind) {
    return (hash & ~3L) | kind;
  }

  private static long hash(long seed, String text) {
    return hash(seed, text, 0, text.length());
  }

  private static long hash(long seed, String text, int from, int to) {
    long hash = seed;
    for (int i = from; i < to; i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash ^ (hash >>> 29);
  }

  private static long[] distinct(long[] features, int size) {
    Arrays.sort(features, 0, size);
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || features[i] != features[i - 1]) {
        features[kept++] = features[i];
      }
    }
    return Arrays.copyOf(features, kept);
  }
}
