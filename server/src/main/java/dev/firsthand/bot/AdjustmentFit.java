package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Learns an {@link Adjustment} from labelled guesses: a logistic regression on the logit of the
 * prior, pulled hard to leaving it as it is (plain Platt scaling is unstable on the few labels that a
 * site has). All languages together give the first line; a language with labels enough gets one of
 * its own, pulled to that first line. Deterministic: the same labels in any order give the same
 * lines, bit for bit.
 */
public final class AdjustmentFit {

  /** A line needs so many labels. */
  public static final int LEAST_LABELS = 50;

  /** And so many of each kind, right and wrong: all of one kind say nothing about the slope. */
  public static final int LEAST_OF_A_KIND = 10;

  private static final int FOLDS = 5;
  private static final int STEPS = 30;
  private static final double CLOSE_ENOUGH = 1e-10;

  /** Standard deviations of the pull: beyond them it takes many labels to move the line. */
  private static final double BIAS_SPREAD = 0.35;

  private static final double SCALE_SPREAD = 0.2;
  private static final double LEAST_SCALE = 0.2;
  private static final double MOST_SCALE = 3;
  private static final double MOST_BIAS = 4;

  /** One label in so many may lie below the chances that a line was learnt from. */
  private static final int FEW = 20;

  /**
   * Labels of one language.
   *
   * @param missingRight how many right guesses are still needed for a line, at least
   * @param missing how many labels of any kind are still needed, at least
   */
  public record Count(
      int labels, int right, int wrong, int missing, int missingRight, int missingWrong) {

    static Count of(List<Graded> graded) {
      int right = (int) graded.stream().filter(Graded::right).count();
      int wrong = graded.size() - right;
      int missingRight = Math.max(0, LEAST_OF_A_KIND - right);
      int missingWrong = Math.max(0, LEAST_OF_A_KIND - wrong);
      int missing = Math.max(LEAST_LABELS - graded.size(), missingRight + missingWrong);
      return new Count(
          graded.size(), right, wrong, Math.max(0, missing), missingRight, missingWrong);
    }

    /** Whether they are enough for a line. */
    public boolean isEnough() {
      return missing == 0;
    }
  }

  private AdjustmentFit() {}

  /** The labels by language; {@link Adjustment#EVERY_LANGUAGE} counts all. */
  public static SortedMap<String, Count> counts(List<Graded> graded) {
    var counts = new TreeMap<String, Count>();
    byLanguage(graded).forEach((language, own) -> counts.put(language, Count.of(own)));
    counts.put(Adjustment.EVERY_LANGUAGE, Count.of(graded));
    return counts;
  }

  /** The lines that these labels ask for; none where they are too few. */
  public static Map<String, Line> fit(List<Graded> graded) {
    return fit(graded, ripe(graded));
  }

  /** The languages that get a line; empty if there is not even one for all. */
  private static Set<String> ripe(List<Graded> graded) {
    var counts = counts(graded);
    counts.values().removeIf(count -> !count.isEnough());
    return counts.containsKey(Adjustment.EVERY_LANGUAGE) ? counts.keySet() : Set.of();
  }

  private static Map<String, Line> fit(List<Graded> graded, Set<String> languages) {
    var lines = new TreeMap<String, Line>();
    if (languages.isEmpty()) {
      return lines;
    }
    var every = fit(graded, Line.IDENTITY);
    lines.put(Adjustment.EVERY_LANGUAGE, every);
    byLanguage(graded).forEach((language, own) -> {
      if (languages.contains(language) && !language.equals(Adjustment.EVERY_LANGUAGE)) {
        lines.put(language, fit(own, every));
      }
    });
    return lines;
  }

  /**
   * Chances for labelled guesses by lines that have not seen them: each fifth of the labels is
   * corrected by what the other four taught. What the fit promises for the labels to come.
   */
  public static ToDoubleFunction<Graded> unseen(List<Graded> graded) {
    var sorted = sorted(graded);
    var languages = ripe(graded);
    var folds = new ArrayList<Adjustment>(FOLDS);
    for (int fold = 0; fold < FOLDS; fold++) {
      var others = new ArrayList<Graded>(sorted.size());
      for (int i = 0; i < sorted.size(); i++) {
        if (i % FOLDS != fold) {
          others.add(sorted.get(i));
        }
      }
      folds.add(new Adjustment(1, "", fit(others, languages)));
    }
    var foldOf = new IdentityHashMap<Graded, Integer>();
    for (int i = 0; i < sorted.size(); i++) {
      foldOf.put(sorted.get(i), i % FOLDS);
    }
    return guess ->
        folds.get(foldOf.getOrDefault(guess, 0)).lineFor(guess.language()).apply(guess.prior());
  }

  private static Map<String, List<Graded>> byLanguage(List<Graded> graded) {
    var languages = new TreeMap<String, List<Graded>>();
    for (var guess : graded) {
      languages
          .computeIfAbsent(Adjustment.primary(guess.language()), unused -> new ArrayList<>())
          .add(guess);
    }
    return languages;
  }

  /** Sums depend on their order in the last bit: one order for all. */
  private static List<Graded> sorted(List<Graded> graded) {
    return graded.stream()
        .sorted(Comparator.comparing(Graded::language)
            .thenComparingDouble(Graded::prior)
            .thenComparing(Graded::right))
        .toList();
  }

  /** Newton's method on the penalised likelihood, which is convex: two unknowns, few steps. */
  private static Line fit(List<Graded> graded, Line towards) {
    var sorted = sorted(graded);
    double bias = towards.bias();
    double scale = towards.scale();
    double pullOfBias = 1 / (BIAS_SPREAD * BIAS_SPREAD);
    double pullOfScale = 1 / (SCALE_SPREAD * SCALE_SPREAD);
    for (int step = 0; step < STEPS; step++) {
      double slopeOfBias = pullOfBias * (bias - towards.bias());
      double slopeOfScale = pullOfScale * (scale - towards.scale());
      double bend = pullOfBias;
      double mixed = 0;
      double bendOfScale = pullOfScale;
      for (var guess : sorted) {
        double logit = Line.logit(guess.prior());
        double chance = Softmax.sigmoid(bias + scale * logit);
        double off = chance - (guess.right() ? 1 : 0);
        double weight = chance * (1 - chance);
        slopeOfBias += off;
        slopeOfScale += off * logit;
        bend += weight;
        mixed += weight * logit;
        bendOfScale += weight * logit * logit;
      }
      double determinant = bend * bendOfScale - mixed * mixed;
      double byBias = (bendOfScale * slopeOfBias - mixed * slopeOfScale) / determinant;
      double byScale = (bend * slopeOfScale - mixed * slopeOfBias) / determinant;
      bias = clamp(bias - byBias, -MOST_BIAS, MOST_BIAS);
      scale = clamp(scale - byScale, LEAST_SCALE, MOST_SCALE);
      if (Math.abs(byBias) + Math.abs(byScale) < CLOSE_ENOUGH) {
        break;
      }
    }
    return new Line(bias, scale, from(sorted));
  }

  /** Nearly all labels are above it. */
  private static double from(List<Graded> graded) {
    var priors = graded.stream().mapToDouble(Graded::prior).sorted().toArray();
    return priors[priors.length / FEW];
  }

  private static double clamp(double value, double least, double most) {
    return Math.min(most, Math.max(least, value));
  }
}
