package dev.firsthand.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The wait to expect, as a range that is meant to hold in eight of ten cases.
 *
 * <p>How fast a line moves is learnt from those who left it: while somebody waits, each slot of the
 * agents who serve it falls free at some rate. With {@code n} departures seen in {@code E}
 * slot-seconds of waiting, the wait of place {@code p} before {@code s} slots is {@code E / s} times
 * a ratio of two gamma variables of shapes {@code p} and {@code n}; its logarithm has the mean
 * {@code digamma(p) - digamma(n)} and the variance {@code trigamma(p) + trigamma(n)}, and the range
 * is the middle of the normal distribution with these two. When agents come or go, {@code s} changes
 * and the range with it. What has been told and what became of it widens or narrows the next ranges
 * ({@link Widening}).
 *
 * @param from the quick end
 * @param to the slow end
 */
public record WaitEstimate(Duration from, Duration to) {

  /** Fewer departures than these say nothing honest. */
  public static final int FEWEST = 3;

  /** Between the 10th and the 90th percentile lie eight of ten. */
  private static final double SPREAD = 1.2816;

  private static final Duration SHORTEST = Duration.ofSeconds(10);
  private static final double LONGEST_SECONDS = 12 * 3_600;

  /**
   * Somebody who waited in a line and left it by being accepted.
   *
   * @param slots how many conversations those who served the line could have at once
   */
  public record Departure(Instant since, Instant at, int slots) {}

  /**
   * A line at one moment.
   *
   * @param departures of this line, oldest first
   * @param headSince since when the first in line waits
   * @param slots how many conversations those who serve the line now may have at once
   */
  public record Line(List<Departure> departures, Instant headSince, int slots) {
    public Line {
      departures = List.copyOf(departures);
    }
  }

  /**
   * The range for a place in line.
   *
   * @param place from 1
   * @param widening what was learnt from the ranges told before
   * @return empty if too little is known, or nobody serves the line: then nothing honest can be said
   */
  public static Optional<WaitEstimate> of(Line line, int place, Widening widening, Instant now) {
    int departures = line.departures().size();
    if (departures < FEWEST || line.slots() < 1) {
      return Optional.empty();
    }
    double scale = exposure(line, now) / line.slots();
    double middle = digamma(place) - digamma(departures);
    double spread = SPREAD * Math.sqrt(trigamma(place) + trigamma(departures));
    Duration from = seconds(scale * Math.exp(middle - spread * widening.quick()));
    Duration to = seconds(scale * Math.exp(middle + spread * widening.slow()));
    Duration least = from.plus(SHORTEST);
    return Optional.of(new WaitEstimate(from, to.compareTo(least) >= 0 ? to : least));
  }

  /** Slot-seconds in which somebody waited, the present wait for the next departure included. */
  private static double exposure(Line line, Instant now) {
    double sum = 0;
    Instant last = Instant.MIN;
    for (Departure departure : line.departures()) {
      sum += waited(later(departure.since(), last), departure.at()) * departure.slots();
      last = departure.at();
    }
    return sum + waited(later(line.headSince(), last), now) * line.slots();
  }

  private static double waited(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis() / 1_000.0);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(1_000 * Math.min(seconds, LONGEST_SECONDS)));
  }

  /** Abramowitz and Stegun 6.3.5 and 6.3.18. */
  static double digamma(double x) {
    double sum = 0;
    double at = x;
    while (at < 6) {
      sum -= 1 / at;
      at++;
    }
    double square = 1 / (at * at);
    return sum
        + Math.log(at)
        - 0.5 / at
        - square * (1.0 / 12 - square * (1.0 / 120 - square / 252));
  }

  /** Abramowitz and Stegun 6.4.6 and 6.4.12. */
  static double trigamma(double x) {
    double sum = 0;
    double at = x;
    while (at < 6) {
      sum += 1 / (at * at);
      at++;
    }
    double square = 1 / (at * at);
    return sum + 1 / at + square / 2 + square / at * (1.0 / 6 - square * (1.0 / 30 - square / 42));
  }
}
