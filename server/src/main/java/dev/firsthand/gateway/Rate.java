package dev.firsthand.gateway;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How fast one client may go: {@code burst} at once, then one each {@code every}. Confined to one
 * thread at a time, the client's event loop or whoever holds it.
 */
final class Rate {

  private final int burst;
  private final long everyMs;
  private final InstantSource clock;
  private long freeAtMs;

  Rate(int burst, Duration every, InstantSource clock) {
    this.burst = burst;
    this.everyMs = every.toMillis();
    this.clock = clock;
  }

  /** 0 if it may go on now, else the milliseconds until it may. */
  long take() {
    long now = clock.millis();
    long earliest = now - (burst - 1) * everyMs;
    long start = Math.max(freeAtMs, earliest);
    if (start > now) {
      return start - now;
    }
    freeAtMs = start + everyMs;
    return 0;
  }

  /** Whether the whole {@code burst} may be had at once. */
  boolean isWhole() {
    return freeAtMs <= clock.millis() - (burst - 1) * everyMs;
  }
}
