package dev.firsthand.bench.load;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was measured of one server in one round of a scenario. All rows of a scenario have the same
 * figures.
 */
record Row(String scenario, Variant variant, int round, List<Figure> figures) {

  Row {
    figures = List.copyOf(figures);
  }

  /**
   * One figure.
   *
   * @throws IllegalArgumentException if the scenario has none of that name
   */
  double get(String key) {
    return figures.stream()
        .filter(figure -> figure.key().equals(key))
        .mapToDouble(Figure::value)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(scenario + " has no " + key + "."));
  }

  /** The two lines that stand above a table of such rows. */
  String head() {
    return "| server | round | "
        + figures.stream().map(Figure::heading).collect(Collectors.joining(" | "))
        + " |\n| --- | ---: |"
        + " ---: |".repeat(figures.size());
  }

  String line() {
    return "| " + variant.label() + " | " + round + " | "
        + figures.stream().map(Figure::forPeople).collect(Collectors.joining(" | "))
        + " |";
  }

  String json() {
    return "{\"scenario\":\"" + scenario + "\",\"server\":\"" + variant.label() + "\",\"round\":"
        + round + ","
        + figures.stream().map(Figure::json).collect(Collectors.joining(",")) + "}";
  }
}
