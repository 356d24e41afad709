package dev.firsthand.bench.eval;

import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Measures the signals: who wishes for a person, who is frustrated. */
final class Person {

  private final DataFolder data;
  private final Report report;
  private final FaqIndex index = FaqIndex.lexical(Faq.empty());

  Person(DataFolder data, Report report) {
    this.data = data;
    this.report = report;
  }

  void measure() {
    detect("person: own dev", data.tsv("handoff/human_request_dev.tsv"));
    var others = new ArrayList<Labelled>();
    for (var row : data.columns("handoff/nlupp_dev_folds0-11.tsv")) {
      others.add(new Labelled(row[0], row[3]));
    }
    detect("person: nlu++ dev", others);
    var ordinary = new ArrayList<Labelled>();
    new Cases(data).fittingSets("hwu").forEach((set, rows) -> {
      rows.forEach(row -> ordinary.add(row.outOfScope()));
    });
    detect("person: ordinary questions", ordinary);
    detect("frustrated: own dev", data.tsv("handoff/frustration_dev.tsv"));
  }

  private void detect(String part, List<Labelled> rows) {
    int hit = 0;
    int miss = 0;
    int alarm = 0;
    for (var row : rows) {
      var signals = index.read(Question.of(row.text())).signals();
      boolean heard =
          (part.startsWith("person") ? signals.wantsPerson() : signals.frustrated()).isLikely();
      boolean meant = row.label().equals("human") || row.label().equals("frust");
      hit += heard && meant ? 1 : 0;
      miss += !heard && meant ? 1 : 0;
      alarm += heard && !meant ? 1 : 0;
      if (heard != meant && Boolean.getBoolean("eval.misses")) {
        System.out.println((heard ? "ALARM " : "MISS  ") + row.text());
      }
    }
    var figures = new LinkedHashMap<String, Number>();
    figures.put("n", rows.size());
    figures.put("precision", Report.percent(hit / Math.max(1.0, hit + alarm)));
    figures.put("recall", Report.percent(hit / Math.max(1.0, hit + miss)));
    figures.put("alarms", alarm);
    report.add(part, figures);
  }
}
