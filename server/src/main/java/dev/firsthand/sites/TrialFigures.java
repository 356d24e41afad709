package dev.firsthand.sites;

import java.util.List;
import java.util.Optional;

/** What became of the chats of a trial and of the others of the same time. */
public record TrialFigures(Arm tried, Arm others) {

  /**
   * Of the normal distribution, for intervals that hold the truth in 99 % of cases: it is looked at
   * often, and each look may be a chance one.
   */
  private static final double Z = 2.576;

  /** How often something happened among the chats that count for it. */
  public record Count(int of, int happened) {

    double share() {
      return of == 0 ? 0 : (double) happened / of;
    }

    /** The end of Wilson's interval (JASA 1927); -1 for the lower, 1 for the upper. */
    private double end(int end) {
      if (of == 0) {
        return end < 0 ? 0 : 1;
      }
      double p = share();
      double squared = Z * Z / of;
      double half = Z * Math.sqrt((p * (1 - p) + squared / 4) / of);
      return Math.clamp((p + squared / 2 + end * half) / (1 + squared), 0, 1);
    }
  }

  /** One side of a trial. */
  public record Arm(int chats, Count passedOn, Count gaveUp, Count unhappy, Count thumbDown) {

    static final Arm EMPTY =
        new Arm(0, new Count(0, 0), new Count(0, 0), new Count(0, 0), new Count(0, 0));

    Count of(TrialGuard.Measure measure) {
      return switch (measure) {
        case PASSED_ON -> passedOn;
        case GAVE_UP -> gaveUp;
        case UNHAPPY -> unhappy;
        case THUMB_DOWN -> thumbDown;
      };
    }
  }

  /**
   * How a guard stands.
   *
   * @param difference how much more often it happens in the trial; below 0 where less often
   * @param least it is hardly less than this (Newcombe, Statistics in Medicine 1998)
   * @param most nor more than this
   * @param enough whether there are chats enough to judge by
   * @param broken whether the trial makes it worse than it may, and that is no chance
   */
  public record Standing(
      TrialGuard guard,
      Count tried,
      Count others,
      double difference,
      double least,
      double most,
      boolean enough,
      boolean broken) {}

  /** How each guard stands. */
  public List<Standing> standings(List<TrialGuard> guards) {
    return guards.stream().map(this::standing).toList();
  }

  /** The first guard that is broken. */
  public Optional<Standing> broken(List<TrialGuard> guards) {
    return guards.stream().map(this::standing).filter(Standing::broken).findFirst();
  }

  private Standing standing(TrialGuard guard) {
    Count tried = this.tried.of(guard.measure());
    Count others = this.others.of(guard.measure());
    double difference = tried.share() - others.share();
    double least =
        difference - Math.hypot(tried.share() - tried.end(-1), others.end(1) - others.share());
    double most =
        difference + Math.hypot(tried.end(1) - tried.share(), others.share() - others.end(-1));
    boolean enough = tried.of() >= guard.fewest() && others.of() >= guard.fewest();
    return new Standing(
        guard,
        tried,
        others,
        difference,
        least,
        most,
        enough,
        enough && difference > guard.worse() && least > 0);
  }
}
