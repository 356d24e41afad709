package dev.firsthand.bench.eval;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The figures of a run: a table for people while it runs, one JSON object a line afterwards. */
final class Report {

  private record Line(String part, Map<String, Number> figures) {}

  private final List<Line> lines = new ArrayList<>();
  private final Map<String, String> inputs = new TreeMap<>();
  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void add(String part, Map<String, Number> figures) {
    lines.add(new Line(part, new LinkedHashMap<>(figures)));
    print(part, figures);
  }

  private void print(String title, Map<String, Number> figures) {
    var row = figures.entrySet().stream()
        .map(figure -> figure.getKey() + " " + shown(figure.getValue()))
        .collect(Collectors.joining("  "));
    out.printf(Locale.ROOT, "%-26s %s%n", title, row);
  }

  /** The usual figures, after and before the site's own calibration. */
  void add(String part, Metrics metrics, Metrics before) {
    var figures = new LinkedHashMap<String, Number>();
    boolean open = metrics.outcomes().stream().anyMatch(one -> !one.inScope());
    figures.put("n", metrics.outcomes().size());
    figures.put("acc", percent(metrics.accuracy()));
    figures.put("acc3", percent(metrics.rightInThree()));
    if (open) {
      figures.put("auroc", percent(metrics.auroc()));
      figures.put("oos95", percent(metrics.outOfScopeRecall()));
    }
    figures.put("ece", percent(metrics.calibrationError()));
    figures.put("ece-before", percent(before.calibrationError()));
    figures.put("ece3", percent(metrics.calibrationErrorOfThree()));
    figures.put("cov95", percent(metrics.coverageAtPrecision(0.95)));
    for (double threshold : new double[] {0.7, 0.8, 0.9}) {
      figures.put("p@" + threshold, percent(metrics.precisionAt(threshold)));
      figures.put("c@" + threshold, percent(metrics.coverageAt(threshold)));
    }
    figures.put("short", percent(metrics.shortfall()));
    add(part, figures);
    var bounds = new LinkedHashMap<String, Number>();
    put(bounds, "acc", metrics.interval(Metrics::accuracy));
    if (open) {
      put(bounds, "auroc", metrics.interval(Metrics::auroc));
    }
    put(bounds, "ece", metrics.interval(Metrics::calibrationError));
    put(bounds, "p@0.8", metrics.interval(one -> one.precisionAt(0.8)));
    add("  95 % interval", part, bounds);
  }

  private static void put(Map<String, Number> bounds, String name, double[] interval) {
    bounds.put(name + "-low", percent(interval[0]));
    bounds.put(name + "-high", percent(interval[1]));
  }

  private void add(String title, String part, Map<String, Number> figures) {
    lines.add(new Line(part + ", 95 % interval", new LinkedHashMap<>(figures)));
    print(title, figures);
  }

  /** What was read, by its SHA-256. */
  void add(Map<String, String> digests) {
    inputs.putAll(digests);
    digests.forEach((file, digest) -> out.printf("%s  %s%n", digest, file));
  }

  static double percent(double share) {
    return Math.round(share * 1000) / 10.0;
  }

  private static String shown(Number value) {
    return value instanceof Double wide
        ? String.format(Locale.ROOT, "%.1f", wide)
        : value.toString();
  }

  /** One JSON object a line: the part and its figures; the inputs first. */
  List<String> json() {
    var json = new ArrayList<String>();
    json.add(inputs.entrySet().stream()
        .map(input -> "\"" + input.getKey() + "\":\"" + input.getValue() + "\"")
        .collect(Collectors.joining(",", "{\"part\":\"inputs\",\"sha256\":{", "}}")));
    for (var line : lines) {
      json.add(line.figures().entrySet().stream()
          .map(figure -> "\"" + figure.getKey() + "\":" + shown(figure.getValue()))
          .collect(Collectors.joining(",", "{\"part\":\"" + line.part() + "\",", "}")));
    }
    return json;
  }
}
