package dev.firsthand.bench.load;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** All rows of a run, told as they come. */
final class Results {

  private final PrintStream out;
  private final List<Row> rows = new ArrayList<>();
  private int failures;

  Results(PrintStream out) {
    this.out = out;
  }

  void add(Row row) {
    if (rows.isEmpty() || !rows.getLast().scenario().equals(row.scenario())) {
      out.println();
      out.println(row.scenario() + ":");
      out.println(row.head());
    }
    rows.add(row);
    out.println(row.line());
  }

  /** What the reader has to know and no figure says. */
  void note(String words) {
    out.println(words);
  }

  /** A server could not be measured to the end. */
  void failed(String scenario, Variant variant, int round, Exception why) {
    failures++;
    out.println(scenario + " of " + variant.label() + " failed in round " + round + ":");
    why.printStackTrace(out);
  }

  int failures() {
    return failures;
  }

  List<Row> of(String scenario, Variant variant) {
    return rows.stream()
        .filter(row -> row.scenario().equals(scenario) && row.variant() == variant)
        .toList();
  }

  /** A figure of a scenario in the middle of its rounds; NaN if it was not measured. */
  double middle(String scenario, Variant variant, String key) {
    return middle(
        of(scenario, variant).stream().mapToDouble(row -> row.get(key)).toArray());
  }

  /** The middle of some figures: the lower one of two. NaN if there is none. */
  static double middle(double... figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? Double.NaN : sorted[(sorted.length - 1) / 2];
  }

  /** One table for each scenario. */
  String tables() {
    var scenarios = new LinkedHashSet<String>();
    rows.forEach(row -> scenarios.add(row.scenario()));
    var text = new StringBuilder();
    for (String scenario : scenarios) {
      List<Row> its =
          rows.stream().filter(row -> row.scenario().equals(scenario)).toList();
      text.append('\n')
          .append(scenario)
          .append(":\n")
          .append(its.getFirst().head())
          .append('\n');
      its.forEach(row -> text.append(row.line()).append('\n'));
    }
    return text.toString();
  }

  /**
   * Everything as one JSON object.
   *
   * @param machine what was measured on, as a JSON object
   */
  String json(String machine) {
    return "{\"machine\":" + machine + ",\n\"rows\":[\n"
        + rows.stream().map(Row::json).collect(Collectors.joining(",\n")) + "\n]}\n";
  }
}
