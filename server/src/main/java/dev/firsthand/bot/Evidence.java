package dev.firsthand.bot;

import java.util.List;

/**
 * What a confidence rests on: the ranking before calibration and the features of the match. Kept
 * apart from {@link Reading}, so that a calibration can be fitted, replayed and compared.
 *
 * @param ranked best first, at most {@link FaqIndex#MOST_CANDIDATES}
 * @param features in the order of {@link #FEATURES}; empty where nothing was ranked
 */
public record Evidence(List<Ranked> ranked, List<Double> features) {

  /** The names of the features. */
  public static final List<String> FEATURES = List.of(
      "log share",
      "margin",
      "model share",
      "nearest",
      "middle",
      "nearest over background",
      "nearest over runner-up",
      "words known",
      "agreement",
      "model energy",
      "log words",
      "log entries",
      "log phrasings per entry",
      "purity",
      "nearest over siblings",
      "likeness",
      "words foreign");

  static final Evidence NONE = new Evidence(List.of(), List.of());

  public Evidence {
    ranked = List.copyOf(ranked);
    features = List.copyOf(features);
  }

  /**
   * An entry in the ranking.
   *
   * @param place the entry's place in the FAQ, from 0
   * @param score fused score, comparable within one reading only
   * @param share the score's share among all entries, 0 to 1: not a confidence
   * @param nearest place of the entry's nearest phrasing: 0 is its question
   * @param nearness similarity to that phrasing
   */
  public record Ranked(int place, double score, double share, String nearest, double nearness) {}
}
