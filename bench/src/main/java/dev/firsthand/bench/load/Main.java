package dev.firsthand.bench.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The load bench's command line; see {@link Options#USAGE}. */
public final class Main {

  private static final int WARM_RATE = 2_000;
  private static final int REPEATS_OF_A_DISTURBED_STEP = 2;

  private static final List<String> STEADY = List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC");
  private static final List<String> SHRINKING = List.of(
      "-Xms64m", "-Xmx1g", "-XX:+UseG1GC", "-XX:MinHeapFreeRatio=5", "-XX:MaxHeapFreeRatio=10");

  private final Options options;
  private final PrintStream out;
  private final List<Step> steps = new ArrayList<>();
  private final List<Idle> idles = new ArrayList<>();

  private Main(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Measures and prints; exits with 0, or with 2 if an argument can't be used. */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("logback.configurationFile", "logback-eval.xml");
    int code = 0;
    try {
      new Main(Options.of(arguments), System.out).run();
    } catch (Options.BadArgument e) {
      System.err.println(e.getMessage());
      System.err.print(Options.USAGE);
      code = 2;
    }
    System.exit(code);
  }

  private void run() throws IOException, SQLException, InterruptedException {
    out.printf(
        Locale.ROOT,
        "%d cores, a flush of this disk takes %.2f ms (median), %s.%n",
        Runtime.getRuntime().availableProcessors(),
        Machine.flushMillis(Path.of(System.getProperty("java.io.tmpdir"))),
        "Java " + Runtime.version());
    for (int round = 1; round <= options.rounds(); round++) {
      for (int i = 0; i < options.variants().size(); i++) {
        Variant variant =
            options.variants().get((i + round - 1) % options.variants().size());
        if (options.scenarios().contains("talk")) {
          talk(variant, round);
        }
        if (options.scenarios().contains("idle")) {
          idle(variant, round);
        }
      }
    }
    report();
  }

  // Talk.

  private void talk(Variant variant, int round) throws IOException, SQLException {
    try (var stage = Stage.open(variant, options.visitors(), options.agents(), STEADY);
        var sockets = new Sockets()) {
      Cast cast = stage.cast(sockets, options.visitors(), options.agents());
      if (options.warmUp() > 0) {
        Talk.run(cast, WARM_RATE, options.warmUp(), 0);
      }
      for (int rate : options.rates()) {
        Step step = step(stage, cast, variant, round, rate);
        steps.add(step);
        out.println(step.row());
        if (!step.follows()) {
          break;
        }
      }
    }
  }

  /** One rate; again where somebody else had the machine meanwhile. */
  private Step step(Stage stage, Cast cast, Variant variant, int round, int rate) {
    Step step = once(stage, cast, variant, round, rate);
    for (int i = 0; i < REPEATS_OF_A_DISTURBED_STEP && step.disturbed(); i++) {
      step = once(stage, cast, variant, round, rate);
    }
    return step;
  }

  private Step once(Stage stage, Cast cast, Variant variant, int round, int rate) {
    long self = ProcessHandle.current().pid();
    cast.otherFrames();
    double server = stage.server().cpu();
    double ours = Machine.cpuOf(self);
    double all = Machine.cpuOfAll() + Machine.stolen();
    Talk.Heard heard = Talk.run(cast, rate, options.seconds(), 31L * round + rate);
    double serverUsed = stage.server().cpu() - server;
    double oursUsed = Machine.cpuOf(self) - ours;
    double foreign = Machine.cpuOfAll() + Machine.stolen() - all - serverUsed - oursUsed;
    return new Step(
        variant,
        round,
        rate,
        heard,
        serverUsed * 1e6 / Math.max(1, heard.sent()),
        Math.max(0, foreign / heard.seconds()),
        (double) cast.otherFrames() / Math.max(1, heard.sent()));
  }

  // Idle.

  private void idle(Variant variant, int round)
      throws IOException, SQLException, InterruptedException {
    int room = Machine.mostFiles() - 500;
    int many = Math.min(options.idle(), room);
    int few = Math.min(1_000, many / 2);
    if (many < options.idle()) {
      out.printf("One process may open %d files here: %d connections.%n", room + 500, many);
    }
    try (var stage = Stage.open(variant, 1, 1, SHRINKING);
        var sockets = new Sockets()) {
      connect(stage, sockets, 0, few);
      long fewBytes = settled(stage);
      connect(stage, sockets, few, many);
      long manyBytes = settled(stage);
      double cpu = stage.server().cpu();
      int seconds = 10;
      TimeUnit.SECONDS.sleep(seconds);
      double cores = (stage.server().cpu() - cpu) / seconds;
      var idle = new Idle(variant, round, few, fewBytes, many, manyBytes, cores);
      idles.add(idle);
      out.println(idle.row());
    }
  }

  private static void connect(Stage stage, Sockets sockets, int from, int to) {
    for (int i = from; i < to; i++) {
      var link = sockets
          .open(stage.server().port(), stage.visitorsDoor(i), null, frame -> {})
          .orTimeout(60, TimeUnit.SECONDS)
          .join();
      String hello = stage.visitorsHello();
      if (hello != null) {
        sockets.loop().execute(() -> link.send(hello));
      }
    }
  }

  private static long settled(Stage stage) throws IOException, InterruptedException {
    TimeUnit.SECONDS.sleep(3);
    return stage.server().resident();
  }

  // The end.

  private void report() throws IOException {
    if (!steps.isEmpty()) {
      out.println();
      out.println(Step.head());
      steps.forEach(each -> out.println(each.row()));
      out.println();
      options.variants().forEach(this::knee);
    }
    if (!idles.isEmpty()) {
      out.println();
      out.println(Idle.head());
      idles.forEach(each -> out.println(each.row()));
    }
    Path json = options.json();
    if (json != null) {
      var rows = new ArrayList<String>();
      steps.forEach(each -> rows.add(each.json()));
      idles.forEach(each -> rows.add(each.json()));
      Files.writeString(json, "[\n" + String.join(",\n", rows) + "\n]\n");
    }
  }

  /** The highest rate that a server followed in the median round. */
  private void knee(Variant variant) {
    var best = new ArrayList<Integer>();
    for (int round = 1; round <= options.rounds(); round++) {
      int most = 0;
      for (Step step : steps) {
        if (step.variant() == variant && step.round() == round && step.follows()) {
          most = Math.max(most, step.rate());
        }
      }
      best.add(most);
    }
    best.sort(null);
    out.printf(
        Locale.ROOT,
        "%s follows up to %,d messages a second (median of %d rounds; lowest %,d, highest %,d).%n",
        variant.label(),
        best.get(best.size() / 2),
        best.size(),
        best.getFirst(),
        best.getLast());
  }
}
