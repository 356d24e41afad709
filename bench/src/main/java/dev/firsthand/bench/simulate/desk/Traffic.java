package dev.firsthand.bench.simulate.desk;

import dev.firsthand.bench.simulate.desk.Worker.Span;
import dev.firsthand.conversation.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * One day's visitors and agents, drawn from a seed: the same for every way of giving out chats. A day
 * from 08:00 to 18:00 with a peak before noon in which more come than can be served, twelve agents in
 * two shifts with breaks, an eighth of the visitors in German, an eighth angry.
 */
record Traffic(List<Caller> callers, List<Worker> workers) {

  static final Instant OPENS = Instant.parse("2030-06-03T08:00:00Z");
  static final Duration OPEN = Duration.ofHours(10);

  private static final int WORKERS = 12;
  private static final double MEAN_EFFORT_S = 240;
  private static final double MEAN_PATIENCE_S = 600;

  /** Visitors an hour, by the hour of the day. */
  private static final int[] AN_HOUR = {110, 190, 290, 250, 170, 180, 230, 210, 150, 90};

  Traffic {
    callers = List.copyOf(callers);
    workers = List.copyOf(workers);
  }

  static Traffic of(long seed) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    var workers = new ArrayList<Worker>();
    for (int i = 0; i < WORKERS; i++) {
      workers.add(worker(i, random));
    }
    var callers = new ArrayList<Caller>();
    double at = 0;
    double most = 300;
    while (at < OPEN.toSeconds()) {
      at += exponential(3_600 / most, random);
      int hour = (int) (at / 3_600);
      if (hour < AN_HOUR.length && random.nextDouble() < AN_HOUR[hour] / most) {
        callers.add(caller(callers.size(), OPENS.plusMillis((long) (at * 1_000)), random));
      }
    }
    return new Traffic(callers, workers);
  }

  private static Worker worker(int number, RandomGenerator random) {
    boolean early = number % 2 == 0;
    Instant begins = OPENS.plus(Duration.ofMinutes(early ? 0 : 90));
    Instant ends = early ? OPENS.plus(Duration.ofMinutes(510)) : OPENS.plus(OPEN);
    Instant pause = begins.plus(Duration.ofMinutes(150 + 15L * (number / 2) + random.nextInt(10)));
    Instant back = pause.plus(Duration.ofMinutes(30));
    return new Worker(
        new AgentId("agent-" + (char) ('a' + number)),
        3 + number % 3 / 2,
        0.75 + 0.5 * random.nextDouble(),
        number % 4 == 0 ? List.of("en", "de") : List.of("en"),
        List.of(new Span(begins, pause), new Span(back, ends)));
  }

  private static Caller caller(int number, Instant at, RandomGenerator random) {
    double effort = MEAN_EFFORT_S * Math.exp(0.7 * random.nextGaussian() - 0.7 * 0.7 / 2);
    return new Caller(
        number,
        at,
        random.nextInt(8) == 0 ? "de" : "en",
        random.nextInt(8) == 0,
        Duration.ofMillis((long) (effort * 1_000)),
        Duration.ofMillis((long) (exponential(MEAN_PATIENCE_S, random) * 1_000)),
        Duration.ofMillis(2_000 + random.nextInt(6_000)));
  }

  private static double exponential(double mean, RandomGenerator random) {
    return -mean * Math.log(1 - random.nextDouble());
  }
}
