package dev.firsthand.bench.load;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The server is killed while visitors write; all come back and go on where they stood, once at once
 * and once paced while others talk. In the end the log is read: what was acknowledged must be there,
 * and nothing twice.
 */
final class StormScenario implements Scenario {

  private static final double CONNECTING_RATE = 500;
  private static final double SAYING_RATE = 300;
  private static final int SAID_BEFORE_THE_KILL_IN_SECONDS = 3;
  private static final double PACE = 2_000;
  private static final int OTHERS = 50;
  private static final int OTHERS_AGENTS = 10;
  private static final int OTHERS_RATE = 200;
  private static final int CALM_IN_SECONDS = 5;

  private final int visitors;

  StormScenario(int visitors) {
    this.visitors = visitors;
  }

  @Override
  public boolean concerns(Variant variant) {
    return !variant.isRelay();
  }

  @Override
  public void measure(Variant variant, int round, Results results) throws Exception {
    try (var stage =
            Stage.open(variant, Plan.of(OTHERS, OTHERS_AGENTS, Plan.STEADY).withRoom());
        var sockets = new Sockets()) {
      var guests = new Guests(sockets, stage, visitors);
      guests.come(CONNECTING_RATE, round);
      guests.eachSays(CONNECTING_RATE, round);

      double firstStart = killWhileTheySpeak(stage, guests, round);
      Guests.Came atOnce = guests.come(Guests.AT_ONCE, round);
      boolean answeredFirst = guests.answered();
      int disorderFirst = disorder(guests);

      guests.hangUp();
      TimeUnit.SECONDS.sleep(2);
      guests.come(CONNECTING_RATE, round);
      long beforeSecond = guests.nextKey();
      double secondStart = killWhileTheySpeak(stage, guests, round);
      Cast others = stage.cast(sockets, OTHERS);
      Talk.run(others, OTHERS_RATE, CALM_IN_SECONDS, round, false);
      Talk.Heard calm = Talk.run(others, OTHERS_RATE, CALM_IN_SECONDS, round + 1, false);
      int stormSeconds = (int) Math.ceil(visitors / PACE) + 1;
      Talk storm = Talk.begun(others, OTHERS_RATE, stormSeconds, round + 2);
      Guests.Came paced = guests.come(PACE, round);
      boolean answeredSecond = guests.answered();
      Talk.Heard meanwhile = storm.ended();
      int disorderSecond = disorder(guests) - disorderFirst;

      Map<String, Integer> log = stage.keysInLog(conversations(guests));
      var first = new Kept(0, beforeSecond, guests, log);
      var second = new Kept(beforeSecond, Long.MAX_VALUE, guests, log);
      results.add(row(
          variant,
          round,
          atOnce,
          firstStart,
          first,
          answeredFirst,
          disorderFirst,
          Double.NaN,
          Double.NaN));
      results.add(row(
          variant,
          round,
          paced,
          secondStart,
          second,
          answeredSecond,
          disorderSecond,
          Times.millis(calm.acknowledged().times(), 99),
          Times.millis(meanwhile.acknowledged().times(), 99)));
    }
  }

  /** Some of what is said then has no answer; it is said again later. */
  private static double killWhileTheySpeak(Stage stage, Guests guests, int round)
      throws IOException, InterruptedException {
    int messages = (int) (SAYING_RATE * (SAID_BEFORE_THE_KILL_IN_SECONDS + 1));
    CompletableFuture<Void> said = guests.says(SAYING_RATE, messages, round);
    TimeUnit.SECONDS.sleep(SAID_BEFORE_THE_KILL_IN_SECONDS);
    double seconds = stage.killAndStartAgain();
    said.join();
    return seconds;
  }

  private static List<String> conversations(Guests guests) {
    return guests.all().stream()
        .map(Guest::conversation)
        .filter(Objects::nonNull)
        .toList();
  }

  private static int disorder(Guests guests) {
    return guests.all().stream().mapToInt(Guest::outOfOrder).sum();
  }

  private Row row(
      Variant variant,
      int round,
      Guests.Came came,
      double start,
      Kept kept,
      boolean answered,
      int disorder,
      double calmP99,
      double stormP99) {
    return new Row(
        "storm",
        variant,
        round,
        List.of(
            Figure.count("visitors", "visitors", visitors),
            Figure.yes("paced", "paced", !Double.isNaN(stormP99)),
            Figure.of("startSeconds", "killed to ready s", start, 2),
            Figure.of("backSeconds", "ready to all back s", came.seconds(), 2),
            Figure.of("backP50Ms", "each back p50 ms", Times.millis(came.times(), 50), 0),
            Figure.of("backP99Ms", "p99", Times.millis(came.times(), 99), 0),
            Figure.count("retries", "retries", came.retries()),
            Figure.yes("answered", "all answered", answered),
            Figure.count("acknowledged", "acknowledged", kept.acknowledged),
            Figure.count("lost", "lost", kept.lost),
            Figure.count("doubled", "doubled", kept.doubled),
            Figure.count("disorder", "out of order", disorder),
            Figure.of("calmP99Ms", "others' p99 before ms", calmP99, 1),
            Figure.of("stormP99Ms", "others' p99 meanwhile", stormP99, 1)));
  }

  /** What the log has of the messages with keys from one to another. */
  private static final class Kept {
    private int acknowledged;
    private int lost;
    private int doubled;

    Kept(long from, long to, Guests guests, Map<String, Integer> log) {
      for (Guest guest : guests.all()) {
        for (long key : guest.acknowledged()) {
          if (key >= from && key < to) {
            acknowledged++;
            int times = log.getOrDefault("k" + key, 0);
            lost += times == 0 ? 1 : 0;
            doubled += times > 1 ? 1 : 0;
          }
        }
      }
    }
  }
}
