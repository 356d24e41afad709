package dev.firsthand.bench.routing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param agents sockets of agents, 2 to 2,000
 * @param waiting conversations that stay in the queue meanwhile, 10 to 100,000
 * @param matches offers that are timed in each part, 10 to 100,000
 * @param aSecond agents who become free each second in the paced part, 1 to 1,000
 * @param seconds each part ends after so many, 5 to 3,600
 * @param json file for the figures, or null
 */
record Options(
    int agents,
    int waiting,
    int matches,
    int aSecond,
    int seconds,
    @Nullable Path json) {

  static final String USAGE = """
      ./firsthand bench routing [--agents N] [--waiting N] [--matches N] [--rate N] [--seconds N]
                                [--json FILE]

        Starts a server in this process over SQLite (durability full), with agents on real sockets and
        a long queue, and times how soon after an agent has become free the next offer is there.

        --agents   agents' sockets (200)
        --waiting  conversations that wait all the while (5000)
        --matches  offers timed in each part (1000)
        --rate     agents who become free each second in the paced part (20)
        --seconds  each part ends then at the latest (120)
        --json     writes the figures there
      """;

  /** Names the argument that can't be used, and why. */
  static final class BadArgument extends Exception {
    private static final long serialVersionUID = 1L;

    BadArgument(String message) {
      super(message);
    }
  }

  static Options of(String[] arguments) throws BadArgument {
    int agents = 200;
    int waiting = 5_000;
    int matches = 1_000;
    int aSecond = 20;
    int seconds = 120;
    Path json = null;
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i];
      if (i + 1 == arguments.length) {
        throw new BadArgument("\"" + name + "\" is unknown, or lacks its value.");
      }
      String value = arguments[i + 1];
      switch (name) {
        case "--agents" -> agents = number(name, value, 2, 2_000);
        case "--waiting" -> waiting = number(name, value, 10, 100_000);
        case "--matches" -> matches = number(name, value, 10, 100_000);
        case "--rate" -> aSecond = number(name, value, 1, 1_000);
        case "--seconds" -> seconds = number(name, value, 5, 3_600);
        case "--json" -> json = Path.of(value);
        default -> throw new BadArgument("\"" + name + "\" is unknown.");
      }
    }
    return new Options(agents, waiting, matches, aSecond, seconds, json);
  }

  private static int number(String name, String value, int least, int most) throws BadArgument {
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Said below.
    }
    throw new BadArgument(name + " must be a whole number from " + least + " to " + most + ".");
  }
}
