package dev.firsthand.visitors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.firsthand.access.RoomDatabase;
import dev.firsthand.access.SetClock;
import dev.firsthand.access.SharedWrites;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered of a visitor. */
class VisitorsTest {

  private static final SiteKey SHOP = new SiteKey("shop");
  private static final VisitorId ANN = new VisitorId("ann");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void factsAddUpAndEmptyOnesTakeNothingAway(boolean postgresql) throws IOException {
    try (var database = postgresql ? RoomDatabase.postgresql() : RoomDatabase.sqlite()) {
      var clock = new SetClock();
      var visitors = new Visitors(
          database.jdbi(),
          new SharedWrites(database.jdbi(), Runnable::run),
          database.whole().log(),
          clock);
      assertEquals(Optional.empty(), visitors.facts(ANN));

      visitors.seen(ANN, SHOP, "de", "https://shop.example/returns");
      var first = clock.instant();
      clock.pass(Duration.ofMinutes(1));
      visitors.identified(ANN, SHOP, "Ann", "");
      visitors.identified(ANN, SHOP, "", "ann@mail.example");
      visitors.seen(ANN, SHOP, "", "x".repeat(1999) + "😀");

      var facts = visitors.facts(ANN).orElseThrow();
      assertEquals("Ann", facts.name());
      assertEquals("ann@mail.example", facts.email());
      assertEquals("de", facts.language());
      assertEquals("x".repeat(1999), facts.page());
      assertEquals(first, facts.firstSeen());
      assertEquals(clock.instant(), facts.lastSeen());
      assertEquals(0, facts.earlier());
      assertFalse(facts.verified());
    }
  }

  /** Comers wait for no disk, but whoever asks about one reads what was noted. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoAsksWaitsForWhatIsBeingNoted(boolean postgresql) throws Exception {
    var tasks = new LinkedBlockingQueue<Runnable>();
    try (var database = postgresql ? RoomDatabase.postgresql() : RoomDatabase.sqlite();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var visitors = new Visitors(
          database.jdbi(),
          new SharedWrites(database.jdbi(), tasks::add),
          database.whole().log(),
          new SetClock());

      visitors.seen(ANN, SHOP, "de", "https://shop.example/returns");
      var asked = threads.submit(() -> visitors.facts(ANN));
      tasks.take().run();

      assertEquals("de", asked.get().orElseThrow().language());
    }
  }
}
