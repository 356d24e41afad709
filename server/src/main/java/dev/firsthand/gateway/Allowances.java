package dev.firsthand.gateway;

import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How much each visitor may say, over all their tabs and however often they connect anew. Remembers
 * a visitor only until their allowance is whole again, or not much longer; one timer looks after all.
 * Thread-safe.
 */
final class Allowances {

  private final ConcurrentMap<VisitorId, Rate> spent = new ConcurrentHashMap<>();
  private final VisitorLimit limit;
  private final Duration every;
  private final Duration whole;
  private final AtomicBoolean planned = new AtomicBoolean();
  private final InstantSource clock;
  private final Timer timer;

  Allowances(VisitorLimit limit, InstantSource clock, Timer timer) {
    this.limit = limit;
    every = Duration.ofMinutes(1).dividedBy(limit.aMinute());
    this.whole = every.multipliedBy(limit.burst());
    this.clock = clock;
    this.timer = timer;
  }

  /** 0 if the visitor may go on now, else the milliseconds until they may. */
  long take(VisitorId visitor) {
    var wait = new long[1];
    spent.compute(visitor, (unused, known) -> {
      Rate rate = known == null ? fresh() : known;
      wait[0] = rate.take();
      return rate;
    });
    return wait[0];
  }

  /** Visitors who have spent of theirs. */
  int size() {
    return spent.size();
  }

  private Rate fresh() {
    if (planned.compareAndSet(false, true)) {
      timer.after(whole, this::forget);
    }
    return new Rate(limit.burst(), every, clock);
  }

  private void forget() {
    planned.set(false);
    for (VisitorId visitor : spent.keySet()) {
      spent.computeIfPresent(visitor, (unused, rate) -> rate.isWhole() ? null : rate);
    }
    if (!spent.isEmpty() && planned.compareAndSet(false, true)) {
      timer.after(whole, this::forget);
    }
  }
}
