package dev.firsthand.bench.simulate;

import dev.firsthand.bench.simulate.desk.Fairness;
import dev.firsthand.e2e.Races;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The simulator's command line; see {@link Options#USAGE}. */
public final class Main {

  private static final long SAY_EVERY_MS = 10_000;
  private static final int SAY_EVERY_RACES = 1_000;

  private final Options options;
  private final PrintStream out;
  private final Map<String, Number> figures = new LinkedHashMap<>();

  private Main(Options options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /** Runs; exits with 0 if every promise was kept, 1 if one broke, 2 for unusable arguments. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.setProperty("logback.configurationFile", "logback-eval.xml");
    int code;
    try {
      var options = Options.of(
          arguments,
          Path.of(System.getProperty("java.io.tmpdir")),
          Runtime.getRuntime().availableProcessors());
      code = new Main(options, System.out).run();
    } catch (Options.BadArgument e) {
      System.err.println(e.getMessage());
      System.err.print(Options.USAGE);
      code = 2;
    }
    System.exit(code);
  }

  private int run() throws IOException, InterruptedException {
    int code = options.interleavings() > 0 ? stories() : 0;
    if (code == 0 && options.races() > 0) {
      races();
    }
    if (code == 0 && options.days() > 0) {
      Fairness.print(options.seed(), options.days(), out);
    }
    Path json = options.json();
    if (json != null) {
      Files.writeString(json, json());
    }
    return code;
  }

  private int stories() throws InterruptedException {
    long began = System.nanoTime();
    long ends = began + TimeUnit.MINUTES.toNanos(options.minutes());
    var simulation = new Simulation(options, () -> System.nanoTime() - ends > 0);
    Thread teller = Thread.ofPlatform().daemon().start(() -> tell(simulation));
    AssertionError broken = simulation.run();
    teller.interrupt();
    teller.join();
    Simulation.Figures done = simulation.figures();
    double took = (System.nanoTime() - began) / 1e9;
    figures.put("interleavings", done.steps());
    figures.put("stories", done.stories());
    figures.put("virtual days", Math.round(done.lived().toSeconds() / 86_400.0));
    figures.put("commands", done.commands());
    figures.put("events", done.events());
    figures.put("crashes of a node", done.crashes());
    figures.put("seconds", Math.round(took));
    figures.put("interleavings a second", Math.round(done.steps() / took));
    figures.put("violations", broken == null ? 0 : 1);
    print();
    if (broken != null) {
      out.println(broken.getMessage());
      out.println("To play it again: ./firsthand simulate --story SEED, with the seed above");
      return 1;
    }
    return 0;
  }

  private void tell(Simulation simulation) {
    try {
      while (true) {
        Thread.sleep(SAY_EVERY_MS);
        Simulation.Figures now = simulation.figures();
        out.printf(
            Locale.ROOT,
            "%,d interleavings, %,d events, %,d crashes%n",
            now.steps(),
            now.events(),
            now.crashes());
      }
    } catch (InterruptedException done) {
      Thread.currentThread().interrupt();
    }
  }

  private void races() throws IOException {
    Path data = Files.createTempDirectory("firsthand-races");
    long began = System.nanoTime();
    try (var races = new Races(data)) {
      races.run(options.races(), done -> {
        if (done % SAY_EVERY_RACES == 0) {
          out.printf(Locale.ROOT, "%,d races%n", done);
        }
      });
      figures.put("races", options.races());
      figures.put("won by the one", races.won().getFirst());
      figures.put("won by the other", races.won().getLast());
      figures.put("seconds of races", Math.round((System.nanoTime() - began) / 1e9));
    }
    print();
  }

  private void print() {
    figures.forEach(
        (name, figure) -> out.printf(Locale.ROOT, "%-26s %,d%n", name, figure.longValue()));
  }

  private String json() {
    return figures.entrySet().stream()
        .map(figure -> "  \"" + figure.getKey() + "\": " + figure.getValue())
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }
}
