package dev.firsthand.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firsthand.routing.WaitEstimate.Departure;
import dev.firsthand.routing.WaitEstimate.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitEstimateTest {

  private static final Instant NOON = Instant.parse("2030-06-03T12:00:00Z");
  private static final Widening PLAIN = Widening.AS_COMPUTED;

  @Test
  void tooFewDeparturesSayNothing() {
    assertThat(WaitEstimate.of(new Line(List.of(), NOON, 2), 1, PLAIN, NOON)).isEmpty();
    assertThat(WaitEstimate.of(everyMinute(2, 2), 1, PLAIN, NOON)).isEmpty();
    assertThat(WaitEstimate.of(everyMinute(3, 2), 1, PLAIN, NOON)).isPresent();
  }

  @Test
  void whereNobodyServesNothingIsSaid() {
    assertThat(WaitEstimate.of(everyMinute(30, 0), 1, PLAIN, NOON)).isEmpty();
  }

  @Test
  void theRangeIsAroundThePlaceTimesTheUsualGap() {
    var tenth = WaitEstimate.of(everyMinute(200, 2), 10, PLAIN, NOON).orElseThrow();

    assertThat(tenth.from()).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(10));
    assertThat(tenth.to()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(16));
  }

  @Test
  void theRangeChangesAtOnceWhenAgentsComeOrGo() {
    Duration two = middle(everyMinute(100, 2));
    Duration four = middle(everyMinute(100, 4));
    Duration one = middle(everyMinute(100, 1));

    assertThat(four.toMillis()).isCloseTo(two.toMillis() / 2, within(10L));
    assertThat(one.toMillis()).isCloseTo(two.toMillis() * 2, within(10L));
  }

  @Test
  void idleTimeIsNoWait() {
    var rare = IntStream.range(0, 50)
        .mapToObj(i -> NOON.minusSeconds(3_600L * (50 - i)))
        .map(at -> new Departure(at.minusSeconds(60), at, 2))
        .toList();

    var next = WaitEstimate.of(new Line(rare, NOON, 2), 1, PLAIN, NOON).orElseThrow();

    assertThat(next.to()).isLessThan(Duration.ofMinutes(5));
  }

  @Test
  void aLineThatStandsGrowsLonger() {
    Line line = everyMinute(10, 2);

    Duration now = WaitEstimate.of(line, 1, PLAIN, NOON).orElseThrow().to();
    Duration later =
        WaitEstimate.of(line, 1, PLAIN, NOON.plusSeconds(600)).orElseThrow().to();

    assertThat(later).isGreaterThan(now);
  }

  @Test
  void aRangeIsNeverEmpty() {
    var atOnce = Collections.nCopies(9, new Departure(NOON, NOON, 2));

    var range = WaitEstimate.of(new Line(atOnce, NOON, 2), 1, PLAIN, NOON).orElseThrow();

    assertThat(range.to()).isGreaterThanOrEqualTo(range.from().plusSeconds(10));
  }

  @Test
  void theFunctionsAreThoseOfTheBooks() {
    assertThat(WaitEstimate.digamma(1)).isCloseTo(-0.5772156649, within(1e-8));
    assertThat(WaitEstimate.digamma(10)).isCloseTo(2.2517525890, within(1e-8));
    assertThat(WaitEstimate.trigamma(1)).isCloseTo(1.6449340668, within(1e-7));
    assertThat(WaitEstimate.trigamma(10)).isCloseTo(0.1051663357, within(1e-8));
  }

  @Test
  void eachEndIsMovedByItsOwnMisses() {
    var early = Widening.after(Collections.nCopies(5, Widening.Outcome.EARLIER));
    var late = Widening.after(Collections.nCopies(5, Widening.Outcome.LATER));
    var right = Widening.after(Collections.nCopies(50, Widening.Outcome.HELD));
    var begin = Widening.after(List.of());

    assertThat(early.quick()).isGreaterThan(begin.quick());
    assertThat(early.slow()).isLessThan(begin.slow());
    assertThat(late.slow()).isGreaterThan(begin.slow());
    assertThat(right.quick()).isLessThan(begin.quick());
    assertThat(right.slow()).isLessThan(begin.slow());
  }

  private static Duration middle(Line line) {
    var range = WaitEstimate.of(line, 5, PLAIN, NOON).orElseThrow();
    return Duration.ofMillis(
        Math.round(Math.sqrt((double) range.from().toMillis() * range.to().toMillis())));
  }

  /** A line that is never empty, from which two slots' agents took somebody each minute. */
  private static Line everyMinute(int departures, int slotsNow) {
    var left = IntStream.range(0, departures)
        .mapToObj(i -> NOON.minusSeconds(60L * (departures - i)))
        .map(at -> new Departure(at.minusSeconds(60), at.plusSeconds(60), 2))
        .toList();
    return new Line(left, NOON, slotsNow);
  }
}
