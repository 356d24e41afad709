package dev.firsthand.bench.load;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A whole number that the command line may set. */
enum Setting {
  SECONDS(5, 1, 600, "each rate of talk, echo and bot is measured so long, and watch"),
  WARM_UP(10, 0, 120, "seconds of talk, echo, bot and watch before what is measured"),
  ROUNDS(3, 1, 20, "how often all of it is done"),
  VISITORS(1_000, 1, 5_000, "who write in talk and echo"),
  AGENTS(100, 1, 1_000, "who listen in talk and echo"),
  IDLE(18_000, 100, 100_000, "connections of idle"),
  CONNECTS(2_000, 10, 18_000, "visitors of connect"),
  STORM(10_000, 10, 18_000, "visitors of storm"),
  CONSOLES(1_000, 1, 5_000, "consoles of watch"),
  STORED(1_000_000, 0, 20_000_000, "messages in the database of the second part of cold"),
  DAY(600, 10, 86_400, "seconds of day"),
  DAY_VISITORS(10_000, 20, 18_000, "visitors of day"),
  WAITING(5_000, 10, 100_000, "visitors who wait in offer"),
  MATCHES(300, 10, 100_000, "offers of each part of offer"),
  TURNS(1_000_000, 10_000, 10_000_000, "turns of the long past of replay");

  private final int otherwise;
  private final int least;
  private final int most;
  private final String meaning;

  Setting(int otherwise, int least, int most, String meaning) {
    this.otherwise = otherwise;
    this.least = least;
    this.most = most;
    this.meaning = meaning;
  }

  static Optional<Setting> of(String option) {
    return Arrays.stream(values()).filter(each -> each.option().equals(option)).findFirst();
  }

  String option() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  int otherwise() {
    return otherwise;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }

  /** Its line of the usage text. */
  String usage() {
    return String.format(Locale.ROOT, "    %-15s %s (%d)%n", option(), meaning, otherwise);
  }
}
