package dev.firsthand.bench.eval;

import dev.firsthand.bot.Calibration;
import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.Question;
import dev.firsthand.retrieval.OnnxEncoder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Measures the bot on a folder of public data: {@code ./firsthand eval FOLDER [--fit] [--lexical] [--only a,b]
 * [--vectors FILE] [--json FILE]}. Fixed seeds: the same command gives the same figures, times apart.
 */
public final class Main {

  private static final int EPISODES = 50;
  private static final Set<String> KNOWN =
      Set.of("--fit", "--lexical", "--only", "--vectors", "--json");

  private final DataFolder data;
  private final Optional<Encoder> encoder;
  private final Report report;
  private final Map<String, Calibration> calibrations = new HashMap<>();

  private Main(DataFolder data, Optional<Encoder> encoder, Report report) {
    this.data = data;
    this.encoder = encoder;
    this.report = report;
  }

  /** Runs; prints the table to standard output. */
  public static void main(String[] arguments) throws IOException {
    var options = options(arguments);
    var folder = options.get("");
    if (folder == null || !Files.isDirectory(Path.of(folder))) {
      System.err.println(
          "Name the data folder: eval FOLDER [--fit] [--lexical] [--only a,b] [--vectors FILE]"
              + " [--json FILE]");
      System.exit(2);
      return;
    }
    var report = new Report(System.out);
    StoredVectors stored = null;
    if (!options.containsKey("--lexical")) {
      stored = new StoredVectors(OnnxEncoder.bundled(), options.getOrDefault("--vectors", ""));
    }
    Optional<Encoder> encoder = Optional.ofNullable(stored);
    var eval = new Main(new DataFolder(Path.of(folder)), encoder, report);
    if (options.containsKey("--fit")) {
      eval.fit();
    } else {
      var only = options.getOrDefault(
          "--only", "clinc,banking,oos,hwu,hint3,faq,person,signals,language,cost");
      for (var part : only.split(",", -1)) {
        eval.part(part);
      }
    }
    if (stored != null) {
      stored.save();
    }
    var json = options.get("--json");
    if (json != null) {
      Files.write(Path.of(json), report.json());
    }
  }

  private static Map<String, String> options(String[] arguments) {
    var options = new HashMap<String, String>();
    for (int i = 0; i < arguments.length; i++) {
      var argument = arguments[i];
      if (!argument.startsWith("--")) {
        options.put("", argument);
      } else if (!KNOWN.contains(argument)) {
        throw new IllegalArgumentException("unknown option " + argument);
      } else if (argument.equals("--fit") || argument.equals("--lexical")) {
        options.put(argument, "");
      } else if (i + 1 < arguments.length) {
        options.put(argument, arguments[++i]);
      }
    }
    return options;
  }

  private void part(String part) {
    switch (part) {
      case "clinc" -> clinc();
      case "banking" -> banking();
      case "oos" -> bankingOutOfScope();
      case "hwu" -> hwu();
      case "hint3" -> hint3();
      case "faq" -> stackFaq();
      case "person" -> signals().person();
      case "signals" -> signals().talkAndMood();
      case "language" -> signals().language();
      case "cost" -> cost();
      default -> throw new IllegalArgumentException("unknown part " + part);
    }
  }

  private SignalTrials signals() {
    return new SignalTrials(data, encoder, report);
  }

  /** The data that shipped constants are fitted on; a target and its relatives can be left out. */
  private Map<String, List<Labelled>> fittingSets(String without) {
    var sets = new LinkedHashMap<String, List<Labelled>>();
    if (!without.equals("clinc")) {
      sets.put("clinc", data.clinc("train"));
    }
    if (!without.equals("banking")) {
      sets.put("banking", data.tsv("banking77/splits/train.tsv"));
    }
    if (!without.equals("hwu")) {
      sets.put("hwu", data.tsv("hwu64/train.tsv"));
    }
    return sets;
  }

  private Calibration calibration(String without) {
    return calibrations.computeIfAbsent(without, name -> {
      var sets = fittingSets(name);
      var episodes = new Episodes(sets, 7);
      var trials = new ArrayList<Trial>();
      sets.keySet().forEach(set -> trials.addAll(episodes.of(set, EPISODES)));
      return Episodes.fit("without " + name, trials, encoder);
    });
  }

  private void fit() {
    var fitted = calibration("nothing");
    System.out.println("right  = " + fitted.right());
    System.out.println("listed = " + fitted.listed());
  }

  private void measure(String name, List<Labelled> train, List<Labelled> test, String without) {
    var trial = Trial.of(name, train, test);
    var seen = trial.look(trial.index(encoder));
    report.add(name, new Metrics(trial.outcomes(seen, calibration(without))));
    report.add(name + " shipped", new Metrics(trial.outcomes(seen, shipped())));
  }

  private Calibration shipped() {
    return encoder.isPresent() ? Calibration.SEMANTIC : Calibration.LEXICAL;
  }

  private void clinc() {
    var test = new ArrayList<>(data.clinc("val"));
    test.addAll(data.clinc("oos_val"));
    test.addAll(data.clinc("oos_train"));
    measure("clinc150 5-shot", data.tsv("clinc150/splits/train_5.tsv"), test, "clinc");
    measure("clinc150 10-shot", data.tsv("clinc150/splits/train_10.tsv"), test, "clinc");
    measure("clinc150 full", data.clinc("train"), test, "clinc");
  }

  private void banking() {
    var test = data.tsv("banking77/splits/valid.tsv");
    measure("banking77 5-shot", data.tsv("banking77/splits/train_5.tsv"), test, "banking");
    measure("banking77 10-shot", data.tsv("banking77/splits/train_10.tsv"), test, "banking");
    measure("banking77 full", data.tsv("banking77/splits/train.tsv"), test, "banking");
  }

  private void bankingOutOfScope() {
    var held = new HashSet<String>();
    data.lines("banking77_oos/heldout_intents.txt")
        .forEach(line -> held.add(line.strip().toLowerCase(Locale.ROOT)));
    var train = data.tsv("banking77/splits/train.tsv").stream()
        .filter(row -> !held.contains(row.label().toLowerCase(Locale.ROOT)))
        .toList();
    var test = new ArrayList<Labelled>();
    for (var row : data.tsv("banking77/splits/valid.tsv")) {
      boolean out = held.contains(row.label().toLowerCase(Locale.ROOT));
      test.add(out ? row.outOfScope() : row);
    }
    data.tsv("banking77_oos/oodoos_valid.tsv").forEach(row -> test.add(row.outOfScope()));
    measure("banking77-oos", train, test, "banking");
  }

  private void hwu() {
    var test = data.tsv("hwu64/valid.tsv");
    measure("hwu64 10-shot", data.tsv("hwu64/train_10.tsv"), test, "hwu");
    measure("hwu64 full", data.tsv("hwu64/train.tsv"), test, "hwu");
  }

  /** Five folds; a fifth of the intents is held out of each, so that their questions have no entry. */
  private void hint3() {
    var all = new ArrayList<Outcome>();
    for (var bot : List.of("curekart", "powerplay11", "sofmattress")) {
      var rows = new ArrayList<>(data.csv("hint3/" + bot + "_train.csv"));
      Collections.shuffle(rows, new Random(3));
      var labels =
          new ArrayList<>(rows.stream().map(Labelled::label).distinct().sorted().toList());
      Collections.shuffle(labels, new Random(4));
      var outcomes = new ArrayList<Outcome>();
      for (int fold = 0; fold < 5; fold++) {
        var train = new ArrayList<Labelled>();
        var test = new ArrayList<Labelled>();
        for (int i = 0; i < rows.size(); i++) {
          var row = rows.get(i);
          boolean hidden = labels.indexOf(row.label()) % 5 == fold;
          if (hidden) {
            test.add(row.outOfScope());
          } else if (i % 5 == fold) {
            test.add(row);
          } else {
            train.add(row);
          }
        }
        var trial = Trial.of(bot, train, test);
        outcomes.addAll(trial.outcomes(trial.look(trial.index(encoder)), shipped()));
      }
      report.add("hint3 " + bot, new Metrics(outcomes));
      all.addAll(outcomes);
    }
    report.add("hint3 all", new Metrics(all));
  }

  private void stackFaq() {
    var entries = new ArrayList<FaqEntry>();
    for (var row : data.columns("stackfaq/faq.tsv")) {
      entries.add(Trial.entry(row[0], List.of(row[1]), row[2]));
    }
    var questions = data.tsv("stackfaq/queries_dev.tsv");
    var trial = new Trial("stackfaq", entries, questions);
    report.add(
        "stackfaq", new Metrics(trial.outcomes(trial.look(trial.index(encoder)), shipped())));
    var open = new ArrayList<Outcome>();
    for (int fold = 0; fold < 5; fold++) {
      int hidden = fold;
      var ids = new HashSet<String>();
      var kept = new ArrayList<FaqEntry>();
      for (int i = 0; i < entries.size(); i++) {
        if ((i / 2) % 5 == hidden) {
          ids.add(entries.get(i).id());
        } else {
          kept.add(entries.get(i));
        }
      }
      var asked = questions.stream()
          .map(row -> ids.contains(row.label()) ? row.outOfScope() : row)
          .toList();
      var part = new Trial("open", kept, asked);
      open.addAll(part.outcomes(part.look(part.index(encoder)), shipped()));
    }
    report.add("stackfaq open set", new Metrics(open));
  }

  /** Thread CPU time a question, models at work, on an FAQ of 77 entries with 10 phrasings. */
  private void cost() {
    var fresh = encoder.isPresent() ? Optional.<Encoder>of(OnnxEncoder.bundled()) : encoder;
    var trial = Trial.of(
        "cost", data.tsv("banking77/splits/train_10.tsv"), data.tsv("banking77/splits/valid.tsv"));
    var index = trial.index(fresh);
    var threads = ManagementFactory.getThreadMXBean();
    var times = new long[600];
    for (int i = 0; i < times.length + 300; i++) {
      var question = Question.of(trial.questions().get(i).text());
      long before = threads.getCurrentThreadCpuTime();
      index.read(question);
      if (i >= 300) {
        times[i - 300] = threads.getCurrentThreadCpuTime() - before;
      }
    }
    Arrays.sort(times);
    report.add(
        "cost: CPU ms a question",
        new TreeMap<>(Map.of("p50", times[300] / 1e6, "p99", times[594] / 1e6)));
  }
}
