package dev.firsthand.bench.load;

import java.util.ArrayList;
import java.util.List;

/** Several runs that make one. */
enum Preset {
  /** What the command line says, and nothing else. */
  LOAD(""),

  /** The floors, in some eight minutes. */
  SHORT("""
      --scenario talk --rates 5000,8000,10000,14000,20000,40000 --seconds 4 --warm-up 40 --rounds 1
      --scenario connect --connects 600 --rounds 2
      --scenario watch --consoles 1000 --seconds 5 --warm-up 25 --rounds 2
      --scenario idle --idle 5000 --rounds 1
      """),

  /** Every scenario on every database, in some half an hour. */
  ALL("""
      --scenario talk --variant relay,sqlite,postgres --rates 1000,2000,5000,8000,10000,14000,20000,30000,40000 --seconds 4 --warm-up 40 --rounds 2
      --scenario talk --variant relay-json,sqlite-normal --rates 1000,5000,10000,20000 --seconds 4 --warm-up 40 --rounds 1
      --scenario echo --variant relay,sqlite,postgres --rates 1000,2000,5000,10000 --seconds 3 --warm-up 8 --rounds 1
      --scenario bot,bot-semantic --variant sqlite,postgres --warm-up 30 --seconds 10 --rounds 1
      --scenario watch,connect --variant relay,sqlite,postgres --warm-up 20 --rounds 1
      --scenario storm --variant sqlite,postgres --rounds 1
      --scenario cold --variant relay,sqlite --rounds 1
      --scenario cold --variant postgres --stored 200000 --rounds 1
      --scenario idle --rounds 1
      --scenario offer --variant sqlite --rounds 1
      --scenario replay --variant sqlite --rounds 1
      --scenario day --variant sqlite --day 60 --rounds 1
      """);

  private final String runs;

  Preset(String runs) {
    this.runs = runs;
  }

  /** The runs, each changed by what the command line says. */
  List<Options> options(List<String> given) throws Options.BadArgument {
    if (runs.isEmpty()) {
      return List.of(Options.of(given));
    }
    var all = new ArrayList<Options>();
    for (String run : runs.lines().toList()) {
      var arguments = new ArrayList<>(List.of(run.strip().split(" ", -1)));
      arguments.addAll(given);
      all.add(Options.of(arguments));
    }
    return all;
  }
}
