package dev.firsthand.bench.load;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to measure.
 *
 * @param scenarios some of {@link Scenarios#NAMES}, in the order in which they are measured
 * @param variants some of {@link Variant}
 * @param rates messages a second, each 10 to 200,000, rising
 * @param numbers all others
 * @param json file for the figures, or null
 */
record Options(
    List<String> scenarios,
    List<Variant> variants,
    List<Integer> rates,
    Map<Setting, Integer> numbers,
    @Nullable Path json) {

  static final String USAGE =
      """
      ./firsthand bench load [--scenario NAME,NAME] [--variant NAME,NAME] [--rates N,N,N]
                             [--NUMBER N] [--json FILE]
      ./firsthand bench short [--json FILE]     some eight minutes; exit code 1 if a floor is not held
      ./firsthand bench all [--json FILE]       every scenario, some half an hour
      ./firsthand bench graphs FILE [FOLDER]    pictures of such a file

        Starts servers in processes of their own, one after the other, and puts a load on each over
        loopback, by the clock and not by the answers (open loop): latency counts from when a message
        was due. Everything is measured in each round beside a bare relay, so that ratios can be
        believed where figures drift.

        --scenario  talk: visitors write to agents at rising rates until the server can't follow
                    echo: the same, and agents answer each message
                    bot, bot-semantic: visitors ask the bot, without and with the sentence encoder
                    watch: one conversation on many consoles
                    connect: visitors come back and resume
                    storm: kill -9 while visitors write; all come back, at once and paced
                    cold: from start to ready, empty and full
                    day: visitors, agents and the bot for a while; memory
                    idle: what a connection costs that says nothing
                    offer: agent free to next offer, with a long queue (./firsthand bench routing)
                    replay: the threshold lab over 10,000 turns and a long past (in this process)
                    (talk,idle)
        --variant   relay: a bare Netty relay that acknowledges; relay-json: the same, reading and
                    writing JSON; sqlite: the product, each message on disk before it is
                    acknowledged; sqlite-normal: the same without waiting for the disk;
                    postgres: the product on PostgreSQL (relay,sqlite)
        --rates     messages a second, rising (500,1000,2000,5000,10000,20000,40000)
        --json      writes the figures there
      """ + Arrays.stream(Setting.values()).map(Setting::usage).collect(Collectors.joining());

  /** Names the argument that can't be used, and why. */
  static final class BadArgument extends Exception {
    private static final long serialVersionUID = 1L;

    BadArgument(String message) {
      super(message);
    }
  }

  static Options of(List<String> arguments) throws BadArgument {
    List<String> scenarios = List.of("talk", "idle");
    List<Variant> variants = List.of(Variant.RELAY, Variant.SQLITE);
    List<Integer> rates = List.of(500, 1_000, 2_000, 5_000, 10_000, 20_000, 40_000);
    var numbers = new EnumMap<Setting, Integer>(Setting.class);
    Path json = null;
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (i + 1 == arguments.size()) {
        throw new BadArgument("\"" + name + "\" is unknown, or lacks its value.");
      }
      String value = arguments.get(i + 1);
      switch (name) {
        case "--scenario" -> scenarios = scenarios(value);
        case "--variant" -> variants = variants(value);
        case "--rates" -> rates = rates(value);
        case "--json" -> json = Path.of(value);
        default -> {
          Setting setting =
              Setting.of(name).orElseThrow(() -> new BadArgument("\"" + name + "\" is unknown."));
          numbers.put(setting, number(name, value, setting.least(), setting.most()));
        }
      }
    }
    return new Options(scenarios, variants, rates, Map.copyOf(numbers), json);
  }

  int get(Setting setting) {
    return numbers.getOrDefault(setting, setting.otherwise());
  }

  private static List<String> scenarios(String value) throws BadArgument {
    var named = List.of(value.split(",", -1));
    for (String each : named) {
      if (!Scenarios.NAMES.contains(each)) {
        throw new BadArgument(
            "--scenario knows " + String.join(", ", Scenarios.NAMES) + ", not \"" + each + "\".");
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
