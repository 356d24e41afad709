package dev.firsthand.reports;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Durations, four bytes each, so that their middle is exact. Confined to one thread. */
final class Values {

  private static final double MOST = 0.9;

  private int[] all = new int[8];
  private int n;
  private long sum;

  /**
   * How durations lie, in milliseconds.
   *
   * @param n how many there are
   * @param median half of them are not longer
   * @param p90 nine of ten are not longer
   */
  record Spread(int n, long median, long p90, long mean) {}

  /** Whatever is longer than 24 days counts as that long. */
  void add(long value) {
    if (n == all.length) {
      all = Arrays.copyOf(all, n * 2);
    }
    all[n++] = Math.clamp(value, 0, Integer.MAX_VALUE);
    sum += value;
  }

  /** How they lie; null without any. */
  @Nullable
  Spread spread() {
    if (n == 0) {
      return null;
    }
    int[] sorted = Arrays.copyOf(all, n);
    Arrays.sort(sorted);
    return new Spread(n, at(sorted, 0.5), at(sorted, MOST), Math.round((double) sum / n));
  }

  /** The nearest rank: one of the values, never one that was not there. */
  private static long at(int[] sorted, double share) {
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }
}
