package dev.firsthand.store;

import static dev.firsthand.store.Stories.MARIA;
import static dev.firsthand.store.Stories.NOON;
import static dev.firsthand.store.Stories.accepted;
import static dev.firsthand.store.Stories.escalated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.RoomDatabase;
import dev.firsthand.engine.WaitRecord;
import dev.firsthand.routing.WaitEstimate;
import dev.firsthand.routing.Widening;
import dev.firsthand.store.Stories.Told;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What visitors were told of their waits meets what became of them, on both databases. */
class WaitsTest {

  @Nested
  class OnSqlite extends Contract {
    @Override
    RoomDatabase database() {
      return RoomDatabase.sqlite();
    }
  }

  @Nested
  class OnPostgresql extends Contract {
    @Override
    RoomDatabase database() {
      return RoomDatabase.postgresql();
    }
  }

  abstract static class Contract {

    private RoomDatabase database;
    private WaitRecord waits;

    abstract RoomDatabase database();

    @BeforeEach
    void open() {
      database = database();
      waits = database.whole().waits();
      database.whole().slots().enroll(MARIA, 9);
    }

    @AfterEach
    void close() throws IOException {
      database.close();
    }

    @Test
    void aWaitIsMeasuredAgainstTheRangeFirstTold() {
      tell(wait("ann"), range(60, 120));
      tell(wait("ann"), range(600, 700));
      accept("ann", 90);
      tell(wait("bob"), range(60, 120));
      accept("bob", 30);

      assertThat(waits.endedSince(NOON, 10))
          .extracting(WaitRecord.Ended::outcome)
          .extracting(outcome -> outcome.orElseThrow())
          .containsExactly(Widening.Outcome.EARLIER, Widening.Outcome.HELD);
      assertThat(waits.accuracySince(NOON)).isEqualTo(new WaitRecord.Accuracy(2, 1));
      assertThat(waits.accuracySince(NOON.plusSeconds(31)))
          .isEqualTo(new WaitRecord.Accuracy(1, 1));
    }

    @Test
    void aRangeMayComeAfterTheFirstLook() {
      tell(wait("ann"), null);
      tell(wait("ann"), range(10, 20));
      accept("ann", 500);

      var ended = waits.endedSince(NOON, 10).getFirst();
      assertThat(ended.outcome()).contains(Widening.Outcome.LATER);
      assertThat(ended.line()).isEqualTo("billing");
      assertThat(ended.slots()).isEqualTo(3);
      assertThat(ended.since()).isEqualTo(NOON);
    }

    @Test
    void whoWasToldNoRangeTeachesThePaceAndCountsInNoShare() {
      tell(wait("ann"), null);
      accept("ann", 500);

      assertThat(waits.endedSince(NOON, 10)).hasSize(1);
      assertThat(waits.accuracySince(NOON)).isEqualTo(new WaitRecord.Accuracy(0, 0));
    }

    @Test
    void whoWasTakenAtOnceIsNoWait() {
      wait("ann");
      accept("ann", 1);

      assertThat(waits.endedSince(NOON, 10)).isEmpty();
    }

    @Test
    void onlyTheLatestAreGivenOldestFirst() {
      for (int i = 1; i <= 4; i++) {
        tell(wait("v" + i), null);
        accept("v" + i, i);
      }

      assertThat(waits.endedSince(NOON, 2))
          .extracting(WaitRecord.Ended::at)
          .containsExactly(NOON.plusSeconds(3), NOON.plusSeconds(4));
    }

    private Told wait(String visitor) {
      var log = database.whole().log();
      var id = Stories.conversation(visitor);
      return log.summary(id)
          .map(known -> new Told(log, id))
          .orElseGet(() -> Told.in(log, visitor).then(escalated(NOON, 0)));
    }

    private void accept(String visitor, long seconds) {
      var log = database.whole().log();
      Instant at = NOON.plusSeconds(seconds);
      var told = new Told(log, Stories.conversation(visitor));
      told.readAgain().then(accepted(at, MARIA, true));
    }

    private void tell(Told wait, @Nullable WaitEstimate range) {
      waits.tell(List.of(new WaitRecord.Told(wait.id(), NOON, "billing", 3, NOON, range)));
    }

    private static WaitEstimate range(long from, long to) {
      return new WaitEstimate(Duration.ofSeconds(from), Duration.ofSeconds(to));
    }
  }
}
