package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps a chance to a better one: {@code bias + scale · logit}. With a positive scale it keeps the
 * order of chances.
 *
 * @param from chance from which on there were labels: below, nobody knows, so the correction stays
 *     what it is there instead of growing
 */
public record Line(double bias, double scale, double from) {

  /** Leaves chances as they are. */
  public static final Line IDENTITY = new Line(0, 1, 0);

  /** Chances nearer to 0 or 1 than this are taken for it: their logits say nothing more. */
  private static final double NEAREST = 1e-4;

  public Line {
    if (!Double.isFinite(bias)
        || !(scale > 0)
        || !Double.isFinite(scale)
        || !(from >= 0 && from <= 1)) {
      throw new IllegalArgumentException("A line has a bias, a scale above 0, and a chance.");
    }
  }

  /** A line that holds for all chances. */
  public Line(double bias, double scale) {
    this(bias, scale, 0);
  }

  /** The logarithm of the odds. */
  static double logit(double chance) {
    double bounded = Math.min(1 - NEAREST, Math.max(NEAREST, chance));
    return StrictMath.log(bounded / (1 - bounded));
  }

  /** The corrected chance. */
  public double apply(double chance) {
    if (this.equals(IDENTITY)) {
      return chance;
    }
    double own = logit(chance);
    double known = Math.max(own, logit(from));
    return Softmax.sigmoid(bias + scale * known + (own - known));
  }

  /**
   * The same candidates: the best one's chance is corrected, the others share what is left in the
   * proportions in which they did. So they still fall from one to the next and never add up to more
   * than 1.
   */
  List<Candidate> adjusted(List<Candidate> candidates) {
    if (candidates.isEmpty() || this.equals(IDENTITY)) {
      return candidates;
    }
    double before = candidates.getFirst().confidence();
    double best = apply(before);
    double left = before >= 1 ? 0 : (1 - best) / (1 - before);
    var adjusted = new ArrayList<Candidate>(candidates.size());
    double previous = best;
    for (var candidate : candidates) {
      double own = adjusted.isEmpty() ? best : left * candidate.confidence();
      previous = Math.min(previous, own);
      adjusted.add(new Candidate(
          candidate.entry(), candidate.title(), previous, candidate.nearest(), candidate.words()));
    }
    return adjusted;
  }
}
