package dev.firsthand.bench.load;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A figure that has to be held.
 *
 * @param name which of the goals it is, and what it measures
 * @param scenario that has to be measured for it
 * @param variant that it is asked of
 * @param bound that it is held against
 * @param atMost whether the bound is the most that it may be, or the least
 * @param figure reads it; NaN if it could not be measured, which does not pass
 */
record Gate(
    String name,
    String scenario,
    Variant variant,
    double bound,
    boolean atMost,
    ToDoubleFunction<Results> figure) {

  static final String HEAD = "| floor | measured | bound | held |\n| --- | ---: | ---: | --- |";

  static Gate most(
      String name,
      String scenario,
      Variant variant,
      double bound,
      ToDoubleFunction<Results> figure) {
    return new Gate(name, scenario, variant, bound, true, figure);
  }

  static Gate least(
      String name,
      String scenario,
      Variant variant,
      double bound,
      ToDoubleFunction<Results> figure) {
    return new Gate(name, scenario, variant, bound, false, figure);
  }

  /** Whether there is something to judge. */
  boolean concerns(Results results) {
    return !results.of(scenario, variant).isEmpty();
  }

  boolean holds(Results results) {
    double measured = figure.applyAsDouble(results);
    return atMost ? measured <= bound : measured >= bound;
  }

  String line(Results results) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s %s | %s |",
        name,
        written(figure.applyAsDouble(results)),
        atMost ? "≤" : "≥",
        written(bound),
        holds(results) ? "yes" : "NO");
  }

  private static String written(double figure) {
    return Double.isFinite(figure) ? String.format(Locale.ROOT, "%.3g", figure) : "–";
  }
}
