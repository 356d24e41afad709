package dev.firsthand.store;

import static dev.firsthand.store.Stories.MARIA;
import static dev.firsthand.store.Stories.NOON;
import static dev.firsthand.store.Stories.accepted;
import static dev.firsthand.store.Stories.escalated;
import static dev.firsthand.store.Stories.offered;
import static dev.firsthand.store.Stories.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.AgentSlots.Status;
import dev.firsthand.engine.ConversationLog.BoxKind;
import dev.firsthand.engine.ConversationLog.BoxQuery;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.engine.SeenMarks.Mark;
import dev.firsthand.routing.Workload;
import dev.firsthand.store.DatabaseSettings.Durability;
import dev.firsthand.store.Stories.Told;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows that are behind their log: that nobody sees it, and that nothing is lost by a crash. */
class SqliteHeadsTest {

  private static final Duration NEVER = Duration.ofDays(1);

  @TempDir
  private Path folder;

  private SqliteBackend backend;

  @BeforeEach
  void open() {
    backend = open(folder.resolve("chats.db"));
  }

  @AfterEach
  void close() {
    backend.close();
  }

  private static SqliteBackend open(Path file) {
    var settings = new DatabaseSettings.Sqlite(file, Durability.FULL);
    SqliteBackend.open(settings, () -> "era", Workload.PLAIN, Tellers.PLAIN).close();
    return new SqliteBackend(
        file,
        Durability.FULL,
        () -> "era",
        Workload.PLAIN,
        NEVER,
        requests -> {},
        Tellers.PLAIN,
        () -> SqliteBackend.writerOf(file, Durability.FULL));
  }

  /** What the conversation's row holds, as it stands in the file. */
  private long seqInTheRow(ConversationId id) {
    return backend
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("select seq from conversation where id = :id")
            .bind("id", id.value())
            .mapTo(Long.class)
            .one());
  }

  private SqliteBackend afterACrash() throws Exception {
    Path copy = folder.resolve("copy.db");
    Files.copy(folder.resolve("chats.db"), copy);
    Files.copy(folder.resolve("chats.db-wal"), folder.resolve("copy.db-wal"));
    return open(copy);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aQuietStepLeavesTheRowForLater() {
    Told told = Told.in(backend.log(), "ann").then(said(NOON, "a", "Hello"));
    told.then(said(NOON, "b", "Anybody?"));

    assertThat(seqInTheRow(told.id())).isEqualTo(1);
    assertThat(backend.log().read(told.id(), 0, 10)).hasSize(3);
    assertThat(backend.log().read(told.id(), 2, 10)).hasSize(1);
    assertThat(seqInTheRow(told.id())).isEqualTo(1);
  }

  @Test
  void aWriterThatIsNeverIdleLeavesNoRowBehindForLong() {
    Told ann = Told.in(backend.log(), "ann").then(said(NOON, "a", "Hello"));
    Told bob = Told.in(backend.log(), "bob").then(said(NOON, "a", "Hello"));
    Told cat = Told.in(backend.log(), "cat");
    Instant later = NOON.plus(SqliteHeads.OLD);
    cat.then(said(later.minusMillis(1), "a", "Hello"));
    assertThat(seqInTheRow(ann.id())).isEqualTo(1);

    cat.then(said(later, "b", "Hello"));
    assertThat(seqInTheRow(ann.id())).isEqualTo(2);
    assertThat(seqInTheRow(bob.id())).as("one with each commit").isEqualTo(1);
    cat.then(said(later, "c", "Hello"));
    assertThat(seqInTheRow(bob.id())).isEqualTo(2);
    assertThat(seqInTheRow(cat.id())).as("behind for a moment only").isEqualTo(1);
  }

  @Test
  void aRowIsNotBehindByMoreEventsThanAStartReadsSoon() throws Exception {
    Told ann = Told.in(backend.log(), "ann").then(said(NOON, "a", "Hello"));
    Told bob = Told.in(backend.log(), "bob");
    for (int i = 0; i < SqliteHeads.OLD_EVENTS; i++) {
      bob.then(said(NOON, "k" + i, "Hello"));
    }

    assertThat(seqInTheRow(ann.id())).isEqualTo(2);
    bob.then(said(NOON, "last", "Hello"));
    try (SqliteBackend again = afterACrash()) {
      assertThat(again.log().summary(bob.id())).isEqualTo(backend.log().summary(bob.id()));
    }
  }

  @Test
  void aCrashLosesNothingWhereTheMarkMovedWhileRowsWereBehind() throws Exception {
    var told =
        Stream.of("ann", "bob", "cat").map(name -> Told.in(backend.log(), name)).toList();
    for (int i = 0; i < 900; i++) {
      told.get(i % 7 % 3).then(said(NOON.plusMillis(10L * i), "k" + i, "Hello " + i));
    }

    try (SqliteBackend again = afterACrash()) {
      for (Told one : told) {
        assertThat(again.log().summary(one.id())).isEqualTo(backend.log().summary(one.id()));
      }
    }
  }

  @Test
  @Timeout(60)
  void aCrashLosesNothingWhereARowWasWrittenAndIsBehindAgainInOneTransaction() throws Exception {
    Told ann = Told.in(backend.log(), "ann").then(said(NOON, "a", "Hello"));
    Told bob = Told.in(backend.log(), "bob").then(said(NOON, "a", "Where is it?"));
    Told cat = Told.in(backend.log(), "cat");
    for (int i = 0; i < 600; i++) {
      cat.then(said(NOON, "k" + i, "Hello " + i));
    }

    var busy = new CountDownLatch(1);
    backend
        .writer()
        .writeSoon(
            batch -> {
              await(busy);
              return true;
            },
            new CompletableFuture<>());
    backend
        .writer()
        .writeSoon(
            batch -> {
              batch.heads().settle(batch.session(), ann.id());
              return true;
            },
            new CompletableFuture<>());
    Thread saying = Thread.startVirtualThread(() -> ann.then(said(NOON, "b", "Anybody?")));
    while (backend.writer().queued() < 2) {
      Thread.onSpinWait();
    }
    busy.countDown();
    saying.join();

    try (SqliteBackend again = afterACrash()) {
      for (Told one : List.of(ann, bob, cat)) {
        assertThat(again.log().summary(one.id())).isEqualTo(backend.log().summary(one.id()));
      }
    }
  }

  @Test
  void whoReadsOneConversationIsToldWhatItsRowDoesNotShow() {
    Told told = Told.in(backend.log(), "ann").then(said(NOON, "a", "Hello"));
    backend.slots().seen(List.of(new Mark(told.id(), 0, 2)));
    told.then(said(NOON, "b", "Anybody?"));

    ConversationSummary summary = backend.log().summary(told.id()).orElseThrow();
    assertThat(summary.seq()).isEqualTo(3);
    assertThat(summary.preview()).isEqualTo("Anybody?");
    assertThat(summary.seenByVisitor()).isEqualTo(2);
    assertThat(seqInTheRow(told.id())).as("nothing was written for that").isEqualTo(2);
  }

  @Test
  void whoLooksAtTheWholeHouseSeesWhoSpokeLast() {
    backend.slots().enroll(MARIA, 3);
    backend.slots().setStatus(MARIA, Status.AVAILABLE, null, null, NOON);
    Told.in(backend.log(), "ann")
        .then(escalated(NOON, 0))
        .then(offered(NOON, MARIA))
        .then(accepted(NOON, MARIA))
        .then(said(NOON.plusSeconds(1), "a", "Hello"));
    Told.in(backend.log(), "bob").then(said(NOON.plusSeconds(1), "a", "Hello"));

    assertThat(backend.slots().all())
        .singleElement()
        .satisfies(slot -> assertThat(slot.lastWords()).containsExactly(NOON.plusSeconds(1)));
    var floor = backend.floors().read(NOON, Duration.ofMinutes(1), NOON.plusSeconds(2));
    assertThat(floor.answered()).singleElement().satisfies(chat -> {
      assertThat(chat.lastAt()).isEqualTo(NOON.plusSeconds(1));
      assertThat(chat.waits()).isTrue();
    });
  }

  @Test
  void whoReadsBoxesSeesRowsAsTheLogIs() {
    Told told = Told.in(backend.log(), "ann").then(said(NOON, "a", "Hello"));

    var page = backend.log().page(new BoxQuery(BoxKind.BOT, MARIA, null, 10));
    assertThat(page.summaries()).extracting(ConversationSummary::preview).containsExactly("Hello");
    assertThat(seqInTheRow(told.id())).isEqualTo(2);
  }

  @Test
  void aCrashLosesNothingOfWhatWasPutOff() throws Exception {
    Told told = Told.in(backend.log(), "ann").then(said(NOON, "a", "Hello"));
    told.then(said(NOON, "b", "Anybody?"));
    Told.in(backend.log(), "bob");

    try (SqliteBackend again = afterACrash()) {
      assertThat(again.log().read(told.id(), 0, 10))
          .isEqualTo(backend.log().read(told.id(), 0, 10));
      assertThat(again.log().summary(told.id())).isEqualTo(backend.log().summary(told.id()));
      assertThat(again.log().read(new ConversationId("bob.1"), 0, 10)).hasSize(1);
    }
  }

  @Test
  void afterACrashTheLogGoesOnWhereItEnded() throws Exception {
    Told told = Told.in(backend.log(), "ann").then(said(NOON, "a", "Hello"));

    try (SqliteBackend again = afterACrash()) {
      new Told(again.log(), told.now()).then(said(NOON, "b", "Still here"));
      assertThat(again.log().read(told.id(), 0, 10)).hasSize(3);
    }
  }

  @Test
  void whatFailsInABatchMovesNoHead() {
    Told told = Told.in(backend.log(), "ann").then(said(NOON, "a", "Hello"));
    var wrong = ConversationSummary.of(told.now(), List.of(said(NOON, "x", "Wrong")), null);
    var noticed = new SqliteHeads.Noticed("BOT", null, null, null, 0, null);

    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(() -> backend.writer().write(batch -> {
          batch.heads().putOff(told.id(), new SqliteHeads.Head(1, 99, 99, noticed), wrong, 99);
          throw new SQLException("refused", null, 19);
        }));

    told.then(said(NOON, "b", "Anybody?"));
    assertThat(backend.log().read(told.id(), 0, 10)).hasSize(3);
  }

  @Test
  void aConnectionThatBreaksLosesNothingOfWhatWasPutOff() {
    Told told = Told.in(backend.log(), "ann").then(said(NOON, "a", "Hello"));

    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(() -> backend.writer().write(batch -> {
          throw new SQLException("broken", null, 10);
        }));

    assertThat(backend.log().read(told.id(), 0, 10)).hasSize(2);
    told.then(said(NOON, "b", "Anybody?"));
    assertThat(backend.log().read(told.id(), 0, 10)).hasSize(3);
    assertThat(backend.log().summary(told.id()).orElseThrow().seq()).isEqualTo(3);
  }

  @Test
  void whatIsWrittenBesideTheLogFindsTheRowsRight() {
    Told told = Told.in(backend.log(), "ann").then(said(NOON, "a", "Hello"));
    backend.slots().seen(List.of(new Mark(told.id(), 0, 2)));

    assertThat(backend.log().summary(told.id()).orElseThrow().seenByVisitor()).isEqualTo(2);
  }

  @Test
  void theEndWritesWhatWasPutOff() {
    Told told = Told.in(backend.log(), "ann").then(said(NOON, "a", "Hello"));
    backend.close();

    backend = open(folder.resolve("chats.db"));
    assertThat(seqInTheRow(told.id())).isEqualTo(2);
  }

  @Test
  void whatWasErasedStaysErasedAfterACrash() throws Exception {
    Told told = Told.in(backend.log(), "ann").then(said(NOON, "a", "Hello"));
    backend.log().eraseWords(told.id());
    told.then(said(NOON, "b", "Anybody?"));

    try (SqliteBackend again = afterACrash()) {
      assertThat(again.log().summary(told.id()).orElseThrow().preview()).isEqualTo("Anybody?");
      assertThat(again.log().read(told.id(), 0, 10))
          .isEqualTo(backend.log().read(told.id(), 0, 10));
    }
  }
}
