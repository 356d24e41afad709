package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BreathTest {

  private long now = 7_000;
  private final List<Long> rests = new ArrayList<>();
  private int underWay;
  private final Breath breath = new Breath(() -> now, this::rest, () -> underWay);

  private void rest(long nanos) {
    rests.add(nanos);
    now += nanos;
  }

  @BeforeEach
  void longAfterItWasMade() {
    now += 1_000_000;
    breath.begin();
  }

  @Test
  void aRestIsNineteenTimesTheWorkBeforeIt() {
    now += 300;
    breath.take(Duration.ZERO);
    now += 1_000;
    breath.take(Duration.ZERO);

    assertThat(rests).containsExactly(19 * 300L, 19 * 1_000L);
  }

  @Test
  void theMoreGoesOnInChatsTheLongerIsTheRest() {
    underWay = 2;
    now += 1_000;
    breath.take(Duration.ZERO);
    underWay = 12;
    now += 1_000;
    breath.take(Duration.ZERO);
    underWay = 5_000;
    now += 1_000;
    breath.take(Duration.ZERO);

    assertThat(rests).containsExactly(28_000L, 76_000L, 152_000L);
  }

  @Test
  void aRestIsNotShorterThanAsked() {
    now += 300;
    breath.take(Duration.ofNanos(10_000));
    now += 1_000;
    breath.take(Duration.ofNanos(10_000));

    assertThat(rests).containsExactly(10_000L, 19_000L);
  }

  @Test
  void aLittleThatIsNewIsDoneAtOnce() {
    now += 100;
    breath.beforeAStretch();
    now += 300;
    breath.take(Duration.ofNanos(10_000));
    now += 100;
    breath.beforeAStretch();

    assertThat(rests).containsExactly(10_000L);
  }

  @Test
  void betweenStretchesIsARest() {
    breath.beforeAStretch();
    now += 300;
    breath.beforeAStretch();
    now += 200;
    breath.beforeAStretch();

    assertThat(rests).containsExactly(19 * 300L, 19 * 200L);
  }

  @Test
  void whoWaitedLongForTheirDatabaseIsBackSoon() {
    now += Duration.ofMinutes(1).toNanos();
    breath.take(Breath.MOST);

    assertThat(rests).containsExactly(Breath.MOST.toNanos());
  }

  @Test
  void whoIsWokenEarlyBeginsToWorkThen() {
    var hurried = new ArrayList<Long>();
    var woken = new Breath(() -> now, hurried::add, () -> 0);
    woken.begin();
    now += 300;
    woken.take(Duration.ZERO);
    now += 100;
    woken.take(Duration.ZERO);

    assertThat(hurried).containsExactly(19 * 300L, 19 * 100L);
  }
}
