package dev.firsthand.app;

import java.security.SecureRandom;
import java.time.Clock;

/** Opens the house for a command that needs no server. */
final class CommandHouse {

  private CommandHouse() {}

  static House open(Options options) {
    Config config = options.config();
    Logs.apply(new Config.Logs(Config.Logs.Format.PLAIN, Config.Logs.Level.WARN));
    return new House(config, Clock.systemUTC(), new SecureRandom());
  }
}
