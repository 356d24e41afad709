package dev.firsthand.store;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a writer rests after a batch, so that more gathers for the next one: the more it was asked
 * for at once, the longer. A busy house flushes and wakes threads less often for it, and answers a
 * little later; where little is asked for, nobody waits.
 *
 * @param few so small a batch says that little is asked for
 * @param forEach for each request of a larger batch
 * @param most however large the batch
 */
record Rest(int few, Duration forEach, Duration most) {

  /** For a writer that waits for nothing but the disk. */
  static final Rest SQLITE = new Rest(3, Duration.ofNanos(60_000), Duration.ofMillis(3));

  /** For one of several, each of which has a process of the database wake and flush for it. */
  static final Rest POSTGRES = new Rest(2, Duration.ofNanos(150_000), Duration.ofMillis(2));

  /** Rests after so many requests. */
  void takeAfter(int requests) {
    long nanos = after(requests).toNanos();
    if (nanos > 0) {
      LockSupport.parkNanos(this, nanos);
    }
  }

  /** The rest after so many requests; zero or more. */
  Duration after(int requests) {
    if (requests <= few) {
      return Duration.ZERO;
    }
    Duration rest = forEach.multipliedBy(requests);
    return rest.compareTo(most) < 0 ? rest : most;
  }
}
