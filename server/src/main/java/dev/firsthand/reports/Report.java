package dev.firsthand.reports;

import dev.firsthand.reports.Period.Grain;
import dev.firsthand.reports.Tally.Figures;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * All figures of a site's period.
 *
 * @param behind conversations that moved and are not counted yet
 * @param catchingUp whether conversations from before are still being counted
 * @param figures of this period
 * @param before of as many days before
 * @param told how the waits were that visitors were told
 * @param steps when each step of the series begins
 * @param series counts by step
 * @param rhythm conversations by weekday (Monday first) and hour
 */
record Report(
    String zone,
    Span period,
    Span compared,
    int behind,
    boolean catchingUp,
    Figures figures,
    Figures before,
    Told told,
    Told toldBefore,
    Grain grain,
    List<Instant> steps,
    Map<String, int[]> series,
    List<List<Integer>> rhythm,
    List<Group> agents,
    List<Group> teams,
    List<Group> topics) {

  /** First and last day. */
  record Span(LocalDate from, LocalDate to) {
    static Span of(Period period) {
      return new Span(period.first(), period.last());
    }
  }

  /**
   * The figures of an agent, a team or a topic.
   *
   * @param id what the facts call it; empty for those of none
   * @param before the same of as many days before
   */
  record Group(String id, String name, Figures figures, Figures before) {}

  /**
   * How honest the waits were that visitors were told, of those that ended with a person.
   *
   * @param right ended inside the range
   * @param sooner ended before it
   * @param later ended after it
   * @param medianError how far outside, of those that were, in milliseconds
   */
  record Told(int told, int right, int sooner, int later, long medianError) {}
}
