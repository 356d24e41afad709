package dev.firsthand.bench.load;

import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** What the product promises to hold: ratios to the relay of the same round, and a few bounds. */
final class Floors {

  private static final int RATE = 5_000;
  private static final int HIGH_RATE = 10_000;

  /** CPU that Live Helper Chat takes for a visitor's message, in µs. */
  private static final double LIVE_HELPER_CHAT = 5_950;

  private Floors() {}

  /**
   * All of them.
   *
   * @param flushMillis how long this disk takes to flush
   */
  static List<Gate> of(double flushMillis) {
    return List.of(
        Gate.most("nothing lost or doubled", "talk", Variant.SQLITE, 0, Floors::lostOrDoubled),
        Gate.least(
            "P1 rate followed / relay's",
            "talk",
            Variant.SQLITE,
            0.35,
            results -> ofRounds(results, "talk", Variant.SQLITE, Floors::knee)),
        Gate.least(
            "P2 the same on PostgreSQL",
            "talk",
            Variant.POSTGRES,
            0.2,
            results -> ofRounds(results, "talk", Variant.POSTGRES, Floors::knee)),
        Gate.most(
            "P5 ack p50 at 5,000/s − relay's, ms",
            "talk",
            Variant.SQLITE,
            3 * flushMillis + 0.5,
            results -> compared(results, "ackP50Ms", (ours, its) -> ours - its)),
        Gate.most(
            "P6 delivery p99 at 5,000/s / relay's",
            "talk",
            Variant.SQLITE,
            15,
            results -> compared(results, "deliveryP99Ms", (ours, its) -> ours / its)),
        Gate.most(
            "P7 kB resident for an idle visitor",
            "idle",
            Variant.SQLITE,
            10,
            results -> results.middle("idle", Variant.SQLITE, "kbEach")),
        Gate.most(
            "P9 CPU of coming back / relay's connect",
            "connect",
            Variant.SQLITE,
            4,
            results -> ratio(results, "connect")),
        Gate.least(
            "P10 Live Helper Chat's CPU for a message / ours at 10,000/s",
            "talk",
            Variant.SQLITE,
            50,
            results -> LIVE_HELPER_CHAT
                / Results.middle(atRate(results, Variant.SQLITE, HIGH_RATE, "cpuMicros"))),
        Gate.most(
            "P12 CPU of a delivery to many consoles / relay's",
            "watch",
            Variant.SQLITE,
            2,
            results -> ratio(results, "watch")),
        Gate.most(
            "P14 seconds from ready to all back",
            "storm",
            Variant.SQLITE,
            10,
            results -> worst(results, "storm", "backSeconds")),
        Gate.most(
            "P14 lost, doubled or out of order",
            "storm",
            Variant.SQLITE,
            0,
            results -> worst(results, "storm", "lost")
                + worst(results, "storm", "doubled")
                + worst(results, "storm", "disorder")),
        Gate.most(
            "bot's answer p99, lexical, ms",
            "bot",
            Variant.SQLITE,
            20,
            results -> results.middle("bot", Variant.SQLITE, "answerP99Ms")),
        Gate.most(
            "bot's answer p99, semantic, ms",
            "bot-semantic",
            Variant.SQLITE,
            60,
            results -> results.middle("bot-semantic", Variant.SQLITE, "answerP99Ms")),
        Gate.most(
            "agent free to offer p99, ms",
            "offer",
            Variant.SQLITE,
            50,
            results -> results.middle("offer", Variant.SQLITE, "answerP99Ms")),
        Gate.most(
            "empty to ready, s",
            "cold",
            Variant.SQLITE,
            3,
            results -> started(results, false, "firstSeconds")),
        Gate.most(
            "kill -9 to ready, full, s",
            "cold",
            Variant.SQLITE,
            5,
            results -> started(results, true, "killedSeconds")),
        Gate.most(
            "threshold lab: 10,000 turns, s",
            "replay",
            Variant.SQLITE,
            2,
            results -> replayed(results, false, "seconds")),
        Gate.least(
            "threshold lab: turns a second of a long past",
            "replay",
            Variant.SQLITE,
            50_000,
            results -> replayed(results, true, "turnsASecond")));
  }

  /** The highest rate that was followed in a round, with none below it that was not. */
  private static double knee(Results results, Variant variant, int round) {
    return results.of("talk", variant).stream()
        .filter(row -> row.round() == round && row.get("follows") > 0)
        .mapToDouble(row -> row.get("rate"))
        .max()
        .orElse(0);
  }

  /** A figure of one server in one round. */
  private interface OfRound {
    double of(Results results, Variant variant, int round);
  }

  /** The product's figure by the relay's, round by round; the middle of these. */
  private static double ofRounds(
      Results results, String scenario, Variant variant, OfRound figure) {
    return Results.middle(results.of(scenario, variant).stream()
        .mapToInt(Row::round)
        .distinct()
        .mapToDouble(
            round -> figure.of(results, variant, round) / figure.of(results, Variant.RELAY, round))
        .toArray());
  }

  private static double ratio(Results results, String scenario) {
    return ofRounds(
        results,
        scenario,
        Variant.SQLITE,
        (all, variant, round) -> all.of(scenario, variant).stream()
            .filter(row -> row.round() == round)
            .mapToDouble(row -> row.get("cpuMicros"))
            .findFirst()
            .orElse(Double.NaN));
  }

  private static double compared(Results results, String key, DoubleBinaryOperator how) {
    double[] ours = atRate(results, Variant.SQLITE, RATE, key);
    double[] its = atRate(results, Variant.RELAY, RATE, key);
    var all = new double[Math.min(ours.length, its.length)];
    for (int i = 0; i < all.length; i++) {
      all[i] = how.applyAsDouble(ours[i], its[i]);
    }
    return Results.middle(all);
  }

  private static double[] atRate(Results results, Variant variant, int rate, String key) {
    return results.of("talk", variant).stream()
        .filter(row -> row.get("rate") == rate)
        .mapToDouble(row -> row.get(key))
        .toArray();
  }

  private static double lostOrDoubled(Results results) {
    return results.of("talk", Variant.SQLITE).stream()
        .filter(row -> row.get("follows") > 0)
        .mapToDouble(row -> row.get("lost") + row.get("doubled"))
        .sum();
  }

  private static double worst(Results results, String scenario, String key) {
    return results.of(scenario, Variant.SQLITE).stream()
        .mapToDouble(row -> row.get(key))
        .max()
        .orElse(Double.NaN);
  }

  private static double replayed(Results results, boolean longPast, String key) {
    return Results.middle(results.of("replay", Variant.SQLITE).stream()
        .filter(row -> row.get("turns") > ReplayScenario.SHORT == longPast)
        .mapToDouble(row -> row.get(key))
        .toArray());
  }

  private static double started(Results results, boolean full, String key) {
    return Results.middle(results.of("cold", Variant.SQLITE).stream()
        .filter(row -> row.get("stored") > 0 == full)
        .mapToDouble(row -> row.get(key))
        .toArray());
  }
}
