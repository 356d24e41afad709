package dev.firsthand.http;

import java.time.InstantSource;

/** A token bucket: {@code burst} requests at once, {@code perSecond} in the long run. Thread-safe. */
final class Bucket {

  private final int perSecond;
  private final int burst;
  private final InstantSource clock;
  private double tokens;
  private long atMs;

  Bucket(int perSecond, int burst, InstantSource clock) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.clock = clock;
    this.tokens = burst;
    this.atMs = clock.millis();
  }

  /** Takes a token: 0, or the seconds until there is one. */
  synchronized int take() {
    refill();
    if (tokens >= 1) {
      tokens--;
      return 0;
    }
    return (int) Math.ceil((1 - tokens) / perSecond);
  }

  synchronized boolean isFull() {
    refill();
    return tokens >= burst;
  }

  private void refill() {
    long now = clock.millis();
    tokens = Math.min(burst, tokens + Math.max(0, now - atMs) * perSecond / 1000.0);
    atMs = now;
  }
}
