package dev.firsthand.bench.eval;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The figures of a run: a table for people while it runs, one JSON object a line afterwards. */
final class Report {

  private record Line(String part, Map<String, Number> figures) {}

  private final List<Line> lines = new ArrayList<>();
  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void add(String part, Map<String, Number> figures) {
    lines.add(new Line(part, new LinkedHashMap<>(figures)));
    var row = figures.entrySet().stream()
        .map(figure -> figure.getKey() + " " + shown(figure.getValue()))
        .collect(Collectors.joining("  "));
    out.printf(Locale.ROOT, "%-34s %s%n", part, row);
  }

  /** The usual figures of a trial. */
  void add(String part, Metrics metrics) {
    var figures = new LinkedHashMap<String, Number>();
    figures.put("n", metrics.outcomes().size());
    figures.put("acc", percent(metrics.accuracy()));
    figures.put("acc3", percent(metrics.rightInThree()));
    if (metrics.outcomes().stream().anyMatch(one -> !one.inScope())) {
      figures.put("auroc", percent(metrics.auroc()));
      figures.put("oos95", percent(metrics.outOfScopeRecall()));
    }
    figures.put("ece", percent(metrics.calibrationError()));
    figures.put("ece3", percent(metrics.calibrationErrorOfThree()));
    figures.put("cov95", percent(metrics.coverageAtPrecision(0.95)));
    for (double threshold : new double[] {0.7, 0.8, 0.9}) {
      figures.put("p@" + threshold, percent(metrics.precisionAt(threshold)));
      figures.put("c@" + threshold, percent(metrics.coverageAt(threshold)));
    }
    add(part, figures);
  }

  static double percent(double share) {
    return Math.round(share * 1000) / 10.0;
  }

  private static String shown(Number value) {
    return value instanceof Double wide
        ? String.format(Locale.ROOT, "%.1f", wide)
        : value.toString();
  }

  /** One JSON object a line: the part and its figures. */
  List<String> json() {
    return lines.stream()
        .map(line -> line.figures().entrySet().stream()
            .map(figure -> "\"" + figure.getKey() + "\":" + shown(figure.getValue()))
            .collect(Collectors.joining(",", "{\"part\":\"" + line.part() + "\",", "}")))
        .toList();
  }
}
