package dev.firsthand.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

  /** Nanoseconds between the moments at which things were due. */
  private static List<Long> distances(long seed) throws Exception {
    var loop = new DefaultEventLoop();
    try {
      var due = new ArrayList<Long>();
      var arrivals = new Arrivals(loop, 1_000_000, 500, seed, (number, dueAt) -> due.add(dueAt));
      arrivals.begin().get(1, TimeUnit.MINUTES);

      assertThat(arrivals.done()).isEqualTo(500);
      assertThat(arrivals.late().getTotalCount()).isEqualTo(500);
      var distances = new ArrayList<Long>();
      for (int i = 1; i < due.size(); i++) {
        distances.add(due.get(i) - due.get(i - 1));
      }
      return distances;
    } finally {
      loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }
  }

  @Test
  void thingsAreDueByTheClockAsThePlanSaysHoweverLongTheyTake() throws Exception {
    List<Long> distances = distances(7);

    assertThat(distances).allMatch(distance -> distance >= 0);
    assertThat(distances.stream().mapToLong(Long::longValue).average().orElseThrow())
        .isBetween(800.0, 1_200.0);
  }

  @Test
  void anotherSeedIsAnotherOrder() throws Exception {
    assertThat(distances(1)).isNotEqualTo(distances(2));
  }
}
