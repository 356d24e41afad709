package dev.firsthand.learning;

import dev.firsthand.bot.Adjustment;
import dev.firsthand.bot.Line;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An adjustment that somebody adopted.
 *
 * @param version from 1; 0 stands for the confidence as shipped
 * @param model whose chances it corrects
 * @param lines in the order of their languages, the one of all languages first
 */
public record AdjustmentVersion(
    long version,
    String author,
    Instant at,
    String comment,
    String model,
    List<LanguageLine> lines,
    Figures figures) {

  public AdjustmentVersion {
    lines = List.copyOf(lines);
  }

  /** The line of a language; of all languages where it is empty. */
  public record LanguageLine(String language, double bias, double scale, double from) {}

  /**
   * What it was learnt from, and what it promised. Errors are expected calibration errors, 0 to 1.
   *
   * @param labels how many
   * @param errorBefore with the adjustment that was in force
   * @param errorAfter with this one, on labels that it had not seen
   */
  public record Figures(
      int labels,
      double errorBefore,
      double errorAfter,
      double logLossBefore,
      double logLossAfter) {

    static final Figures NONE = new Figures(0, 0, 0, 0, 0);
  }

  static List<LanguageLine> lines(Map<String, Line> lines) {
    return lines.entrySet().stream()
        .map(line -> new LanguageLine(
            line.getKey(),
            line.getValue().bias(),
            line.getValue().scale(),
            line.getValue().from()))
        .sorted(Comparator.comparing(LanguageLine::language))
        .toList();
  }

  /** As the bot applies it. */
  Adjustment adjustment() {
    return new Adjustment(
        version,
        model,
        lines.stream()
            .collect(Collectors.toUnmodifiableMap(
                LanguageLine::language, line -> new Line(line.bias(), line.scale(), line.from()))));
  }
}
