package dev.firsthand.bench.simulate.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DayTest {

  private static final Traffic TRAFFIC = Traffic.of(1);

  @Test
  void everybodyIsServedOrGivesUp() {
    var day = Day.play(TRAFFIC, Dispatch.ours());

    assertThat(day.callers()).isEqualTo(TRAFFIC.callers().size());
    assertThat(day.waits()).hasSize(day.callers() - day.gaveUp());
  }

  @Test
  void theSameTrafficIsTheSameDay() {
    assertThat(Day.play(Traffic.of(2), Dispatch.fewestEver()))
        .isEqualTo(Day.play(Traffic.of(2), Dispatch.fewestEver()));
  }

  @Test
  void theAngryWaitLessWhereTheyHaveAHeadStart() {
    assertThat(ninetyFifth(Day.play(TRAFFIC, Dispatch.ours())))
        .isLessThan(ninetyFifth(Day.play(TRAFFIC, Dispatch.roundRobin(null))));
  }

  private static Duration ninetyFifth(Day.Figures day) {
    return day.ofAngry().get((int) (0.95 * (day.ofAngry().size() - 1)));
  }
}
