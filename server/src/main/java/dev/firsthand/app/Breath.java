package dev.firsthand.app;

import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The rests of who works behind everything else: after each piece of work one that is so much longer
 * that chats come first, also on a machine with little to spare. Pieces should be of a few
 * milliseconds at most, for while one is done, chats have half of a core. For one thread.
 */
final class Breath {

  /** A rest is so much longer than the work before it. */
  static final int TIMES = 19;

  /** No rest is longer: a piece of work that would ask for more has waited, rather than worked. */
  static final Duration MOST = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;
  private final LongConsumer park;
  private long began;
  private boolean fresh;

  /** @param park rests for some nanoseconds, or less if it is woken */
  Breath(LongSupplier nanoTime, LongConsumer park) {
    this.nanoTime = nanoTime;
    this.park = park;
  }

  /** Work begins now: what was before is not rested for. */
  void begin() {
    began = nanoTime.getAsLong();
    fresh = true;
  }

  /**
   * To be called before each stretch of work: rests for what was done since the last rest, but not
   * before the first stretch, so that a little that is new is done at once.
   */
  void beforeAStretch() {
    if (!fresh) {
      take(Duration.ZERO);
    }
    fresh = false;
  }

  /**
   * Rests for the work since the last rest.
   *
   * @param least and not less than that long, which is {@link #MOST} at most
   */
  void take(Duration least) {
    long worked = nanoTime.getAsLong() - began;
    park.accept(Math.clamp(worked * TIMES, least.toNanos(), MOST.toNanos()));
    begin();
  }
}
