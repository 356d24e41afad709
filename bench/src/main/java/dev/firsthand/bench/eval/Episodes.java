package dev.firsthand.bench.eval;

import dev.firsthand.bot.Calibration;
import dev.firsthand.bot.Encoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Simulated sites, to fit the shipped calibration: 1 to 80 intents of a public data set become the
 * FAQ, with few or many phrasings; questions come from the same intents, from its other intents
 * (hard: the same domain, no entry) and from other data sets (easy).
 */
final class Episodes {

  private static final int QUESTIONS = 60;
  private static final double OUT_OF_SCOPE = 0.4;

  private final Map<String, List<Labelled>> sets;
  private final Random random;

  Episodes(Map<String, List<Labelled>> sets, long seed) {
    this.sets = sets;
    random = new Random(seed);
  }

  /** {@code many} sites cut out of {@code set}. */
  List<Trial> of(String set, int many) {
    var trials = new ArrayList<Trial>();
    for (int i = 0; i < many; i++) {
      trials.add(one(set, i));
    }
    return trials;
  }

  private Trial one(String set, int number) {
    var byLabel = new LinkedHashMap<String, List<String>>();
    for (var row : sets.getOrDefault(set, List.of())) {
      byLabel.computeIfAbsent(row.label(), unused -> new ArrayList<>()).add(row.text());
    }
    var labels = new ArrayList<>(byLabel.keySet());
    Collections.shuffle(labels, random);
    int entries = (int) Math.round(Math.exp(random.nextDouble() * Math.log(80)));
    entries = Math.min(labels.size() * 3 / 4, entries);
    int most = (int) Math.round(Math.exp(random.nextDouble() * Math.log(30)));
    var knowledge = new ArrayList<Labelled>();
    var inside = new ArrayList<Labelled>();
    for (var label : labels.subList(0, entries)) {
      var texts = new ArrayList<>(byLabel.getOrDefault(label, List.of()));
      Collections.shuffle(texts, random);
      int known = Math.max(1, Math.min(most / 2 + random.nextInt(most + 1), texts.size() * 3 / 4));
      texts.subList(0, known).forEach(text -> knowledge.add(new Labelled(label, text)));
      texts.subList(known, texts.size()).forEach(text -> inside.add(new Labelled(label, text)));
    }
    var near = new ArrayList<Labelled>();
    for (var label : labels.subList(entries, labels.size())) {
      byLabel
          .getOrDefault(label, List.of())
          .forEach(text -> near.add(new Labelled(Labelled.NONE, text)));
    }
    var far = new ArrayList<Labelled>();
    sets.forEach((other, rows) -> {
      if (!other.equals(set)) {
        rows.forEach(row -> far.add(row.outOfScope()));
      }
    });
    int outside = (int) (QUESTIONS * OUT_OF_SCOPE);
    var questions = new ArrayList<Labelled>();
    questions.addAll(drawn(inside, QUESTIONS - outside));
    questions.addAll(drawn(near, outside * 2 / 3));
    questions.addAll(drawn(far, outside / 3));
    return Trial.of(set + " " + number, knowledge, questions);
  }

  private List<Labelled> drawn(List<Labelled> from, int many) {
    var rows = new ArrayList<>(from);
    Collections.shuffle(rows, random);
    return rows.subList(0, Math.min(many, rows.size()));
  }

  /** Fits a calibration on {@code trials}. */
  static Calibration fit(String name, List<Trial> trials, Optional<Encoder> encoder) {
    var right = new LogisticFit();
    var listed = new LogisticFit();
    for (var trial : trials) {
      var index = trial.index(encoder);
      trial.look(index).forEach((question, evidence) -> {
        if (!evidence.features().isEmpty()) {
          right.add(evidence.features(), trial.isRight(question, evidence, 1));
          listed.add(evidence.features(), trial.isRight(question, evidence, 3));
        }
      });
    }
    return new Calibration(name, right.fit(20), listed.fit(20));
  }
}
