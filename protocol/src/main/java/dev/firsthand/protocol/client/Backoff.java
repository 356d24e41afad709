package dev.firsthand.protocol.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: full jitter, evenly random in 0 … min(30 s, 0.5 s × 2^n),
 * so that clients that lost one server do not come back as one wave.
 */
final class Backoff {

  private static final long CAP_MS = 30_000;
  private static final long FIRST_MS = 500;

  private final RandomGenerator random;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** The wait after {@code failures} failures in a row, counted from 0. */
  Duration after(int failures) {
    long ceiling = failures >= 6 ? CAP_MS : Math.min(CAP_MS, FIRST_MS << failures);
    return Duration.ofMillis(random.nextLong(ceiling + 1));
  }
}
