package dev.firsthand.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  private static final Instant NOON = Instant.parse("2030-06-03T12:00:00Z");
  private static final Instant LONG_AGO = NOON.minusSeconds(300);
  private static final Workload WORKLOAD =
      new Workload(Duration.ofMinutes(5), 50, 100, Duration.ofSeconds(10));

  @Test
  void aQuietConversationWeighsLess() {
    assertThat(WORKLOAD.weight(List.of(NOON, LONG_AGO, LONG_AGO.plusMillis(1)), NOON))
        .isEqualTo(250);
  }

  @Test
  void newOnesAreGivenOnlyAsFarAsTheReserveStaysFree() {
    assertThat(WORKLOAD.hasRoom(3, List.of(NOON), NOON)).isTrue();
    assertThat(WORKLOAD.hasRoom(3, List.of(NOON, NOON), NOON)).isFalse();
    assertThat(WORKLOAD.hasRoom(3, List.of(LONG_AGO, LONG_AGO), NOON)).isTrue();
  }

  @Test
  void allQuietOnesMayWakeAtOnceAndFit() {
    assertThat(WORKLOAD.hasRoom(3, List.of(LONG_AGO, LONG_AGO, LONG_AGO), NOON)).isFalse();
  }

  @Test
  void noReserveKeepsTheOnlyConversationAway() {
    var greedy = new Workload(Duration.ofMinutes(5), 0, 100_000, Duration.ZERO);

    assertThat(greedy.hasRoom(1, List.of(), NOON)).isTrue();
    assertThat(greedy.hasRoom(0, List.of(), NOON)).isFalse();
  }

  @Test
  void whoIsBackGetsOneAtATimeUntilTheyHaveAsManyAsTheOthers() {
    assertThat(spared(NOON, NOON.plusSeconds(2), 1, 3, 5)).isEqualTo(NOON.plusSeconds(12));
    assertThat(spared(NOON, NOON.plusSeconds(2), 1, 3, 12)).isNull();
    assertThat(spared(NOON, NOON.plusSeconds(2), 3, 3, 5)).isNull();
    assertThat(spared(NOON, NOON.minusSeconds(2), 1, 3, 5)).isNull();
    assertThat(spared(NOON, NOON.plusSeconds(38), 1, 3, 40)).isNull();
  }

  @Test
  void whoHasNothingIsNotSparedWhileOthersWait() {
    assertThat(spared(NOON, NOON.plusSeconds(2), 0, 3, 5)).isNull();
  }

  @Test
  void nobodyIsSparedWithoutARampAlsoIfTheClockWentBack() {
    Instant ahead = NOON.plusSeconds(2);

    assertThat(Workload.PLAIN.sparedUntil(ahead, ahead, 0, 4, 3, NOON)).isNull();
  }

  private static @Nullable Instant spared(
      Instant backAt, Instant offeredAt, int load, int usual, int secondsLater) {
    return WORKLOAD.sparedUntil(backAt, offeredAt, load, 4, usual, NOON.plusSeconds(secondsLater));
  }
}
