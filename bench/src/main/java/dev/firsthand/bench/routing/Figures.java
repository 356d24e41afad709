package dev.firsthand.bench.routing;

import java.util.Arrays;
import java.util.Locale;

/**
 * Times of one part, in milliseconds.
 *
 * @param part what was done
 * @param offers how many were timed
 * @param p50 half were at most this
 * @param aSecond offers each second
 */
record Figures(
    String part, int offers, double p50, double p90, double p99, double worst, double aSecond) {

  /** The figures of times in nanoseconds. */
  static Figures of(String part, long[] nanos, double seconds) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Figures(
        part,
        sorted.length,
        quantile(sorted, 0.50),
        quantile(sorted, 0.90),
        quantile(sorted, 0.99),
        quantile(sorted, 1.0),
        sorted.length / seconds);
  }

  private static double quantile(long[] sorted, double share) {
    int at = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, at)] / 1e6;
  }

  static String head() {
    return "| part | offers | p50 ms | p90 ms | p99 ms | worst ms | offers/s |\n"
        + "| --- | ---: | ---: | ---: | ---: | ---: | ---: |";
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.1f | %.1f | %.1f | %.1f | %.0f |",
        part,
        offers,
        p50,
        p90,
        p99,
        worst,
        aSecond);
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"part\":\"%s\",\"offers\":%d,\"p50Ms\":%.2f,\"p90Ms\":%.2f,\"p99Ms\":%.2f,"
            + "\"worstMs\":%.2f,\"offersASecond\":%.1f}",
        part,
        offers,
        p50,
        p90,
        p99,
        worst,
        aSecond);
  }
}
