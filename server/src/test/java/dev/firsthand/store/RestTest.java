package dev.firsthand.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestTest {

  private static final Rest REST = new Rest(3, Duration.ofNanos(50_000), Duration.ofMillis(1));

  @Test
  void whereLittleIsAskedForNobodyWaits() {
    assertThat(REST.after(0)).isZero();
    assertThat(REST.after(3)).isZero();
  }

  @Test
  void theMoreIsAskedForTheMoreGathers() {
    assertThat(REST.after(4)).isEqualTo(Duration.ofNanos(200_000));
    assertThat(REST.after(10)).isEqualTo(Duration.ofNanos(500_000));
  }

  @Test
  void butNeverForLong() {
    assertThat(REST.after(256)).isEqualTo(Duration.ofMillis(1));
    assertThat(Rest.SQLITE.after(SqliteWriter.LARGEST_BATCH)).isEqualTo(Duration.ofMillis(3));
    assertThat(Rest.POSTGRES.after(Batches.LARGEST)).isEqualTo(Duration.ofMillis(2));
  }
}
