package dev.firsthand.learning;

import dev.firsthand.bot.Adjustment;
import dev.firsthand.bot.AdjustmentFit;
import dev.firsthand.bot.Graded;
import dev.firsthand.bot.Line;
import dev.firsthand.bot.Reliability;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How far a site's confidence keeps its word, and what its labels ask for.
 *
 * @param labels by language, all languages first
 * @param reliability the same, and then by category
 * @param proposal what a refit would do; null where there are too few labels
 */
record ConfidenceReport(
    List<LabelCount> labels,
    Sources sources,
    List<Kept> reliability,
    @Nullable Proposal proposal) {

  /**
   * The labels of one language.
   *
   * @param language empty for all together
   * @param missing how many more a line of its own takes, at least
   */
  record LabelCount(
      String language,
      int labels,
      int right,
      int wrong,
      int missing,
      int missingRight,
      int missingWrong) {}

  /** Where the labels come from. */
  record Sources(int thumbs, int choices, int judgements, int otherModels) {}

  /**
   * The reliability of one language, or of the entries of one category.
   *
   * @param language empty for all
   * @param category empty for all
   * @param now with the adjustment in force
   * @param proposed with the proposal, on labels that it has not seen; null without one
   */
  record Kept(
      String language,
      String category,
      Reliability now,
      @Nullable Reliability proposed) {
    private static Kept of(
        String language,
        String category,
        List<Graded> own,
        ToDoubleFunction<Graded> now,
        @Nullable ToDoubleFunction<Graded> proposed) {
      return new Kept(
          language,
          category,
          Reliability.of(own, now),
          proposed == null ? null : Reliability.of(own, proposed));
    }
  }

  /** A dry refit. */
  record Proposal(List<AdjustmentVersion.LanguageLine> lines, AdjustmentVersion.Figures figures) {}

  static ConfidenceReport of(Labels labels, Adjustment inForce, String model) {
    var graded = labels.graded();
    var counts = AdjustmentFit.counts(graded);
    var lines = AdjustmentFit.fit(graded);
    ToDoubleFunction<Graded> now = guess -> inForce.isFor(model)
        ? inForce.lineFor(guess.language()).apply(guess.prior())
        : guess.prior();
    var proposed = lines.isEmpty() ? null : AdjustmentFit.unseen(graded);
    var kept = new ArrayList<Kept>();
    counts.keySet().forEach(language -> {
      var own = graded.stream()
          .filter(guess -> language.isEmpty() || guess.language().equals(language))
          .toList();
      kept.add(Kept.of(language, "", own, now, proposed));
    });
    labels
        .byCategory()
        .forEach((category, own) -> kept.add(Kept.of("", category, own, now, proposed)));
    return new ConfidenceReport(
        counts.entrySet().stream()
            .map(count -> new LabelCount(
                count.getKey(),
                count.getValue().labels(),
                count.getValue().right(),
                count.getValue().wrong(),
                count.getValue().missing(),
                count.getValue().missingRight(),
                count.getValue().missingWrong()))
            .toList(),
        new Sources(labels.thumbs(), labels.choices(), labels.judgements(), labels.otherModels()),
        kept,
        proposed == null ? null : proposal(lines, kept.getFirst()));
  }

  private static Proposal proposal(Map<String, Line> lines, Kept overall) {
    var after = overall.proposed() == null ? overall.now() : overall.proposed();
    return new Proposal(
        AdjustmentVersion.lines(lines),
        new AdjustmentVersion.Figures(
            overall.now().labels(),
            overall.now().error(),
            after.error(),
            overall.now().logLoss(),
            after.logLoss()));
  }
}
