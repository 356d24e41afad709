package dev.firsthand.bench.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The figures of a run, as docs/BOT.md defines them. */
record Metrics(List<Outcome> outcomes) {

  private static final int SAMPLES = 200;

  double accuracy() {
    return share(Outcome::inScope, Outcome::right);
  }

  double rightInThree() {
    return share(Outcome::inScope, Outcome::rightInThree);
  }

  private double share(Predicate<Outcome> of, Predicate<Outcome> which) {
    long all = outcomes.stream().filter(of).count();
    return all == 0 ? 0 : (double) outcomes.stream().filter(of).filter(which).count() / all;
  }

  /** The chance that a question in scope gets more confidence than one out of scope. */
  double auroc() {
    var sorted = outcomes.stream()
        .sorted(Comparator.comparingDouble(Outcome::confidence))
        .toList();
    double ranks = 0;
    long inside = 0;
    for (int from = 0; from < sorted.size(); ) {
      int to = from;
      while (to < sorted.size()
          && sorted.get(to).confidence() == sorted.get(from).confidence()) {
        to++;
      }
      for (int i = from; i < to; i++) {
        if (sorted.get(i).inScope()) {
          ranks += (from + to + 1) / 2.0;
          inside++;
        }
      }
      from = to;
    }
    long outside = sorted.size() - inside;
    return inside == 0 || outside == 0
        ? 0
        : (ranks - inside * (inside + 1) / 2.0) / ((double) inside * outside);
  }

  /** Share of what is out of scope that falls below the threshold which 95 % in scope pass. */
  double outOfScopeRecall() {
    var inside = outcomes.stream()
        .filter(Outcome::inScope)
        .mapToDouble(Outcome::confidence)
        .sorted()
        .toArray();
    double threshold = inside[(int) (inside.length * 0.05)];
    return share(one -> !one.inScope(), one -> one.confidence() < threshold);
  }

  /** Expected calibration error of the best entry's confidence, 15 bins. */
  double calibrationError() {
    return calibrationError(Outcome::confidence, Outcome::right);
  }

  /** The same of the best three's. */
  double calibrationErrorOfThree() {
    return calibrationError(Outcome::listed, Outcome::rightInThree);
  }

  private double calibrationError(ToDoubleFunction<Outcome> said, Predicate<Outcome> was) {
    int bins = 15;
    var sums = new double[bins];
    var rights = new double[bins];
    for (var one : outcomes) {
      int bin = Math.min(bins - 1, (int) (said.applyAsDouble(one) * bins));
      sums[bin] += said.applyAsDouble(one);
      rights[bin] += was.test(one) ? 1 : 0;
    }
    double error = 0;
    for (int bin = 0; bin < bins; bin++) {
      error += Math.abs(sums[bin] - rights[bin]);
    }
    return error / outcomes.size();
  }

  /** Of what was answered at {@code threshold}, the share that was right. */
  double precisionAt(double threshold) {
    return share(one -> one.confidence() >= threshold, Outcome::right);
  }

  long answeredAt(double threshold) {
    return outcomes.stream().filter(one -> one.confidence() >= threshold).count();
  }

  double coverageAt(double threshold) {
    return (double) answeredAt(threshold) / outcomes.size();
  }

  /** The largest share answered while at least {@code precision} of the answers are right. */
  double coverageAtPrecision(double precision) {
    var sorted = outcomes.stream()
        .sorted(Comparator.comparingDouble(Outcome::confidence).reversed())
        .toList();
    int best = 0;
    int right = 0;
    for (int i = 0; i < sorted.size(); i++) {
      right += sorted.get(i).right() ? 1 : 0;
      best = right >= precision * (i + 1) ? i + 1 : best;
    }
    return (double) best / sorted.size();
  }

  /**
   * By how much the precision at .7, .8 or .9 falls short of what it promises, at worst; thresholds
   * with fewer than 40 answers tell nothing.
   */
  double shortfall() {
    double worst = 0;
    for (double threshold : new double[] {0.7, 0.8, 0.9}) {
      if (answeredAt(threshold) >= 40) {
        worst = Math.max(worst, threshold - precisionAt(threshold));
      }
    }
    return worst;
  }

  /** The middle 95 of 100 values that {@code figure} takes on samples of these outcomes. */
  double[] interval(ToDoubleFunction<Metrics> figure) {
    var random = new Random(9);
    var values = new double[SAMPLES];
    for (int sample = 0; sample < SAMPLES; sample++) {
      var drawn = new ArrayList<Outcome>(outcomes.size());
      for (int i = 0; i < outcomes.size(); i++) {
        drawn.add(outcomes.get(random.nextInt(outcomes.size())));
      }
      values[sample] = figure.applyAsDouble(new Metrics(drawn));
    }
    Arrays.sort(values);
    return new double[] {values[SAMPLES / 40], values[SAMPLES - 1 - SAMPLES / 40]};
  }
}
