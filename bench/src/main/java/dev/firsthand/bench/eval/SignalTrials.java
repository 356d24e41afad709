package dev.firsthand.bench.eval;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Question;
import dev.firsthand.bot.Signal;
import dev.firsthand.bot.Signals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Measures what the bot hears besides the question: on the data folder's lines, and on the house's own
 * ({@code signals/*.tsv}: those named tune were seen while the rules were written, those named held
 * were not). {@code -Deval.misses=true} prints every line that is heard wrongly.
 */
final class SignalTrials {

  private static final boolean SHOW = Boolean.getBoolean("eval.misses");
  /** From this chance on, the policy passes on a language that the FAQ does not speak. */
  private static final double SURE = 0.9;

  private static final List<String> PARTS = List.of("tune", "held");

  /** The signals that the lines of {@code talk-*.tsv} are about, by label. */
  private static final Map<String, Function<Signals, Signal>> TALK = talk();

  private final DataFolder data;
  private final Report report;
  private final FaqIndex ears;
  private final Map<String, Reliability> reliabilities = new LinkedHashMap<>();

  SignalTrials(DataFolder data, Optional<Encoder> encoder, Report report) {
    this.data = data;
    this.report = report;
    ears = encoder
        .map(one -> FaqIndex.semantic(Faq.empty(), one))
        .orElseGet(() -> FaqIndex.lexical(Faq.empty()));
  }

  private static Map<String, Function<Signals, Signal>> talk() {
    var talk = new LinkedHashMap<String, Function<Signals, Signal>>();
    talk.put("greeting", Signals::greeting);
    talk.put("thanks", Signals::thanks);
    talk.put("goodbye", Signals::goodbye);
    talk.put("helped", Signals::helped);
    talk.put("nothelped", Signals::notHelped);
    return talk;
  }

  /** One line: what it is, in which language, after which earlier message, its words. */
  private record Row(String label, String language, List<String> earlier, String text) {
    Row(String label, String text) {
      this(label, "en", List.of(), text);
    }
  }

  /** The wish for a person. */
  void person() {
    for (var file : data.files("handoff", "human_request_")) {
      detect("person", file, rows(data.tsv("handoff/" + file)), "human", Signals::wantsPerson);
    }
    for (var file : data.files("handoff", "nlupp_")) {
      var others = new ArrayList<Row>();
      for (var row : data.columns("handoff/" + file)) {
        others.add(new Row(row[0], row[3]));
      }
      detect("person", file, others, "human", Signals::wantsPerson);
    }
    for (var part : PARTS) {
      byLanguage("person", part, house("person-" + part), "human", Signals::wantsPerson);
    }
    for (var part : List.of("blind", "last", "final")) {
      detect("person", part, house("person-" + part), "human", Signals::wantsPerson);
    }
    detect("person", "ordinary questions", ordinary(), "human", Signals::wantsPerson);
    reliability("person");
  }

  /** Frustration, small talk, helped or not, the same question again. */
  void talkAndMood() {
    for (var file : data.files("handoff", "frustration_")) {
      detect("frustrated", file, rows(data.tsv("handoff/" + file)), "frust", Signals::frustrated);
    }
    for (var part : PARTS) {
      byLanguage("frustrated", part, house("mood-" + part), "frust", Signals::frustrated);
    }
    detect("frustrated", "ordinary questions", ordinary(), "frust", Signals::frustrated);
    reliability("frustrated");
    TALK.forEach((label, signal) -> {
      for (var part : PARTS) {
        byLanguage(label, part, house("talk-" + part), label, signal);
      }
      detect(label, "ordinary questions", ordinary(), label, signal);
      reliability(label);
    });
    for (var part : PARTS) {
      byLanguage("repeated", part, pairs("repeated-" + part), "same", Signals::repeated);
    }
    reliability("repeated");
  }

  /** The language guess: on xSID's voice commands, and on the house's own chat lines. */
  void language() {
    for (var tag : List.of("en", "de", "it", "nl", "da", "tr", "id", "sr", "ja", "zh", "ar")) {
      guess(
          "language xsid " + tag,
          tag,
          data.tsv("xsid/" + tag + ".valid.tsv").stream().map(Labelled::text).toList());
    }
    var own = new LinkedHashMap<String, List<String>>();
    for (var row : data.houseColumns("language")) {
      own.computeIfAbsent(row[0], unused -> new ArrayList<>()).add(row[1]);
    }
    own.forEach((tag, texts) -> guess("language own " + tag, tag.equals("?") ? "" : tag, texts));
    var ordinary = ordinary().stream().map(Row::text).toList();
    reliability("language");
    guess("language ordinary en", "en", ordinary);
  }

  private void guess(String part, String truth, List<String> texts) {
    int right = 0;
    int wrong = 0;
    int sure = 0;
    int surelyWrong = 0;
    for (var text : texts) {
      var heard = ears.read(Question.of(text)).signals();
      boolean is = heard.language().equals(truth);
      right += is ? 1 : 0;
      wrong += !is && !heard.language().isEmpty() ? 1 : 0;
      boolean certain = heard.inLanguage().probability() >= SURE;
      sure += certain ? 1 : 0;
      surelyWrong += certain && !is ? 1 : 0;
      reliabilities
          .computeIfAbsent("language", unused -> new Reliability())
          .add(heard.inLanguage().probability(), is);
      if (!is && !heard.language().isEmpty() && SHOW) {
        System.out.println("TAKEN for " + heard.language() + "\t" + text);
      }
    }
    var figures = new LinkedHashMap<String, Number>();
    figures.put("n", texts.size());
    figures.put("right", share(right, texts.size()));
    figures.put("wrong", share(wrong, texts.size()));
    figures.put("silent", share(texts.size() - right - wrong, texts.size()));
    figures.put("sure", share(sure, texts.size()));
    figures.put("surely wrong", surelyWrong);
    report.add(part, figures);
  }

  private void byLanguage(
      String name, String part, List<Row> rows, String label, Function<Signals, Signal> signal) {
    for (var language : List.of("en", "de", "fr", "es")) {
      var own = rows.stream().filter(row -> row.language().equals(language)).toList();
      detect(name, part + " " + language, own, label, signal);
    }
  }

  private void detect(
      String name, String part, List<Row> rows, String label, Function<Signals, Signal> signal) {
    int hit = 0;
    int miss = 0;
    int alarm = 0;
    var reliability = reliabilities.computeIfAbsent(name, unused -> new Reliability());
    for (var row : rows) {
      var question = new Question(row.text(), row.earlier(), "");
      var heard = signal.apply(ears.read(question).signals());
      boolean meant = List.of(row.label().split("\\+", -1)).contains(label);
      if (!name.equals("frustrated") || !part.startsWith("ordinary")) {
        // Who complains in an ordinary question is not labelled.
        reliability.add(heard.probability(), meant);
      }
      hit += heard.isLikely() && meant ? 1 : 0;
      miss += !heard.isLikely() && meant ? 1 : 0;
      alarm += heard.isLikely() && !meant ? 1 : 0;
      if (heard.isLikely() != meant && SHOW) {
        System.out.println(
            (meant ? "MISS  " : "ALARM ") + row.earlier() + row.text() + "\t" + heard);
      }
    }
    var figures = new LinkedHashMap<String, Number>();
    figures.put("n", rows.size());
    figures.put("meant", hit + miss);
    if (hit + miss > 0) {
      figures.put("precision", share(hit, hit + alarm));
      figures.put("recall", share(hit, hit + miss));
      figures.put("f1", share(2 * hit, 2 * hit + miss + alarm));
    }
    figures.put("alarms", alarm);
    report.add(name + ": " + part, figures);
  }

  private void reliability(String name) {
    var reliability = reliabilities.getOrDefault(name, new Reliability());
    reliability.figures().forEach((bin, figures) -> report.add(name + " said " + bin, figures));
  }

  private static double share(int part, int whole) {
    return Report.percent(part / Math.max(1.0, whole));
  }

  private List<Row> ordinary() {
    var rows = new ArrayList<Row>();
    data.tsv("banking77/splits/train.tsv").forEach(row -> rows.add(new Row("", row.text())));
    data.clinc(Cases.CLINC, "train").stream()
        .map(row -> new Row(row.label().equals("thank_you") ? "thanks" : row.label(), row.text()))
        .forEach(rows::add);
    return rows;
  }

  private static List<Row> rows(List<Labelled> lines) {
    return lines.stream().map(line -> new Row(line.label(), line.text())).toList();
  }

  private List<Row> house(String name) {
    return data.houseColumns(name).stream()
        .map(row -> new Row(row[0], row[1], List.of(), row[2]))
        .toList();
  }

  private List<Row> pairs(String name) {
    return data.houseColumns(name).stream()
        .map(row -> new Row(row[0], row[1], List.of(row[2]), row[3]))
        .toList();
  }
}
