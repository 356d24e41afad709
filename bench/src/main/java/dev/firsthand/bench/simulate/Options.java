package dev.firsthand.bench.simulate;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What to simulate.
 *
 * @param interleavings steps in all, 1 to 100,000,000
 * @param seed the first story's; the others' follow
 * @param minutes the run ends after so many, 1 to 600
 * @param workers stories at a time, 1 to 64
 * @param folder where the databases of the stories lie meanwhile; null to keep all in memory
 * @param only whether just the story of {@code seed} is played
 * @param races races over sockets, 0 to 1,000,000
 * @param days days at a desk under each way of giving out chats, 0 to 10,000
 * @param json file for the figures, or null
 */
record Options(
    long interleavings,
    long seed,
    int minutes,
    int workers,
    @Nullable Path folder,
    boolean only,
    int races,
    int days,
    @Nullable Path json) {

  static final String USAGE = """
      ./firsthand simulate [--interleavings N] [--minutes M] [--workers N] [--seed S]
                           [--folder DIR | --memory] [--story S] [--races N] [--fairness DAYS]
                           [--json FILE]

        Plays seeded days of visitors, agents, crashes, lost connections and jumping clocks on virtual
        time, through the product's core, engine and store, and checks what was promised at each step.
        The same seeds give the same days. Exit code 1, with the seed and the story, if a promise breaks.

        --interleavings  steps in all (1000000); 0 for none
        --minutes        ends then at the latest (10)
        --workers        stories at a time (two for each core: one waits for the disk)
        --seed           the first story's seed (1)
        --folder         where the stories' databases lie meanwhile (the system's temporary folder)
        --memory         keeps everything in memory instead: quicker, without the product's store
        --story          plays the one story of this seed again
        --races          races of two agents for one conversation, over real sockets (0)
        --fairness       prints how days at a desk go under several ways of giving out chats (0)
        --json           writes the figures there
      """;

  /** Names the argument that can't be used, and why. */
  static final class BadArgument extends Exception {
    private static final long serialVersionUID = 1L;

    BadArgument(String message) {
      super(message);
    }
  }

  static Options of(String[] arguments, Path temporary, int cores) throws BadArgument {
    long interleavings = 1_000_000;
    long seed = 1;
    int minutes = 10;
    int workers = 2 * cores;
    Optional<Path> folder = Optional.of(temporary);
    boolean only = false;
    int races = 0;
    int days = 0;
    Path json = null;
    for (int i = 0; i < arguments.length; i++) {
      String name = arguments[i];
      if (name.equals("--memory")) {
        folder = Optional.empty();
        continue;
      }
      if (i + 1 == arguments.length) {
        throw new BadArgument("\"" + name + "\" is unknown, or lacks its value.");
      }
      String value = arguments[++i];
      switch (name) {
        case "--interleavings" -> interleavings = number(name, value, 0, 100_000_000);
        case "--seed" -> seed = number(name, value, 0, Long.MAX_VALUE - 1_000_000_000);
        case "--minutes" -> minutes = (int) number(name, value, 1, 600);
        case "--workers" -> workers = (int) number(name, value, 1, 64);
        case "--folder" -> folder = Optional.of(Path.of(value));
        case "--story" -> {
          seed = number(name, value, 0, Long.MAX_VALUE - 1_000_000_000);
          only = true;
        }
        case "--races" -> races = (int) number(name, value, 0, 1_000_000);
        case "--fairness" -> days = (int) number(name, value, 0, 10_000);
        case "--json" -> json = Path.of(value);
        default -> throw new BadArgument("\"" + name + "\" is unknown.");
      }
    }
    return new Options(
        interleavings, seed, minutes, workers, folder.orElse(null), only, races, days, json);
  }

  private static long number(String name, String value, long lowest, long highest)
      throws BadArgument {
    try {
      long number = Long.parseLong(value);
      if (number >= lowest && number <= highest) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new BadArgument(name + " wants a whole number, not \"" + value + "\".");
    }
    throw new BadArgument(name + " must be from " + lowest + " to " + highest + ".");
  }
}
