package dev.firsthand.bench.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;

/** Many {@link Guest}s, who come and go by the clock. */
final class Guests {

  /** As fast as the load can. */
  static final double AT_ONCE = 1e9;

  private static final long PATIENCE_IN_SECONDS = 180;
  private static final long LONGEST_BACKOFF_IN_MS = 1_000;

  private final Sockets sockets;
  private final List<Guest> all = new ArrayList<>();
  private long nextKey = 1;

  /**
   * How they came.
   *
   * @param seconds from when the first was due to when the last was there
   * @param times from when each was due to when they had what they missed, in nanoseconds
   * @param retries connections that failed and were tried again
   */
  record Came(double seconds, Histogram times, Histogram late, int retries) {}

  Guests(Sockets sockets, Stage stage, int many) {
    this.sockets = sockets;
    for (int i = 0; i < many; i++) {
      all.add(new Guest(sockets, stage, i));
    }
  }

  List<Guest> all() {
    return all;
  }

  /** Lets all come, so many a second; returns when all are there. */
  Came come(double rate, long seed) {
    var coming = new Coming();
    long begun = System.nanoTime();
    var arrivals = new Arrivals(
        sockets.loop(), rate, all.size(), seed, (number, due) -> coming.comes(number, due));
    arrivals.begin();
    coming.allThere.orTimeout(PATIENCE_IN_SECONDS, TimeUnit.SECONDS).join();
    return new Came(
        (System.nanoTime() - begun) / 1e9, coming.times, arrivals.late(), coming.retries);
  }

  /** Each says something, so many a second; returns when all is acknowledged. */
  void eachSays(double rate, long seed) {
    says(rate, all.size(), seed).join();
    await(() -> all.stream().allMatch(guest -> guest.unanswered().isEmpty()));
  }

  /** They say something, one after the other; completes when the last was due. */
  CompletableFuture<Void> says(double rate, int messages, long seed) {
    return new Arrivals(
            sockets.loop(),
            rate,
            messages,
            seed,
            (number, due) -> all.get(number % all.size()).say(nextKey, Questions.of(nextKey++)))
        .begin();
  }

  /** The key of the next message: what was said before has a lower one. */
  long nextKey() {
    return nextKey;
  }

  void hangUp() {
    onLoop(() -> all.forEach(Guest::hangUp));
  }

  /** Whether within ten seconds all that was said is answered. */
  boolean answered() {
    long ends = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (System.nanoTime() < ends) {
      if (onLoop(() -> all.stream().allMatch(guest -> guest.unanswered().isEmpty()))) {
        return true;
      }
      pause();
    }
    return false;
  }

  private void await(BooleanSupplier condition) {
    long ends = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_IN_SECONDS);
    while (!onLoop(condition)) {
      if (System.nanoTime() > ends) {
        throw new IllegalStateException("The server did not answer all guests.");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void onLoop(Runnable action) {
    CompletableFuture.runAsync(action, sockets.loop()).join();
  }

  private boolean onLoop(BooleanSupplier question) {
    return CompletableFuture.supplyAsync(question::getAsBoolean, sockets.loop()).join();
  }

  private final class Coming {
    private final CompletableFuture<Void> allThere = new CompletableFuture<>();
    private final Histogram times = Times.histogram();
    private int there;
    private int retries;

    void comes(int number, long due) {
      tries(all.get(number), due, 0);
    }

    private void tries(Guest guest, long due, int failures) {
      guest
          .arrive()
          .whenCompleteAsync(
              (done, failed) -> {
                if (failed == null) {
                  Times.since(due, times);
                  if (++there == all.size()) {
                    allThere.complete(null);
                  }
                } else {
                  retries++;
                  long backoff = Math.min(LONGEST_BACKOFF_IN_MS, 50L << Math.min(5, failures));
                  sockets
                      .loop()
                      .schedule(
                          () -> tries(guest, due, failures + 1), backoff, TimeUnit.MILLISECONDS);
                }
              },
              sockets.loop());
    }
  }
}
