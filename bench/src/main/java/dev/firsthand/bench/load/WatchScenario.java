package dev.firsthand.bench.load;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * One conversation that many consoles have open: each message goes to all of them. The relay makes
 * one frame and sends it to all.
 */
final class WatchScenario implements Scenario {

  private static final int RATE = 40;
  private static final long LAST_ONES = TimeUnit.SECONDS.toNanos(5);

  private final int consoles;
  private final int warmUp;
  private final int seconds;

  /**
   * So many consoles.
   *
   * @param warmUp seconds of the same messages before what is measured, while the JVM still compiles
   */
  WatchScenario(int consoles, int warmUp, int seconds) {
    this.consoles = consoles;
    this.warmUp = warmUp;
    this.seconds = seconds;
  }

  @Override
  public void measure(Variant variant, int round, Results results) throws Exception {
    var plan = Plan.of(1, consoles, Plan.STEADY).withRelay("all");
    try (var stage = Stage.open(variant, plan);
        var sockets = new Sockets()) {
      Cast cast = stage.cast(sockets, 1);
      if (!variant.isRelay()) {
        cast.everybodyOpens(cast.pairs().getFirst().conversation());
      }
      if (warmUp > 0) {
        new Watch(cast, warmUp).run(0);
      }
      cast.otherFrames();
      Usage usage = Usage.from(stage.server());
      var watch = new Watch(cast, seconds);
      watch.run(round);
      Usage.Used used = usage.untilNow();
      results.add(new Row(
          "watch",
          variant,
          round,
          List.of(
              Figure.count("consoles", "consoles", consoles),
              Figure.count("rate", "messages/s", RATE),
              Figure.count("deliveries", "deliveries", watch.deliveries),
              Figure.count("lost", "lost", (long) consoles * watch.sent - watch.deliveries),
              Figure.of("cpuMicros", "CPU µs/delivery", used.serverMicros(watch.deliveries), 1),
              Figure.of("deliveryP50Ms", "delivery p50 ms", Times.millis(watch.times, 50), 2),
              Figure.of("deliveryP99Ms", "delivery p99", Times.millis(watch.times, 99), 2),
              Figure.of("lastP50Ms", "last console p50", Times.millis(watch.lasts, 50), 2),
              Figure.of(
                  "otherFrames",
                  "other frames/delivery",
                  (double) cast.otherFrames() / Math.max(1, watch.deliveries),
                  2),
              Figure.of("foreignCores", "foreign cores", used.foreign(), 2))));
    }
  }

  /** So many seconds of messages to all. On the event loop but for {@link #run}. */
  private final class Watch implements Cast.Ear {
    private static long nextNumber = 1;

    private final Cast cast;
    private final long[] due;
    private final int[] came;
    private final long first;
    private final Histogram times = Times.histogram();
    private final Histogram lasts = Times.histogram();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private long deliveries;
    private int sent;
    private long gaveUpAt;

    Watch(Cast cast, int seconds) {
      this.cast = cast;
      due = new long[RATE * seconds];
      came = new int[due.length];
      first = nextNumber;
      nextNumber += due.length;
    }

    void run(long seed) {
      cast.sockets().loop().execute(() -> cast.hearing(this, false));
      new Arrivals(cast.sockets().loop(), RATE, due.length, seed, this::say)
          .begin()
          .thenRun(() -> {
            gaveUpAt = System.nanoTime() + LAST_ONES;
            awaitTheLast();
          });
      over.orTimeout(5, TimeUnit.MINUTES).join();
    }

    private void say(int number, long dueAt) {
      due[number] = dueAt;
      sent = number + 1;
      cast.pairs().getFirst().visitorSays(first + number);
    }

    private void awaitTheLast() {
      if (deliveries == (long) consoles * sent || System.nanoTime() > gaveUpAt) {
        cast.hearingNobody();
        over.complete(null);
      } else {
        cast.sockets().loop().schedule(this::awaitTheLast, 5, TimeUnit.MILLISECONDS);
      }
    }

    @Override
    public void delivered(long number) {
      int at = (int) (number - first);
      if (at >= 0 && at < sent) {
        deliveries++;
        Times.since(due[at], times);
        if (++came[at] == consoles) {
          Times.since(due[at], lasts);
        }
      }
    }

    @Override
    public void acknowledged(long number) {}

    @Override
    public void returned(long number) {}
  }
}
