package dev.firsthand.bench.load;

import java.util.ArrayList;
import java.util.List;

/**
 * What came of one rate in one round.
 *
 * @param scenario talk, or echo where agents answered
 * @param rate messages a second
 * @param used CPU time of the server, and what disturbed it
 * @param otherFrames frames to agents for each message besides the message itself
 */
record Step(
    String scenario,
    Variant variant,
    int round,
    int rate,
    Talk.Heard heard,
    Usage.Used used,
    double otherFrames) {

  /** A server follows if it is whole and quick, and the load was put on it in time. */
  private static final double SENT = 0.98;

  private static final double DELIVERED = 0.995;
  private static final double LONGEST_MILLIS = 50;

  /** From here on a row says more of the machine than of the server. */
  private static final double MOST_FOREIGN = 0.3;

  boolean follows() {
    return heard.sent() >= SENT * heard.planned()
        && heard.delivered().count() >= DELIVERED * heard.sent()
        && millis(heard.delivered(), 99) <= LONGEST_MILLIS
        && millis(heard.acknowledged(), 99) <= LONGEST_MILLIS;
  }

  boolean disturbed() {
    return used.foreign() > MOST_FOREIGN;
  }

  private double lateMillis() {
    return Times.millis(heard.late(), 99);
  }

  /** Whether the load itself came so late that it can't judge. */
  private boolean lateItself() {
    return lateMillis() > millis(heard.delivered(), 99) / 3;
  }

  private int lost() {
    int answers = echoes() ? heard.sent() - heard.returned().count() : 0;
    return 2 * heard.sent() - heard.acknowledged().count() - heard.delivered().count() + answers;
  }

  private boolean echoes() {
    return scenario.equals("echo");
  }

  private static double millis(Talk.Came came, double percentile) {
    return Times.millis(came.times(), percentile);
  }

  Row row() {
    var figures = new ArrayList<>(List.of(
        Figure.count("rate", "messages/s", rate),
        Figure.count("sent", "sent", heard.sent()),
        Figure.count("lost", "lost", lost()),
        Figure.count("doubled", "doubled", doubled()),
        Figure.of("ackP50Ms", "ack p50 ms", millis(heard.acknowledged(), 50), 2),
        Figure.of("ackP99Ms", "ack p99", millis(heard.acknowledged(), 99), 2),
        Figure.of("deliveryP50Ms", "delivery p50", millis(heard.delivered(), 50), 2),
        Figure.of("deliveryP99Ms", "delivery p99", millis(heard.delivered(), 99), 2),
        Figure.of("deliveryP999Ms", "p99.9", millis(heard.delivered(), 99.9), 2)));
    if (echoes()) {
      figures.add(Figure.of("backP50Ms", "and back p50", millis(heard.returned(), 50), 2));
      figures.add(Figure.of("backP99Ms", "and back p99", millis(heard.returned(), 99), 2));
    }
    figures.addAll(List.of(
        Figure.of("cpuMicros", "CPU µs/message", used.serverMicros(heard.sent()), 0),
        Figure.of("otherFrames", "other frames", otherFrames, 1),
        Figure.of("lateP99Ms", "load late p99", lateMillis(), 2),
        Figure.yes("late", "load late", lateItself()),
        Figure.of("foreignCores", "foreign cores", used.foreign(), 2),
        Figure.yes("follows", "follows", follows())));
    return new Row(scenario, variant, round, figures);
  }

  private int doubled() {
    return heard.acknowledged().again()
        + heard.delivered().again()
        + heard.returned().again();
  }
}
