package dev.firsthand.bench.eval;

import dev.firsthand.bot.Calibration;
import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Prior;
import dev.firsthand.retrieval.OnnxEncoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Measures the bot on a folder of public data, see {@link #USAGE}. Fixed seeds: the same command gives
 * the same figures, times and memory apart.
 */
public final class Main {

  private static final String USAGE = """
      ./firsthand eval FOLDER [--hidden FOLDER] [--only clinc,banking,oos,hwu,hint3,faq,person,signals,language,cost,build]
                       [--lexical] [--vectors FILE] [--json FILE] [--fit [--plain]]

        FOLDER    the public data sets; without them only --only build can be run
        --only    besides, refit measures what labels teach, doubles how entries that mean the same are found,
                  and wish-fit trains the wish for a person
        --hidden  a second folder of the same layout with test parts, used where they are there
        --vectors keeps the encoder's vectors in a file, so that the next run is faster
        --fit     prints the shipped prior; --plain of indexes without trained models
      """;

  private static final String EVERYTHING =
      "clinc,banking,oos,hwu,hint3,faq,person,signals,language,cost,build";
  /** Only if asked for by name. */
  private static final String RARE = ",refit,wish-fit,doubles";

  private static final int EPISODES = 70;
  private static final Set<String> VALUED = Set.of("--hidden", "--only", "--vectors", "--json");
  private static final Set<String> PLAIN = Set.of("--fit", "--plain", "--lexical");

  private final DataFolder data;
  private final Cases cases;
  private final Optional<Encoder> encoder;
  private final Report report;
  private final Map<String, Prior> priors = new HashMap<>();
  private final Map<String, Metrics> measured = new LinkedHashMap<>();

  private Main(DataFolder data, Optional<Encoder> encoder, Report report) {
    this.data = data;
    this.encoder = encoder;
    this.report = report;
    cases = new Cases(data);
  }

  /** Runs; prints the table to standard output. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("logback.configurationFile", "logback-eval.xml");
    var options = options(arguments);
    if (options.isEmpty()) {
      System.exit(2);
      return;
    }
    var given = options.get();
    var parts = List.of(given.getOrDefault("--only", EVERYTHING).split(",", -1));
    if (!List.of((EVERYTHING + RARE).split(",", -1)).containsAll(parts)) {
      System.err.println("eval: --only takes some of " + EVERYTHING + RARE + ".");
      System.exit(2);
      return;
    }
    var folder = Path.of(given.getOrDefault("", ""));
    boolean needsData = !parts.equals(List.of("build")) || given.containsKey("--fit");
    if (needsData && !Files.isDirectory(folder.resolve("clinc150"))) {
      System.err.println(
          "eval: there is no data in \"" + folder
              + "\": name the folder that holds clinc150, banking77, hint3 and the others (docs/BOT.md).");
      System.err.print(USAGE);
      System.exit(2);
      return;
    }
    boolean semantic = !given.containsKey("--lexical");
    var stored = semantic && needsData
        ? new StoredVectors(OnnxEncoder.bundled(), given.getOrDefault("--vectors", ""))
        : null;
    var data = new DataFolder(folder, Optional.ofNullable(given.get("--hidden")).map(Path::of));
    var report = new Report(System.out);
    var eval = new Main(data, Optional.ofNullable(stored), report);
    if (given.containsKey("--fit")) {
      eval.fit(!given.containsKey("--plain"));
    } else {
      parts.forEach(eval::part);
      eval.summary();
      report.add(data.digests());
    }
    if (stored != null) {
      stored.save();
    }
    var json = given.get("--json");
    if (json != null) {
      Files.write(Path.of(json), report.json());
    }
  }

  private static Optional<Map<String, String>> options(String[] arguments) {
    var options = new HashMap<String, String>();
    for (int i = 0; i < arguments.length; i++) {
      var argument = arguments[i];
      if (!argument.startsWith("--")) {
        options.put("", argument);
      } else if (PLAIN.contains(argument)) {
        options.put(argument, "");
      } else if (VALUED.contains(argument) && i + 1 < arguments.length) {
        options.put(argument, arguments[++i]);
      } else {
        System.err.println("eval: cannot use \"" + argument + "\".");
        System.err.print(USAGE);
        return Optional.empty();
      }
    }
    return Optional.of(options);
  }

  private void part(String part) {
    switch (part) {
      case "person" -> signals().person();
      case "signals" -> signals().talkAndMood();
      case "language" -> signals().language();
      case "wish-fit" -> encoder.ifPresent(one -> new WishFit(data, one).run());
      case "cost" -> new Cost(data, report).measure(encoder.isPresent());
      case "refit" -> refits();
      case "doubles" -> new Doubles(data, encoder, report).measure();
      case "build" -> new Builds(report).measure();
      default -> cases.of(part).forEach(this::measure);
    }
  }

  private SignalTrials signals() {
    return new SignalTrials(data, encoder, report);
  }

  /** The prior for a family of data sets: fitted on the others, so that none meets itself. */
  private Prior prior(String without) {
    return priors.computeIfAbsent(
        without,
        name -> new Episodes(cases.fittingSets(name), 7)
            .fit("without " + name, EPISODES, encoder, true));
  }

  /** A fifth of what CLINC150's site is asked has no answer there, as on its test part. */
  private void refits() {
    var refits = new Refits(report);
    for (var part : List.of("hint3", "faq", "clinc")) {
      for (var one : cases.of(part)) {
        if (!part.equals("clinc") || one.name().equals("clinc150 10-shot")) {
          var outcomes = outcomes(one);
          refits.measure(one.name(), part.equals("clinc") ? fifthOutside(outcomes) : outcomes);
        }
      }
    }
  }

  private static List<Outcome> fifthOutside(List<Outcome> outcomes) {
    long inside = outcomes.stream().filter(Outcome::inScope).count();
    return Stream.concat(
            outcomes.stream().filter(Outcome::inScope),
            outcomes.stream().filter(outcome -> !outcome.inScope()).limit(inside / 4))
        .toList();
  }

  private List<Outcome> outcomes(Case one) {
    var outcomes = new ArrayList<Outcome>();
    for (var trial : one.trials()) {
      var index = trial.index(encoder);
      var own = one.family().isEmpty()
          ? index.calibrated(() -> false)
          : index.calibrated(prior(one.family()), () -> false);
      outcomes.addAll(trial.outcomes(trial.look(index), own.calibration()));
    }
    return outcomes;
  }

  private void measure(Case one) {
    var before = new ArrayList<Outcome>();
    var after = new ArrayList<Outcome>();
    for (var trial : one.trials()) {
      var index = trial.index(encoder);
      var seen = trial.look(index);
      Calibration shipped;
      Calibration own;
      if (one.family().isEmpty()) {
        shipped = index.calibration();
        own = index.calibrated(() -> false).calibration();
      } else {
        var prior = prior(one.family());
        shipped = prior.calibration();
        own = index.calibrated(prior, () -> false).calibration();
      }
      before.addAll(trial.outcomes(seen, shipped));
      after.addAll(trial.outcomes(seen, own));
    }
    var metrics = new Metrics(after);
    measured.put(one.name(), metrics);
    report.add(one.name(), metrics, new Metrics(before));
  }

  /** The two figures over several sets that docs/BOT.md gives goals for. */
  private void summary() {
    var five = List.of(
        "clinc150 full",
        "banking77-oos",
        "hint3 curekart",
        "hint3 powerplay11",
        "hint3 sofmattress");
    var figures = new LinkedHashMap<String, Number>();
    if (measured.keySet().containsAll(five)) {
      double error = five.stream()
          .map(measured::get)
          .mapToDouble(Metrics::calibrationError)
          .average()
          .orElse(0);
      figures.put("mean-ece-of-five", Report.percent(error));
    }
    if (!measured.isEmpty()) {
      double worst =
          measured.values().stream().mapToDouble(Metrics::shortfall).max().orElse(0);
      figures.put("worst-shortfall", Report.percent(worst));
      report.add("all together", figures);
    }
  }

  private void fit(boolean trained) {
    var fitted = new Episodes(cases.fittingSets(""), 7).fit("shipped", EPISODES, encoder, trained);
    System.out.println("right           = " + fitted.calibration().right());
    System.out.println("listed          = " + fitted.calibration().listed());
    System.out.println("right firmness  = " + fitted.rightFirmness());
    System.out.println("listed firmness = " + fitted.listedFirmness());
  }
}
