package dev.firsthand.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WaitEstimateTest {

  private static final Instant NOON = Instant.parse("2030-06-03T12:00:00Z");

  @Test
  void tooFewDeparturesSayNothing() {
    assertThat(WaitEstimate.of(List.of(), 1)).isEmpty();
    assertThat(WaitEstimate.of(departures(0, 60, 120), 1)).isEmpty();
  }

  @Test
  void theRangeIsThePlaceTimesTheUsualGaps() {
    var departures = departures(0, 60, 120, 240, 480);

    assertThat(WaitEstimate.of(departures, 1))
        .contains(new WaitEstimate(Duration.ofSeconds(60), Duration.ofSeconds(120)));
    assertThat(WaitEstimate.of(departures, 3))
        .contains(new WaitEstimate(Duration.ofSeconds(180), Duration.ofSeconds(360)));
  }

  @Test
  void theOrderOfDeparturesDoesNotMatter() {
    assertThat(WaitEstimate.of(departures(480, 0, 240, 60, 120), 2))
        .isEqualTo(WaitEstimate.of(departures(0, 60, 120, 240, 480), 2));
  }

  @Test
  void aRangeIsNeverEmptyNorPromisesNothing() {
    assertThat(WaitEstimate.of(departures(0, 0, 0, 0), 1))
        .contains(new WaitEstimate(Duration.ofSeconds(10), Duration.ofSeconds(20)));
  }

  private static List<Instant> departures(long... seconds) {
    return LongStream.of(seconds).mapToObj(NOON::plusSeconds).toList();
  }
}
