package dev.firsthand.bench.eval;

import dev.firsthand.bot.FaqEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** What is measured: each public set, split as docs/BOT.md says; test parts where they are given. */
final class Cases {

  static final String CLINC = "clinc150/data_full_dev.json";
  private static final String CLINC_TEST = "clinc150/data_full.json";

  /** HINT3's label of questions that the real bot had no answer for. */
  private static final String NO_ANSWER = "NO_NODES_DETECTED";

  private final DataFolder data;

  Cases(DataFolder data) {
    this.data = data;
  }

  /** The data that priors are fitted on; a family can be left out. */
  Map<String, List<Labelled>> fittingSets(String without) {
    var sets = new LinkedHashMap<String, List<Labelled>>();
    sets.put("clinc", data.clinc(CLINC, "train"));
    sets.put("banking", data.tsv("banking77/splits/train.tsv"));
    sets.put("hwu", data.tsv("hwu64/train.tsv"));
    sets.remove(without);
    return sets;
  }

  List<Case> of(String part) {
    return switch (part) {
      case "clinc" -> clinc();
      case "banking" -> banking();
      case "oos" -> List.of(bankingOutOfScope());
      case "hwu" -> hwu();
      case "hint3" -> hint3();
      case "faq" -> stackFaq();
      default -> throw new IllegalArgumentException("unknown part " + part);
    };
  }

  private static Case one(String name, String family, List<Labelled> train, List<Labelled> test) {
    return new Case(name, family, List.of(Trial.of(name, train, test)));
  }

  /** The first phrasing of each label. */
  private static List<Labelled> single(List<Labelled> rows) {
    var seen = new HashSet<String>();
    return rows.stream().filter(row -> seen.add(row.label())).toList();
  }

  private List<Case> clinc() {
    var test = new ArrayList<Labelled>();
    if (data.isHidden() && data.has(CLINC_TEST)) {
      test.addAll(data.clinc(CLINC_TEST, "test"));
      test.addAll(data.clinc(CLINC_TEST, "oos_test"));
    } else {
      test.addAll(data.clinc(CLINC, "val"));
      test.addAll(data.clinc(CLINC, "oos_val"));
      test.addAll(data.clinc("clinc150/oos_train_plus.json", "oos_train_plus"));
    }
    var five = data.tsv("clinc150/splits/train_5.tsv");
    return List.of(
        one("clinc150 1-shot", "clinc", single(five), test),
        one("clinc150 5-shot", "clinc", five, test),
        one("clinc150 10-shot", "clinc", data.tsv("clinc150/splits/train_10.tsv"), test),
        one("clinc150 full", "clinc", data.clinc(CLINC, "train"), test));
  }

  private List<Labelled> bankingTest() {
    boolean hidden = data.isHidden() && data.has("banking77/splits/test.tsv");
    return data.tsv(hidden ? "banking77/splits/test.tsv" : "banking77/splits/valid.tsv");
  }

  private List<Case> banking() {
    var test = bankingTest();
    var five = data.tsv("banking77/splits/train_5.tsv");
    return List.of(
        one("banking77 1-shot", "banking", single(five), test),
        one("banking77 5-shot", "banking", five, test),
        one("banking77 10-shot", "banking", data.tsv("banking77/splits/train_10.tsv"), test),
        one("banking77 full", "banking", data.tsv("banking77/splits/train.tsv"), test));
  }

  private Case bankingOutOfScope() {
    var held = new HashSet<String>();
    data.lines("banking77_oos/heldout_intents.txt")
        .forEach(line -> held.add(line.strip().toLowerCase(Locale.ROOT)));
    var train = data.tsv("banking77/splits/train.tsv").stream()
        .filter(row -> !isHeld(row, held))
        .toList();
    var test = new ArrayList<Labelled>();
    for (var row : bankingTest()) {
      test.add(isHeld(row, held) ? row.outOfScope() : row);
    }
    boolean hidden = data.isHidden() && data.has("banking77_oos/oodoos_test.tsv");
    data.tsv(hidden ? "banking77_oos/oodoos_test.tsv" : "banking77_oos/oodoos_valid.tsv")
        .forEach(row -> test.add(row.outOfScope()));
    return one("banking77-oos", "banking", train, test);
  }

  private static boolean isHeld(Labelled row, Set<String> held) {
    return held.contains(row.label().toLowerCase(Locale.ROOT));
  }

  private List<Case> hwu() {
    boolean hidden = data.isHidden() && data.has("hwu64/test.tsv");
    var test = data.tsv(hidden ? "hwu64/test.tsv" : "hwu64/valid.tsv");
    var five = data.tsv("hwu64/train_5.tsv");
    return List.of(
        one("hwu64 1-shot", "hwu", single(five), test),
        one("hwu64 5-shot", "hwu", five, test),
        one("hwu64 10-shot", "hwu", data.tsv("hwu64/train_10.tsv"), test),
        one("hwu64 full", "hwu", data.tsv("hwu64/train.tsv"), test));
  }

  private List<Case> hint3() {
    var cases = new ArrayList<Case>();
    for (var bot : List.of("curekart", "powerplay11", "sofmattress")) {
      var rows = data.csv("hint3/" + bot + "_train.csv");
      var test = "hint3/" + bot + "_test.csv";
      boolean hidden = data.isHidden() && data.has(test);
      cases.add(new Case(
          "hint3 " + bot,
          "",
          hidden
              ? List.of(Trial.of(
                  bot,
                  rows,
                  data.csv(test).stream()
                      .map(row -> row.label().equals(NO_ANSWER) ? row.outOfScope() : row)
                      .toList()))
              : fiveFolds(bot, rows)));
    }
    cases.add(new Case(
        "hint3 all", "", cases.stream().flatMap(one -> one.trials().stream()).toList()));
    return cases;
  }

  /** A fifth of the intents is held out of each fold, so that their questions have no entry. */
  private static List<Trial> fiveFolds(String bot, List<Labelled> all) {
    var rows = new ArrayList<>(all);
    Collections.shuffle(rows, new Random(3));
    var labels =
        new ArrayList<>(rows.stream().map(Labelled::label).distinct().sorted().toList());
    Collections.shuffle(labels, new Random(4));
    var trials = new ArrayList<Trial>();
    for (int fold = 0; fold < 5; fold++) {
      var train = new ArrayList<Labelled>();
      var test = new ArrayList<Labelled>();
      for (int i = 0; i < rows.size(); i++) {
        var row = rows.get(i);
        if (labels.indexOf(row.label()) % 5 == fold) {
          test.add(row.outOfScope());
        } else if (i % 5 == fold) {
          test.add(row);
        } else {
          train.add(row);
        }
      }
      trials.add(Trial.of(bot, train, test));
    }
    return trials;
  }

  private List<Case> stackFaq() {
    var entries = new ArrayList<FaqEntry>();
    for (var row : data.columns("stackfaq/faq.tsv")) {
      entries.add(Trial.entry(row[0], List.of(row[1]), row[2]));
    }
    boolean hidden = data.isHidden() && data.has("stackfaq/queries_test.tsv");
    var questions = data.tsv(hidden ? "stackfaq/queries_test.tsv" : "stackfaq/queries_dev.tsv");
    var open = new ArrayList<Trial>();
    for (int fold = 0; fold < 5; fold++) {
      var ids = new HashSet<String>();
      var kept = new ArrayList<FaqEntry>();
      for (int i = 0; i < entries.size(); i++) {
        if ((i / 2) % 5 == fold) {
          ids.add(entries.get(i).id());
        } else {
          kept.add(entries.get(i));
        }
      }
      open.add(new Trial(
          "open",
          kept,
          questions.stream()
              .map(row -> ids.contains(row.label()) ? row.outOfScope() : row)
              .toList()));
    }
    return List.of(
        new Case("stackfaq", "", List.of(new Trial("stackfaq", entries, questions))),
        new Case("stackfaq open set", "", open));
  }
}
