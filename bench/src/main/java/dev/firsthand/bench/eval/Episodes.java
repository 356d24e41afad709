package dev.firsthand.bench.eval;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Prior;
import dev.firsthand.bot.Question;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Simulated sites, to fit the shipped prior: 2 to 100 intents of a public data set become the FAQ,
 * with few or many phrasings; questions come from the same intents, a quarter of them garbled, from
 * its other intents (near: the same domain, no entry) and from other data sets (far).
 */
final class Episodes {

  /** The share of questions without an entry, and of those the share from the same domain. */
  private static final double OUT_OF_SCOPE = 0.45;

  private static final double NEAR = 0.67;

  private static final int INSIDE = 50;
  private static final int NEAR_ASKED = 40;
  private static final int FAR_ASKED = 20;
  private static final long MOST_SCHOOLING = 180_000;

  private final Map<String, List<Labelled>> sets;
  private final Random random;
  private final List<Prior.Answered> inside = new ArrayList<>();
  private final List<Prior.Answered> near = new ArrayList<>();
  private final List<Prior.Answered> far = new ArrayList<>();

  Episodes(Map<String, List<Labelled>> sets, long seed) {
    this.sets = sets;
    random = new Random(seed);
  }

  /** The prior of {@code many} sites cut out of each set. */
  Prior fit(String name, int many, Optional<Encoder> encoder, boolean trained) {
    for (int i = 0; i < many; i++) {
      for (var set : sets.keySet()) {
        ask(set, encoder, trained);
      }
    }
    double all = (double) inside.size() + near.size() + far.size();
    var questions = new ArrayList<Prior.Answered>();
    addAll(questions, inside, all * (1 - OUT_OF_SCOPE));
    addAll(questions, near, all * OUT_OF_SCOPE * NEAR);
    addAll(questions, far, all * OUT_OF_SCOPE * (1 - NEAR));
    return Prior.fitted(name, questions, encoder.isPresent() ? 0 : Prior.DOUBT_OF_WORDS);
  }

  private static void addAll(
      List<Prior.Answered> to, List<Prior.Answered> rows, double countOfAll) {
    for (var row : rows) {
      to.add(
          new Prior.Answered(row.features(), row.right(), row.listed(), countOfAll / rows.size()));
    }
  }

  private void ask(String set, Optional<Encoder> encoder, boolean trained) {
    var byLabel = new LinkedHashMap<String, List<String>>();
    for (var row : sets.getOrDefault(set, List.of())) {
      byLabel.computeIfAbsent(row.label(), unused -> new ArrayList<>()).add(row.text());
    }
    var labels = new ArrayList<>(byLabel.keySet());
    Collections.shuffle(labels, random);
    int entries = Math.min(labels.size() * 3 / 4, between(2, 140));
    long most = between(1, 50);
    most = Math.max(1, Math.min(most, MOST_SCHOOLING / entries / entries));
    var knowledge = new ArrayList<Labelled>();
    var known = new ArrayList<Labelled>();
    for (var label : labels.subList(0, entries)) {
      var texts = new ArrayList<>(byLabel.getOrDefault(label, List.of()));
      Collections.shuffle(texts, random);
      int drawn = (int) most / 2 + random.nextInt((int) most + 1);
      int cut = Math.max(1, Math.min(drawn, texts.size() * 3 / 4));
      texts.subList(0, cut).forEach(text -> knowledge.add(new Labelled(label, text)));
      texts.subList(cut, texts.size()).forEach(text -> known.add(new Labelled(label, text)));
    }
    var unknown = new ArrayList<Labelled>();
    for (var label : labels.subList(entries, labels.size())) {
      byLabel
          .getOrDefault(label, List.of())
          .forEach(text -> unknown.add(new Labelled(Labelled.NONE, text)));
    }
    var foreign = new ArrayList<Labelled>();
    sets.forEach((other, rows) -> {
      if (!other.equals(set)) {
        rows.forEach(row -> foreign.add(row.outOfScope()));
      }
    });
    var trial = Trial.of(set, knowledge, List.of());
    var plain = FaqIndex.plain(new Faq(1, trial.entries()), encoder.orElse(null), null);
    var index = trained ? plain.trained() : plain;
    for (var question : drawn(known, INSIDE)) {
      boolean garbled = random.nextInt(4) == 0;
      var text = garbled ? garble(question.text()) : question.text();
      put(index, trial, new Labelled(question.label(), text), inside);
    }
    drawn(unknown, NEAR_ASKED).forEach(question -> put(index, trial, question, near));
    drawn(foreign, FAR_ASKED).forEach(question -> put(index, trial, question, far));
  }

  private int between(int least, int most) {
    return (int) Math.round(
        least * StrictMath.exp(random.nextDouble() * StrictMath.log((double) most / least)));
  }

  private static void put(
      FaqIndex index, Trial trial, Labelled question, List<Prior.Answered> rows) {
    var evidence = index.look(Question.of(question.text()));
    if (!evidence.features().isEmpty()) {
      rows.add(new Prior.Answered(
          evidence.features(),
          trial.isRight(question, evidence, 1),
          trial.isRight(question, evidence, 3),
          1));
    }
  }

  /** One or two slips: letters swapped, left out or doubled, or a word left out. */
  private String garble(String text) {
    var words = new ArrayList<>(List.of(text.split(" ", -1)));
    int slips = 1 + random.nextInt(2);
    for (int slip = 0; slip < slips; slip++) {
      int at = random.nextInt(words.size());
      var word = words.get(at);
      int kind = random.nextInt(4);
      if (kind == 3) {
        if (words.size() > 3) {
          words.remove(at);
        }
      } else if (word.length() > 3) {
        int letter = 1 + random.nextInt(word.length() - 2);
        var head = word.substring(0, letter);
        words.set(
            at,
            switch (kind) {
              case 0 ->
                head + word.charAt(letter + 1) + word.charAt(letter) + word.substring(letter + 2);
              case 1 -> head + word.substring(letter + 1);
              default -> head + word.charAt(letter) + word.substring(letter);
            });
      }
    }
    return String.join(" ", words);
  }

  private List<Labelled> drawn(List<Labelled> from, int many) {
    var rows = new ArrayList<>(from);
    Collections.shuffle(rows, random);
    return rows.subList(0, Math.min(many, rows.size()));
  }
}
