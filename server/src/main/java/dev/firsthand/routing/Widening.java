package dev.firsthand.routing;

import java.util.List;

/**
 * How much farther from the middle than computed the two ends of a range must lie to hold in eight of
 * ten cases, learnt from what became of the ranges told before. A wait that ended before its range
 * moves the quick end away by nine times as much as any other draws it nearer, and so does a wait that
 * ended after it with the slow end: in the long run each end is wrong in one of ten cases, whatever
 * the line does (adaptive conformal inference: Gibbs and Candès, 2021). Pure.
 *
 * @param quick the factor of the quick end; 1 as computed
 * @param slow the factor of the slow end
 */
public record Widening(double quick, double slow) {

  /** The share of ranges that are meant to hold. */
  public static final double AIM = 0.8;

  /** As computed. */
  public static final Widening AS_COMPUTED = new Widening(1, 1);

  private static final double STEP = 0.1;
  private static final double MISSES = (1 - AIM) / 2;

  /** People look at lines that are long because they were slow: what follows is quicker than that. */
  private static final double BEGIN_QUICK = 1.2;

  private static final double NEAREST = 0.2;
  private static final double FARTHEST = 4;

  /** What became of a range. */
  public enum Outcome {
    EARLIER,
    HELD,
    LATER
  }

  /** The factors after these outcomes, oldest first. */
  public static Widening after(List<Outcome> outcomes) {
    double quick = BEGIN_QUICK;
    double slow = 1;
    for (Outcome outcome : outcomes) {
      quick = moved(quick, outcome == Outcome.EARLIER);
      slow = moved(slow, outcome == Outcome.LATER);
    }
    return new Widening(quick, slow);
  }

  private static double moved(double factor, boolean missed) {
    double next = factor * Math.exp(STEP * (missed ? 1 - MISSES : -MISSES));
    return Math.clamp(next, NEAREST, FARTHEST);
  }
}
