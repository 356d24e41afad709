package dev.firsthand.bench.load;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Durations in histograms: nanoseconds inside, milliseconds outside. */
final class Times {

  private static final long LONGEST = TimeUnit.MINUTES.toNanos(5);

  private Times() {}

  static Histogram histogram() {
    return new Histogram(LONGEST, 3);
  }

  static long clamped(long nanos) {
    return Math.clamp(nanos, 0, LONGEST);
  }

  static void since(long due, Histogram times) {
    times.recordValue(clamped(System.nanoTime() - due));
  }

  static double millis(Histogram times, double percentile) {
    return times.getValueAtPercentile(percentile) / 1e6;
  }
}
