package dev.firsthand.bench.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param scenarios some of {@link #SCENARIOS}
 * @param variants some of {@link Variant}
 * @param rates messages a second, each 10 to 200,000, rising
 * @param seconds each step is measured so long, 1 to 600
 * @param warmUp seconds at 2,000 messages a second before the first step, 0 to 120
 * @param rounds how often everything is measured, 1 to 20
 * @param visitors who talk, 1 to 5,000
 * @param agents who listen, 1 to 1,000
 * @param idle connections of the idle scenario, 100 to 100,000
 * @param json file for the figures, or null
 */
record Options(
    Set<String> scenarios,
    List<Variant> variants,
    List<Integer> rates,
    int seconds,
    int warmUp,
    int rounds,
    int visitors,
    int agents,
    int idle,
    @Nullable Path json) {

  static final Set<String> SCENARIOS = Set.of("talk", "idle");

  static final String USAGE = """
      ./firsthand bench load [--scenario NAME,NAME] [--variant NAME,NAME] [--rates N,N,N]
                             [--seconds N] [--warm-up N] [--rounds N] [--visitors N] [--agents N]
                             [--idle N] [--json FILE]

        Starts servers in processes of their own, one after the other, and talks to each over loopback
        as visitors and agents, by the clock and not by the answers (open loop): latency counts from
        when a message was due. Everything is measured in each round beside a bare relay, so that
        ratios can be believed where figures drift.

        --scenario  talk: visitors write to agents at rising rates until the server can't follow;
                    idle: what a connection costs that says nothing (talk,idle)
        --variant   relay: a bare Netty relay that acknowledges; relay-json: the same, reading and
                    writing JSON; sqlite: the product, each message on disk before it is
                    acknowledged; sqlite-normal: the same without waiting for the disk;
                    postgres: the product on PostgreSQL (relay,sqlite)
        --rates     messages a second, rising (500,1000,2000,5000,10000,20000,40000)
        --seconds   each rate is measured so long (5)
        --warm-up   seconds of talk before the first rate (10)
        --rounds    how often all of it is done (3)
        --visitors  who write (1000)
        --agents    who listen (100)
        --idle      connections of the idle scenario (18000)
        --json      writes the figures there
      """;

  /** Names the argument that can't be used, and why. */
  static final class BadArgument extends Exception {
    private static final long serialVersionUID = 1L;

    BadArgument(String message) {
      super(message);
    }
  }

  static Options of(String[] arguments) throws BadArgument {
    Set<String> scenarios = SCENARIOS;
    List<Variant> variants = List.of(Variant.RELAY, Variant.SQLITE);
    List<Integer> rates = List.of(500, 1_000, 2_000, 5_000, 10_000, 20_000, 40_000);
    int seconds = 5;
    int warmUp = 10;
    int rounds = 3;
    int visitors = 1_000;
    int agents = 100;
    int idle = 18_000;
    Path json = null;
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i];
      if (i + 1 == arguments.length) {
        throw new BadArgument("\"" + name + "\" is unknown, or lacks its value.");
      }
      String value = arguments[i + 1];
      switch (name) {
        case "--scenario" -> scenarios = scenarios(value);
        case "--variant" -> variants = variants(value);
        case "--rates" -> rates = rates(value);
        case "--seconds" -> seconds = number(name, value, 1, 600);
        case "--warm-up" -> warmUp = number(name, value, 0, 120);
        case "--rounds" -> rounds = number(name, value, 1, 20);
        case "--visitors" -> visitors = number(name, value, 1, 5_000);
        case "--agents" -> agents = number(name, value, 1, 1_000);
        case "--idle" -> idle = number(name, value, 100, 100_000);
        case "--json" -> json = Path.of(value);
        default -> throw new BadArgument("\"" + name + "\" is unknown.");
      }
    }
    return new Options(
        scenarios, variants, rates, seconds, warmUp, rounds, visitors, agents, idle, json);
  }

  private static Set<String> scenarios(String value) throws BadArgument {
    var named = Set.copyOf(Arrays.asList(value.split(",", -1)));
    for (String each : named) {
      if (!SCENARIOS.contains(each)) {
        throw new BadArgument("--scenario knows talk and idle, not \"" + each + "\".");
      }
    }
    return named;
  }

  private static List<Variant> variants(String value) throws BadArgument {
    var variants = new ArrayList<Variant>();
    for (String each : value.split(",", -1)) {
      variants.add(Variant.named(each)
          .orElseThrow(() -> new BadArgument("--variant knows relay, relay-json, sqlite,"
              + " sqlite-normal and postgres, not \"" + each + "\".")));
    }
    return List.copyOf(variants);
  }

  private static List<Integer> rates(String value) throws BadArgument {
    var rates = new ArrayList<Integer>();
    for (String each : value.split(",", -1)) {
      rates.add(number("--rates", each, 10, 200_000));
    }
    return List.copyOf(rates);
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
