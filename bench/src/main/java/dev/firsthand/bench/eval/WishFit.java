package dev.firsthand.bench.eval;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Logistic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Trains the bot's {@code WishWeights}: a logistic regression from the encoder's vector to "wants a
 * person". Held lines ({@code person-held}, {@code person-last}) are not among what it learns from.
 */
final class WishFit {

  private static final int FOLDS = 4;
  private static final double SHRINKAGE = 50;
  private static final double COUNT_OF_MADE = 0.3;
  /** Ordinary questions that each fold of the cross-validation learns from; the fit takes all. */
  private static final int ORDINARY_IN_FOLD = 6_000;

  private final Encoder encoder;
  private final List<Labelled> own = new ArrayList<>();
  private final List<Labelled> made;
  private final List<Labelled> ordinary = new ArrayList<>();

  WishFit(DataFolder data, Encoder encoder) {
    this.encoder = encoder;
    for (var name : List.of("person-tune", "person-blind")) {
      data.houseColumns(name).stream()
          .filter(row -> row[1].equals("en"))
          .forEach(row -> own.add(new Labelled(row[0], row[2])));
    }
    for (var name : List.of("talk-tune", "mood-tune")) {
      data.houseColumns(name).stream()
          .filter(row -> row[1].equals("en"))
          .forEach(row -> own.add(new Labelled("other", row[2])));
    }
    own.addAll(data.tsv("handoff/human_request_dev.tsv"));
    data.tsv("handoff/frustration_dev.tsv")
        .forEach(row -> own.add(new Labelled("other", row.text())));
    for (var row : data.columns("handoff/nlupp_dev_folds0-11.tsv")) {
      own.add(new Labelled(row[0], row[3]));
    }
    made = WishShapes.lines(data.houseColumns("person-shapes"));
    ordinary.addAll(data.tsv("banking77/splits/train.tsv"));
    ordinary.addAll(data.clinc(Cases.CLINC, "train"));
  }

  /** Prints what cross-validation says, then the weights in hundredths, the bias last. */
  void run() {
    crossValidate();
    var weights = fit(own, ordinary);
    var hundredths = new ArrayList<String>();
    for (int i = 1; i < weights.length; i++) {
      hundredths.add(inHundredths(weights[i]));
    }
    hundredths.add(inHundredths(weights[0]));
    for (int from = 0; from < hundredths.size(); from += 18) {
      System.out.println(
          String.join(" ", hundredths.subList(from, Math.min(from + 18, hundredths.size()))));
    }
  }

  private static String inHundredths(double weight) {
    return Long.toString(Math.round(weight * 100));
  }

  private void crossValidate() {
    var random = new SplittableRandom(3);
    var folds = own.stream().map(line -> random.nextInt(FOLDS)).collect(Collectors.toList());
    var scale = new Logistic();
    int hit = 0;
    int alarm = 0;
    int meant = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      var learnt = new ArrayList<Labelled>();
      for (int i = 0; i < own.size(); i++) {
        if (folds.get(i) != fold) {
          learnt.add(own.get(i));
        }
      }
      var weights = fit(learnt, ordinary.subList(0, ORDINARY_IN_FOLD));
      for (int i = 0; i < own.size(); i++) {
        if (folds.get(i) == fold) {
          double logit = logit(weights, own.get(i).text());
          boolean human = isHuman(own.get(i));
          scale.add(List.of(logit), human, 1);
          meant += human ? 1 : 0;
          hit += human && logit > 0 ? 1 : 0;
          alarm += !human && logit > 0 ? 1 : 0;
        }
      }
    }
    System.out.printf(
        "by meaning alone, lines of other folds: precision %.1f, recall %.1f (%d of %d lines meant), scale %s%n",
        100.0 * hit / (hit + alarm),
        100.0 * hit / meant,
        meant,
        own.size(),
        Arrays.toString(scale.fit(0.01)));
  }

  private double[] fit(List<Labelled> lines, List<Labelled> questions) {
    var fit = new Logistic();
    lines.forEach(line -> fit.add(vector(line.text()), isHuman(line), 1));
    made.forEach(line -> fit.add(vector(line.text()), isHuman(line), COUNT_OF_MADE));
    questions.forEach(line -> fit.add(vector(line.text()), false, 1));
    return fit.fit(SHRINKAGE);
  }

  private double logit(double[] weights, String text) {
    double logit = weights[0];
    var vector = vector(text);
    for (int i = 0; i < vector.size(); i++) {
      logit += weights[i + 1] * vector.get(i);
    }
    return logit;
  }

  private static boolean isHuman(Labelled line) {
    return line.label().equals("human");
  }

  private List<Double> vector(String text) {
    var vector = new ArrayList<Double>();
    for (float value : encoder.encode(text)) {
      vector.add((double) value);
    }
    return vector;
  }
}
