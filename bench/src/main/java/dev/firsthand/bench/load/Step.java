package dev.firsthand.bench.load;

import java.util.Locale;

/**
 * What came of one rate in one round.
 *
 * @param rate messages a second
 * @param cpuMicros CPU time of the server for each message, in µs
 * @param foreign cores that were busy with something else meanwhile
 * @param otherFrames frames to agents for each message besides the message itself
 */
record Step(
    Variant variant,
    int round,
    int rate,
    Talk.Heard heard,
    double cpuMicros,
    double foreign,
    double otherFrames) {

  /** A server follows if it is whole and quick, and the load was put on it in time. */
  private static final double SENT = 0.98;

  private static final double DELIVERED = 0.995;
  private static final double LONGEST_MILLIS = 50;

  /** From here on a row says more of the machine than of the server. */
  private static final double MOST_FOREIGN = 0.3;

  boolean follows() {
    return heard.sent() >= SENT * heard.planned()
        && heard.delivered() >= DELIVERED * heard.sent()
        && deliverMillis(99) <= LONGEST_MILLIS
        && ackMillis(99) <= LONGEST_MILLIS;
  }

  boolean disturbed() {
    return foreign > MOST_FOREIGN;
  }

  /** Whether the load itself came so late that it can't judge. */
  boolean lateItself() {
    return lateMillis() > deliverMillis(99) / 3;
  }

  int lost() {
    return 2 * heard.sent() - heard.acknowledged() - heard.delivered();
  }

  double ackMillis(double percentile) {
    return heard.toAcknowledge().getValueAtPercentile(percentile) / 1e6;
  }

  double deliverMillis(double percentile) {
    return heard.toDeliver().getValueAtPercentile(percentile) / 1e6;
  }

  double lateMillis() {
    return heard.late().getValueAtPercentile(99) / 1e6;
  }

  static String head() {
    return "| server | round | messages/s | sent | lost | doubled | ack p50 ms | ack p99 | delivery p50"
        + " | delivery p99 | p99.9 | CPU µs/message | other frames | load late p99 | foreign cores | follows |\n"
        + "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |";
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %d | %,d | %,d | %d | %d | %.2f | %.2f | %.2f | %.2f | %.2f | %.0f | %.1f | %.2f | %.2f | %s |",
        variant.label(),
        round,
        rate,
        heard.sent(),
        lost(),
        heard.doubled(),
        ackMillis(50),
        ackMillis(99),
        deliverMillis(50),
        deliverMillis(99),
        deliverMillis(99.9),
        cpuMicros,
        otherFrames,
        lateMillis(),
        foreign,
        (follows() ? "yes" : "no") + (lateItself() ? ", load late" : ""));
  }

  String json() {
    return String.format(
        Locale.ROOT,
        "{\"scenario\":\"talk\",\"server\":\"%s\",\"round\":%d,\"rate\":%d,\"planned\":%d,\"sent\":%d,"
            + "\"acknowledged\":%d,\"delivered\":%d,\"doubled\":%d,\"ackP50Ms\":%.3f,\"ackP99Ms\":%.3f,"
            + "\"deliveryP50Ms\":%.3f,\"deliveryP99Ms\":%.3f,\"deliveryP999Ms\":%.3f,"
            + "\"cpuMicros\":%.1f,\"otherFrames\":%.2f,\"lateP99Ms\":%.3f,\"foreignCores\":%.2f,\"follows\":%b}",
        variant.label(),
        round,
        rate,
        heard.planned(),
        heard.sent(),
        heard.acknowledged(),
        heard.delivered(),
        heard.doubled(),
        ackMillis(50),
        ackMillis(99),
        deliverMillis(50),
        deliverMillis(99),
        deliverMillis(99.9),
        cpuMicros,
        otherFrames,
        lateMillis(),
        foreign,
        follows());
  }
}
