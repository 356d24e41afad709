package dev.firsthand.bot;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers 64-bit features in the order of their coming: a hash table in two flat arrays. Immutable. */
final class Dictionary {

  private static final int NONE = -1;
  private static final int SMALLEST = 1_024;

  private final long[] keys;
  private final int[] numbers;
  private final int size;

  /** The numbers of {@code before}, and the next ones for what else there is in {@code rows}. */
  Dictionary(@Nullable Dictionary before, List<long[]> rows) {
    var keptKeys = before == null ? new long[SMALLEST] : before.keys.clone();
    var keptNumbers = before == null ? empty(SMALLEST) : before.numbers.clone();
    int next = before == null ? 0 : before.size;
    for (var row : rows) {
      for (long feature : row) {
        int place = place(keptKeys, keptNumbers, feature);
        if (keptNumbers[place] == NONE) {
          if (next * 2 >= keptKeys.length) {
            var wideKeys = new long[keptKeys.length * 2];
            keptNumbers = spread(keptKeys, keptNumbers, wideKeys);
            keptKeys = wideKeys;
            place = place(keptKeys, keptNumbers, feature);
          }
          keptKeys[place] = feature;
          keptNumbers[place] = next++;
        }
      }
    }
    keys = keptKeys;
    numbers = keptNumbers;
    size = next;
  }

  private static int[] empty(int length) {
    var numbers = new int[length];
    Arrays.fill(numbers, NONE);
    return numbers;
  }

  private static int[] spread(long[] keys, int[] numbers, long[] wideKeys) {
    var wideNumbers = empty(wideKeys.length);
    for (int i = 0; i < keys.length; i++) {
      if (numbers[i] != NONE) {
        int place = place(wideKeys, wideNumbers, keys[i]);
        wideKeys[place] = keys[i];
        wideNumbers[place] = numbers[i];
      }
    }
    return wideNumbers;
  }

  private static int place(long[] keys, int[] numbers, long feature) {
    int mask = keys.length - 1;
    int place = (((int) (feature ^ (feature >>> 32)) * 0x9e3779b9) >>> 7) & mask;
    while (numbers[place] != NONE && keys[place] != feature) {
      place = (place + 1) & mask;
    }
    return place;
  }

  int size() {
    return size;
  }

  /** The number of {@code feature}, or -1. */
  int find(long feature) {
    return numbers[place(keys, numbers, feature)];
  }

  /** The number of each of {@code features}, all of which are here. */
  int[] find(long[] features) {
    var found = new int[features.length];
    for (int i = 0; i < found.length; i++) {
      found[i] = find(features[i]);
    }
    return found;
  }

  /** Shows every feature with its number, in no order. */
  void forEach(Numbered each) {
    for (int place = 0; place < keys.length; place++) {
      if (numbers[place] != NONE) {
        each.at(keys[place], numbers[place]);
      }
    }
  }

  /** Takes a feature and its number. */
  interface Numbered {
    void at(long feature, int number);
  }
}
