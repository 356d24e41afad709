package dev.firsthand.bench.eval;

import dev.firsthand.bot.Adjustment;
import dev.firsthand.bot.AdjustmentFit;
import dev.firsthand.bot.Graded;
import dev.firsthand.bot.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

/**
 * What a refit from labels does: some outcomes, drawn at random, are labelled, and the others judged
 * before and after. The mean of many orders; those whose labels are too few for a line count as they
 * are.
 */
final class Refits {

  private static final int ORDERS = 40;
  private static final List<Integer> LABELS = List.of(50, 100, 200);
  private static final double ANSWERED = 0.8;
  private static final int BINS = 10;

  private final Report report;

  Refits(Report report) {
    this.report = report;
  }

  /** Sums over the judged outcomes of all orders. */
  private static final class Judged {
    private double error;
    private int all;
    private int answered;
    private int right;

    void add(List<Outcome> outcomes, Line line) {
      var excess = new double[BINS];
      for (var outcome : outcomes) {
        double said = line.apply(outcome.confidence());
        excess[Math.min(BINS - 1, (int) (said * BINS))] += said - (outcome.right() ? 1 : 0);
        if (said >= ANSWERED) {
          answered++;
          right += outcome.right() ? 1 : 0;
        }
      }
      for (double one : excess) {
        error += Math.abs(one);
      }
      all += outcomes.size();
    }
  }

  void measure(String name, List<Outcome> outcomes) {
    for (int labels : LABELS) {
      if (outcomes.size() >= 2 * labels) {
        measure(name, outcomes, labels);
      }
    }
  }

  private void measure(String name, List<Outcome> outcomes, int labels) {
    var before = new Judged();
    var after = new Judged();
    var random = new Random(11);
    var order = new ArrayList<>(outcomes);
    for (int i = 0; i < ORDERS; i++) {
      Collections.shuffle(order, random);
      var graded = order.subList(0, labels).stream()
          .map(outcome -> new Graded("", outcome.confidence(), outcome.right()))
          .toList();
      var line = AdjustmentFit.fit(graded).getOrDefault(Adjustment.EVERY_LANGUAGE, Line.IDENTITY);
      var rest = order.subList(labels, order.size());
      before.add(rest, Line.IDENTITY);
      after.add(rest, line);
    }
    var figures = new LinkedHashMap<String, Number>();
    figures.put("labels", labels);
    figures.put("ece", Report.percent(before.error / before.all));
    figures.put("ece-refit", Report.percent(after.error / after.all));
    figures.put("answered", Report.percent((double) before.answered / before.all));
    figures.put("answered-refit", Report.percent((double) after.answered / after.all));
    figures.put("right", Report.percent((double) before.right / before.answered));
    figures.put("right-refit", Report.percent((double) after.right / after.answered));
    report.add("refit " + name + " " + labels, figures);
  }
}
