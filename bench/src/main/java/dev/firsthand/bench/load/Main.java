package dev.firsthand.bench.load;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The load bench's command line; see {@link Options#USAGE}. */
public final class Main {

  private final Preset preset;
  private final List<Options> runs;
  private final PrintStream out;
  private final Results results;

  private Main(Preset preset, List<Options> runs, PrintStream out) {
    this.preset = preset;
    this.runs = runs;
    this.out = out;
    this.results = new Results(out);
  }

  /**
   * Takes load, short or all, and options. Measures and prints; exits with 0, with 1 if a floor is
   * not held by the short run, or with 2 if an argument can't be used.
   */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("logback.configurationFile", "logback-eval.xml");
    int code;
    if (List.of(arguments).contains("--help")) {
      System.out.print(Options.USAGE);
      return;
    }
    try {
      Preset preset = Preset.valueOf(arguments[0].toUpperCase(Locale.ROOT));
      List<String> given = List.of(arguments).subList(1, arguments.length);
      code = new Main(preset, preset.options(given), System.out).run();
    } catch (Options.BadArgument e) {
      System.err.println(e.getMessage());
      System.err.print(Options.USAGE);
      code = 2;
    }
    System.exit(code);
  }

  private int run() throws Exception {
    double flush = Machine.flushMillis(Path.of(System.getProperty("java.io.tmpdir")));
    out.println(Machine.words(flush));
    for (Options options : runs) {
      run(options);
    }
    if (runs.size() > 1 || runs.getFirst().get(Setting.ROUNDS) > 1) {
      out.print(results.tables());
    }
    Path json = runs.getFirst().json();
    if (json != null) {
      Files.writeString(json, results.json(Machine.json(flush)));
    }
    return judged(flush) || preset != Preset.SHORT ? 0 : 1;
  }

  /** Each round measures all servers, in an order that is rotated from round to round. */
  private void run(Options options) throws Exception {
    for (int round = 1; round <= options.get(Setting.ROUNDS); round++) {
      for (String name : options.scenarios()) {
        Scenario scenario = Scenarios.of(name, options);
        List<Variant> variants =
            options.variants().stream().filter(scenario::concerns).toList();
        for (int i = 0; i < variants.size(); i++) {
          measure(scenario, name, variants.get((i + round - 1) % variants.size()), round);
        }
      }
    }
  }

  /** What fails is told, and the others are measured all the same. */
  private void measure(Scenario scenario, String name, Variant variant, int round)
      throws InterruptedException {
    try {
      Machine.takeEveryCore();
      scenario.measure(variant, round, results);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      results.failed(name, variant, round, e);
    }
  }

  private boolean judged(double flush) {
    List<Gate> gates =
        Floors.of(flush).stream().filter(gate -> gate.concerns(results)).toList();
    if (!gates.isEmpty()) {
      out.println();
      out.println(Gate.HEAD);
      gates.forEach(gate -> out.println(gate.line(results)));
    }
    boolean whole = results.failures() == 0 && Refusals.count() == 0;
    if (!whole) {
      out.printf(
          "%d measurements failed, and %d frames were refused; see above.%n",
          results.failures(), Refusals.count());
    }
    return whole && gates.stream().allMatch(gate -> gate.holds(results));
  }
}
