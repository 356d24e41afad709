package dev.firsthand.app;

import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * The rests of who works behind everything else: after each piece of work one that is so much longer
 * that chats come first, also on a machine with little to spare; and the more goes on in chats, the
 * longer. Pieces should be of a few milliseconds at most, for while one is done, chats have half of a
 * core. For one thread.
 */
final class Breath {

  /** A rest is so much longer than the work before it, where nothing goes on. */
  static final int TIMES = 19;

  /** And that once more for so many conversations that have a step under way. */
  static final int BUSY = 4;

  /** So many times that at most: a hundred and fiftieth of the time is left. */
  static final int BUSIEST = 8;

  /** No rest is longer: a piece of work that would ask for more has waited, rather than worked. */
  static final Duration MOST = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;
  private final LongConsumer park;
  private final IntSupplier underWay;
  private long began;
  private boolean fresh;

  /**
   * One that has not begun.
   *
   * @param park rests for some nanoseconds, or less if it is woken
   * @param underWay how many conversations have a step under way, for each core
   */
  Breath(LongSupplier nanoTime, LongConsumer park, IntSupplier underWay) {
    this.nanoTime = nanoTime;
    this.park = park;
    this.underWay = underWay;
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
    park.accept(Math.clamp(worked * times(), least.toNanos(), MOST.toNanos()));
    begin();
  }

  private long times() {
    return Math.min((long) TIMES * (BUSY + underWay.getAsInt()) / BUSY, TIMES * BUSIEST);
  }
}
