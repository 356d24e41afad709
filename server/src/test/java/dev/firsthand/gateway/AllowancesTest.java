package dev.firsthand.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.VisitorId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class AllowancesTest {

  private static final VisitorId IDA = new VisitorId("ida");
  private static final VisitorId EVE = new VisitorId("eve");

  private final Queue<Runnable> later = new ArrayDeque<>();
  private Instant now = Instant.parse("2030-06-03T12:00:00Z");
  private final Allowances allowances =
      new Allowances(VisitorLimit.DEFAULT, () -> now, (delay, task) -> later.add(task));

  private void spendAll(VisitorId visitor) {
    for (int i = 0; i < 20; i++) {
      assertThat(allowances.take(visitor)).isZero();
    }
  }

  @Test
  void afterABurstEachFurtherOneHasToWait() {
    spendAll(IDA);

    assertThat(allowances.take(IDA)).isEqualTo(500);
    now = now.plusMillis(500);
    assertThat(allowances.take(IDA)).isZero();
    assertThat(allowances.take(IDA)).isPositive();
  }

  @Test
  void oneVisitorsHasteCostsAnotherNothing() {
    spendAll(IDA);

    assertThat(allowances.take(EVE)).isZero();
  }

  @Test
  void aVisitorIsForgottenOnceTheWholeAllowanceIsBackAndNotBefore() {
    spendAll(IDA);
    now = now.plusSeconds(9);
    later.remove().run();
    assertThat(allowances.size()).isEqualTo(1);

    now = now.plus(Duration.ofSeconds(1));
    later.remove().run();
    assertThat(allowances.size()).isZero();
    assertThat(later).isEmpty();
  }

  @Test
  void oneTimerLooksAfterAllAndStaysAsLongAsSomebodyHasSpent() {
    allowances.take(IDA);
    now = now.plusSeconds(9);
    spendAll(EVE);
    assertThat(later).hasSize(1);

    now = now.plusSeconds(1);
    later.remove().run();
    assertThat(allowances.size()).isEqualTo(1);
    assertThat(later).hasSize(1);

    now = now.plusSeconds(10);
    later.remove().run();
    assertThat(allowances.size()).isZero();
    assertThat(later).isEmpty();
    allowances.take(IDA);
    assertThat(later).hasSize(1);
  }
}
