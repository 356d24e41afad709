package dev.firsthand.bench.load;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What it costs when a visitor comes back: to the product with sign-in by token and resume of a
 * conversation, to a relay the bare connection. The third time is measured, when both are warm.
 */
final class ConnectScenario implements Scenario {

  private static final double RATE = 500;

  private final int visitors;

  ConnectScenario(int visitors) {
    this.visitors = visitors;
  }

  @Override
  public void measure(Variant variant, int round, Results results) throws Exception {
    try (var stage = Stage.open(variant, Plan.of(1, 1, Plan.STEADY));
        var sockets = new Sockets()) {
      var guests = new Guests(sockets, stage, visitors);
      guests.come(RATE, round);
      if (!variant.isRelay()) {
        guests.eachSays(RATE, round);
      }
      leave(guests);
      guests.come(RATE, round);
      leave(guests);
      Usage usage = Usage.from(stage.server());
      Guests.Came came = guests.come(RATE, round);
      Usage.Used used = usage.untilNow();
      results.add(new Row(
          "connect",
          variant,
          round,
          List.of(
              Figure.count("visitors", "visitors", visitors),
              Figure.of("rate", "a second", RATE, 0),
              Figure.of("cpuMicros", "CPU µs/connect", used.serverMicros(visitors), 0),
              Figure.of("backP50Ms", "back p50 ms", Times.millis(came.times(), 50), 2),
              Figure.of("backP99Ms", "back p99", Times.millis(came.times(), 99), 2),
              Figure.count("retries", "retries", came.retries()),
              Figure.of("lateP99Ms", "load late p99", Times.millis(came.late(), 99), 2),
              Figure.of("foreignCores", "foreign cores", used.foreign(), 2))));
    }
  }

  private static void leave(Guests guests) throws InterruptedException {
    guests.hangUp();
    TimeUnit.SECONDS.sleep(2);
  }
}
