package dev.firsthand.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The wait to expect, as a range, from how fast the queue moved lately.
 *
 * @param from the quick end
 * @param to the slow end
 */
public record WaitEstimate(Duration from, Duration to) {

  private static final int FEWEST_GAPS = 3;
  private static final Duration SHORTEST = Duration.ofSeconds(10);

  /**
   * Place times the lower and upper quartile of the gaps between departures.
   *
   * @param departures when conversations left the queue, in any order
   * @param place from 1
   * @return empty if fewer than four departures are known: then nothing honest can be said
   */
  public static Optional<WaitEstimate> of(List<Instant> departures, int place) {
    var sorted = departures.stream().sorted().toList();
    var gaps = new ArrayList<Duration>();
    for (int i = 1; i < sorted.size(); i++) {
      gaps.add(Duration.between(sorted.get(i - 1), sorted.get(i)));
    }
    if (gaps.size() < FEWEST_GAPS) {
      return Optional.empty();
    }
    gaps.sort(Comparator.naturalOrder());
    Duration from = longer(quantile(gaps, 0.25).multipliedBy(place), SHORTEST);
    Duration to = longer(quantile(gaps, 0.75).multipliedBy(place), from.plus(SHORTEST));
    return Optional.of(new WaitEstimate(from, to));
  }

  private static Duration quantile(List<Duration> sorted, double share) {
    return sorted.get((int) Math.round(share * (sorted.size() - 1)));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
