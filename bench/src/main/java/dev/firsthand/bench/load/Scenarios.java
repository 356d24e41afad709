package dev.firsthand.bench.load;

import java.util.List;

/** The scenarios by their names. */
final class Scenarios {

  static final List<String> NAMES = List.of(
      "talk",
      "echo",
      "bot",
      "bot-semantic",
      "watch",
      "connect",
      "storm",
      "cold",
      "day",
      "idle",
      "offer",
      "replay");

  private Scenarios() {}

  static Scenario of(String name, Options options) {
    return switch (name) {
      case "talk" -> TalkScenario.there(options);
      case "echo" -> TalkScenario.thereAndBack(options);
      case "bot" ->
        new BotScenario(false, options.get(Setting.WARM_UP), options.get(Setting.SECONDS));
      case "bot-semantic" ->
        new BotScenario(true, options.get(Setting.WARM_UP), options.get(Setting.SECONDS));
      case "watch" ->
        new WatchScenario(
            options.get(Setting.CONSOLES),
            options.get(Setting.WARM_UP),
            options.get(Setting.SECONDS));
      case "connect" -> new ConnectScenario(options.get(Setting.CONNECTS));
      case "storm" -> new StormScenario(options.get(Setting.STORM));
      case "cold" -> new ColdScenario(options.get(Setting.STORED));
      case "day" -> new DayScenario(options.get(Setting.DAY_VISITORS), options.get(Setting.DAY));
      case "idle" -> new IdleScenario(options.get(Setting.IDLE));
      case "offer" -> new OfferScenario(options.get(Setting.WAITING), options.get(Setting.MATCHES));
      case "replay" -> new ReplayScenario(options.get(Setting.TURNS));
      default -> throw new IllegalArgumentException("There is no scenario \"" + name + "\".");
    };
  }
}
