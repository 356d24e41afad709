package dev.firsthand.bench.load;

import io.netty.channel.EventLoop;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * What is to be done by the clock and not by the answers: arrivals are Poisson and seeded, and each
 * knows when it was due, so that a server that stalls can't hide it. Confined to an event loop.
 */
final class Arrivals {

  private static final long SHORTEST_NAP = TimeUnit.MICROSECONDS.toNanos(50);

  private final EventLoop loop;
  private final SplittableRandom random;
  private final double nanosBetween;
  private final int planned;
  private final Each each;
  private final Histogram late = Times.histogram();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private int done;
  private double next;

  /** What is done. */
  interface Each {

    /**
     * Does it.
     *
     * @param number from 0
     * @param due when it should have been done, by {@link System#nanoTime}
     */
    void due(int number, long due);
  }

  /**
   * Arrivals that have not begun.
   *
   * @param rate a second
   */
  Arrivals(EventLoop loop, double rate, int planned, long seed, Each each) {
    this.loop = loop;
    this.random = new SplittableRandom(seed);
    this.nanosBetween = 1e9 / rate;
    this.planned = planned;
    this.each = each;
  }

  /** Begins, from any thread; completes when the last has been done. */
  CompletableFuture<Void> begin() {
    loop.execute(() -> {
      next = System.nanoTime();
      pump();
    });
    return over;
  }

  int planned() {
    return planned;
  }

  int done() {
    return done;
  }

  /** How much later than due things were done. */
  Histogram late() {
    return late;
  }

  private void pump() {
    long now = System.nanoTime();
    while (done < planned && next <= now) {
      long due = (long) next;
      late.recordValue(Times.clamped(now - due));
      each.due(done, due);
      done++;
      next -= Math.log(1 - random.nextDouble()) * nanosBetween;
      now = System.nanoTime();
    }
    if (done < planned) {
      loop.schedule(this::pump, Math.max(SHORTEST_NAP, (long) next - now), TimeUnit.NANOSECONDS);
    } else {
      over.complete(null);
    }
  }
}
