package dev.firsthand.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firsthand.app.MadePast;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.Prediction.Figures;
import dev.firsthand.routing.RoutingRules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy is changed, and the next simulated week is held against what the lab said of it. */
class PredictionTest {

  private static final int DAYS = 14;
  private static final int WEEK = 7;
  private static final int VISITORS_A_DAY = 200;
  private static final double BOLD = 0.3;

  @TempDir
  Path data;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void theWeekAfterAChangeComesToWhatTheLabSaid(long seed) {
    try (MadePast past =
        MadePast.changed(data, seed, DAYS + WEEK, VISITORS_A_DAY, DAYS, now -> change(now, BOLD))) {
      Outcome outcome = desk(past)
          .outcome(past.site(), past.expected().getFirst(), MadePast.END)
          .orElseThrow();
      Figures before = outcome.expected().before();
      Figures said = outcome.expected().proposed();
      Figures real = outcome.real();

      assertThat(outcome.isOver()).isTrue();
      assertThat(real.chats()).isGreaterThan(1_000);
      assertThat(real.passedOn())
          .as("the escalation rate, said %s", said)
          .isCloseTo(said.passedOn(), within(0.02));
      assertThat(real.escalated()).as("of turns").isCloseTo(said.escalated(), within(0.03));
      assertThat(real.answered()).as("of turns").isCloseTo(said.answered(), within(0.03));
      assertThat(said.answered() - before.answered()).as("there is a change").isGreaterThan(0.03);
      assertThat(real.medianWaitSeconds())
          .as("wait, said %s", said)
          .isCloseTo(said.medianWaitSeconds(), within(0.2 * said.medianWaitSeconds()));
    }
  }

  @Test
  void nothingIsSaidOfAVersionThatWasInForceForLessThanADay() {
    try (MadePast past = MadePast.changed(data, 1, 3, 40, 2, now -> change(now, BOLD))) {
      var expected = past.expected().getFirst();

      assertThat(desk(past).outcome(past.site(), expected, expected.from().plusSeconds(60)))
          .isEmpty();
      var young = desk(past).outcome(past.site(), expected, MadePast.END.plusSeconds(60));
      assertThat(young.orElseThrow().isOver()).isFalse();
    }
  }

  private static LabDesk desk(MadePast past) {
    return new LabDesk(
        past.jdbi(),
        site -> past.policy(),
        site -> past.faq(),
        new RoutingRules(Duration.ofSeconds(60), Duration.ofSeconds(30)),
        site -> ZoneId.of("Europe/Berlin"));
  }

  private static void change(MadePast past, double threshold) {
    Policy policy = past.policy().policy().answeringFrom(threshold);
    past.saves(policy, desk(past).predict(past.site(), DAYS, past.now(), policy));
  }
}
