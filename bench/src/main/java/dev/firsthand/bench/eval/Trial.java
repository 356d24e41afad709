package dev.firsthand.bench.eval;

import dev.firsthand.bot.Calibration;
import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Evidence;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Question;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One FAQ made of training rows, and questions put to it. */
record Trial(String name, List<FaqEntry> entries, List<Labelled> questions) {

  /** An entry per label: its first row is the question, the others are phrasings. */
  static Trial of(String name, List<Labelled> knowledge, List<Labelled> questions) {
    var byLabel = new LinkedHashMap<String, List<String>>();
    for (var row : knowledge) {
      byLabel.computeIfAbsent(row.label(), unused -> new ArrayList<>()).add(row.text());
    }
    var entries = new ArrayList<FaqEntry>();
    byLabel.forEach((label, texts) -> entries.add(entry(label, texts, "")));
    return new Trial(name, entries, questions);
  }

  static FaqEntry entry(String label, List<String> texts, String answer) {
    return new FaqEntry(
        label, texts.getFirst(), texts.subList(1, texts.size()), answer, "", "", List.of());
  }

  FaqIndex index(Optional<Encoder> encoder) {
    var faq = new Faq(1, entries);
    return encoder.map(one -> FaqIndex.semantic(faq, one)).orElseGet(() -> FaqIndex.lexical(faq));
  }

  /** Each question with the evidence for it. */
  Map<Labelled, Evidence> look(FaqIndex index) {
    var seen = new LinkedHashMap<Labelled, Evidence>();
    for (var question : questions) {
      seen.put(question, index.look(Question.of(question.text())));
    }
    return seen;
  }

  List<Outcome> outcomes(Map<Labelled, Evidence> seen, Calibration calibration) {
    var outcomes = new ArrayList<Outcome>();
    seen.forEach((question, evidence) -> outcomes.add(new Outcome(
        calibration.right(evidence),
        calibration.listed(evidence),
        question.isInScope(),
        isRight(question, evidence, 1),
        isRight(question, evidence, 3))));
    return outcomes;
  }

  boolean isRight(Labelled question, Evidence evidence, int among) {
    return question.isInScope()
        && evidence.ranked().stream()
            .limit(among)
            .anyMatch(one -> entries.get(one.place()).id().equals(question.label()));
  }
}
