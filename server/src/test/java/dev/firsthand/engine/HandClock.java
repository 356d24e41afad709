package dev.firsthand.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock whose hands a test moves. Confined to one thread. */
final class HandClock implements InstantSource {

  static final Instant NOON = Instant.parse("2030-06-03T12:00:00Z");

  private Instant now = NOON;

  @Override
  public Instant instant() {
    return now;
  }

  void move(Duration passed) {
    now = now.plus(passed);
  }

  /** The same clock as another machine reads it: always off by {@code skew}. */
  InstantSource skewed(Duration skew) {
    return () -> now.plus(skew);
  }
}
