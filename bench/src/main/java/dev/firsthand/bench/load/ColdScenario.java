package dev.firsthand.bench.load;

import java.util.List;

/**
 * From the start of the process to ready, on the whole machine: the first time with nothing there,
 * again after a kill, and after a kill with many messages stored. The relay tells what a JVM with
 * Netty needs.
 */
final class ColdScenario implements Scenario {

  private static final int GUESTS = 200;
  private static final double RATE = 200;

  private final int stored;

  ColdScenario(int stored) {
    this.stored = stored;
  }

  @Override
  public void measure(Variant variant, int round, Results results) throws Exception {
    var empty = Plan.of(1, 1, List.of()).withoutAgents().onEveryCore();
    try (var stage = Stage.open(variant, empty)) {
      double first = stage.server().secondsToReady();
      double again = stage.killAndStartAgain();
      add(results, variant, round, 0, first, again);
    }
    if (variant.isRelay() || stored == 0) {
      return;
    }
    var full = Plan.of(1, 1, List.of()).withStored(stored).onEveryCore();
    try (var stage = Stage.open(variant, full);
        var sockets = new Sockets()) {
      double first = stage.server().secondsToReady();
      var guests = new Guests(sockets, stage, GUESTS);
      guests.come(RATE, round);
      guests.eachSays(RATE, round);
      add(results, variant, round, stored, first, stage.killAndStartAgain());
    }
  }

  private static void add(
      Results results, Variant variant, int round, int stored, double first, double killed) {
    results.add(new Row(
        "cold",
        variant,
        round,
        List.of(
            Figure.count("stored", "messages stored", stored),
            Figure.of("firstSeconds", "first start s", first, 2),
            Figure.of("killedSeconds", "after kill -9 s", killed, 2))));
  }
}
