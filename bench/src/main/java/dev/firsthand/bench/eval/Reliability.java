package dev.firsthand.bench.eval;

import dev.firsthand.bot.Logistic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How often what was said with a probability was so, by what was said; silence is left out. */
final class Reliability {

  /** What was said in one bin of a tenth. */
  private static final class Bin {
    private int said;
    private double sum;
    private int right;
  }

  private final Logistic fit = new Logistic();
  private final Map<Integer, Bin> bins = new TreeMap<>();

  void add(double said, boolean right) {
    if (said > 0) {
      var bin = bins.computeIfAbsent(Math.min(9, (int) (said * 10)), unused -> new Bin());
      bin.said++;
      bin.sum += said;
      bin.right += right ? 1 : 0;
      double bounded = Math.min(0.995, Math.max(0.005, said));
      fit.add(List.of(Math.log(bounded / (1 - bounded))), right, 1);
    }
  }

  /** A row for each bin that has any, and the expected calibration error over all. */
  Map<String, Map<String, Number>> figures() {
    var figures = new LinkedHashMap<String, Map<String, Number>>();
    int all = 0;
    double error = 0;
    for (var entry : bins.entrySet()) {
      var bin = entry.getValue();
      all += bin.said;
      error += Math.abs(bin.sum - bin.right);
      var row = new LinkedHashMap<String, Number>();
      row.put("n", bin.said);
      row.put("said", Report.percent(bin.sum / bin.said));
      row.put("so", Report.percent((double) bin.right / bin.said));
      double from = entry.getKey() / 10.0;
      figures.put(String.format(Locale.ROOT, "%.1f to %.1f", from, from + 0.1), row);
    }
    var row = new LinkedHashMap<String, Number>();
    row.put("n", all);
    row.put("ece", Report.percent(error / Math.max(1, all)));
    figures.put("anything", row);
    if (all > 0) {
      var scale = fit.fit(1);
      var kept = new LinkedHashMap<String, Number>();
      kept.put("bias", rounded(scale[0]));
      kept.put("slope", rounded(scale[1]));
      figures.put("and would be right with", kept);
    }
    return figures;
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
