package dev.firsthand.bot;

import java.util.Map;

/**
 * A site's own correction of its confidences, learnt from its labels: for each language a line on
 * the logarithm of the odds. Immutable.
 *
 * @param version number of the adjustment; 0 is none
 * @param model whose chances it corrects; readings of another model are left as they are
 * @param lines by language (BCP 47, primary part); {@link #EVERY_LANGUAGE} for those without a line
 *     of their own
 */
public record Adjustment(long version, String model, Map<String, Line> lines) {

  /** Stands for all languages. */
  public static final String EVERY_LANGUAGE = "";

  /** Leaves everything as it is. */
  public static final Adjustment NONE = new Adjustment(0, "", Map.of());

  public Adjustment {
    lines = Map.copyOf(lines);
  }

  /** Whether it corrects readings of {@code otherModel}. */
  public boolean isFor(String otherModel) {
    return version > 0 && model.equals(otherModel);
  }

  /** The line for a language: its own, or the one of all languages. */
  public Line lineFor(String language) {
    var every = lines.getOrDefault(EVERY_LANGUAGE, Line.IDENTITY);
    return lines.getOrDefault(primary(language), every);
  }

  /** {@code de} of {@code de-AT}. */
  public static String primary(String language) {
    int end = language.indexOf('-');
    return end < 0 ? language : language.substring(0, end);
  }
}
