package dev.firsthand.store;

import static dev.firsthand.store.Stories.NOON;
import static dev.firsthand.store.Stories.conversation;
import static dev.firsthand.store.Stories.said;
import static dev.firsthand.store.Stories.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.routing.Workload;
import dev.firsthand.store.DatabaseSettings.Durability;
import dev.firsthand.store.DatabaseSettings.Sqlite;
import dev.firsthand.store.Stories.Told;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What SQLite promises beyond the contract of every log. */
final class SqliteBackendTest {

  @TempDir
  Path folder;

  private final AtomicInteger eras = new AtomicInteger();

  private Path file() {
    return folder.resolve("chat.db");
  }

  private Database open(Path file) {
    return Database.open(new Sqlite(file), () -> "era-" + eras.incrementAndGet());
  }

  private SqliteBackend backend() {
    return SqliteBackend.open(new Sqlite(file()), () -> "era", Workload.PLAIN, Tellers.PLAIN);
  }

  @Test
  void theWriterFlushesEachCommitToTheDisk() {
    try (var backend = backend()) {
      assertThat(pragma(backend, "synchronous")).isEqualTo(2);
      assertThat(pragma(backend, "wal_autocheckpoint")).isZero();
      assertThat(pragma(backend, "foreign_keys")).isEqualTo(1);
    }
    var settings = new Sqlite(file(), Durability.NORMAL);
    try (var backend = SqliteBackend.open(settings, () -> "era", Workload.PLAIN, Tellers.PLAIN)) {
      assertThat(pragma(backend, "synchronous")).isEqualTo(1);
    }
  }

  private static int pragma(SqliteBackend backend, String name) {
    return backend
        .writer()
        .<Integer>write(batch ->
            batch.session().first("pragma " + name, row -> row.getInt(1)).orElseThrow());
  }

  @Test
  @Timeout(60)
  void whatIsAskedForDuringACommitIsTheNextBatchAndTheWriterRestsAfterIt() throws Exception {
    backend().close();
    var rests = new CopyOnWriteArrayList<Integer>();
    try (var backend = backend(rests::add, this::writer);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new CountDownLatch(1);
      var goOn = new CountDownLatch(1);
      Future<?> first = threads.submit(() -> backend.writer().write(batch -> {
        writing.countDown();
        awaited(goOn);
        return 0;
      }));
      writing.await();
      long before = backend.writer().commits();
      var others = new ArrayList<Future<?>>();
      for (int i = 0; i < 64; i++) {
        String visitor = "v" + i;
        others.add(threads.submit(() -> Told.in(backend.log(), visitor)));
      }
      while (backend.writer().queued() < 64) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      first.get();
      for (Future<?> other : others) {
        other.get();
      }

      assertThat(backend.writer().commits() - before).isEqualTo(2);
    }
    assertThat(rests).contains(64);
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @Timeout(60)
  void aRequestThatFailsSpoilsNoOther() throws Exception {
    try (var backend = backend();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writing = new CountDownLatch(1);
      var goOn = new CountDownLatch(1);
      threads.submit(() -> backend.writer().write(batch -> {
        writing.countDown();
        awaited(goOn);
        return 0;
      }));
      writing.await();
      var good = threads.submit(() -> Told.in(backend.log(), "ann"));
      var bad = threads.submit(() -> backend
          .writer()
          .write(
              List.of(Writes.Change.of("insert into meta (name, value) values ('era', 'again')"))));
      var worse = threads.submit(() -> backend.writer().write(batch -> {
        throw new IllegalStateException("a bug");
      }));
      var alsoGood = threads.submit(() -> Told.in(backend.log(), "bob"));
      while (backend.writer().queued() < 4) {
        Thread.onSpinWait();
      }
      goOn.countDown();

      good.get();
      alsoGood.get();
      assertThatThrownBy(bad::get).hasCauseInstanceOf(LogUnavailable.class);
      assertThatThrownBy(worse::get).hasCauseInstanceOf(IllegalStateException.class);
      assertThat(backend.log().read(conversation("ann"), 0, 10)).hasSize(1);
      assertThat(backend.log().read(conversation("bob"), 0, 10)).hasSize(1);
    }
  }

  /** Whose writer meets with trouble wherever it connects while that is on. */
  private SqliteBackend troubledBy(String pragma, AtomicBoolean on) {
    return backend(requests -> {}, () -> {
      Session session = writer();
      if (on.get()) {
        session.execute(pragma);
      }
      return session;
    });
  }

  /** Over a file that has its tables. */
  private SqliteBackend backend(IntConsumer rest, SqliteWriter.Opener opener) {
    return new SqliteBackend(
        file(),
        Durability.FULL,
        () -> "era",
        Workload.PLAIN,
        SqliteBackend.QUIET,
        rest,
        Tellers.PLAIN,
        opener);
  }

  private Session writer() throws SQLException {
    return SqliteBackend.writerOf(file(), Durability.FULL);
  }

  @Test
  void aFullDiskIsReportedAndForgottenOnceThereIsRoom() throws Exception {
    backend().close();
    var full = new AtomicBoolean();
    var backend = troubledBy("pragma max_page_count = 1", full);
    var database = new Database(backend);
    try (database) {
      Told told = Told.in(database.log(), "ann");
      assertThat(database.health()).isEmpty();
      full.set(true);
      reconnect(backend);

      for (int i = 0; i < 3; i++) {
        assertThatExceptionOfType(LogUnavailable.class)
            .isThrownBy(() -> told.then(said(NOON, "k", "x".repeat(100_000))));
      }
      assertThat(database.log().read(told.id(), 0, 10)).hasSize(1);
      full.set(false);

      told.then(said(NOON, "k", "x".repeat(100_000)));
      assertThat(database.health()).isEmpty();
      assertThat(database.log().read(told.id(), 0, 10)).hasSize(2);
    }
  }

  @Test
  void healthTellsOfADiskThatRefusesAndOfItsRepair() throws Exception {
    backend().close();
    var broken = new AtomicBoolean();
    var backend = troubledBy("pragma query_only = 1", broken);
    try (var database = new Database(backend)) {
      broken.set(true);
      reconnect(backend);
      assertThat(database.health()).isPresent();
      assertThat(database.health()).isPresent();

      broken.set(false);

      assertThat(database.health()).isEmpty();
    }
  }

  /** Lets the writer believe that its connection is broken. */
  private static void reconnect(SqliteBackend backend) {
    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(() -> backend.writer().write(batch -> {
          throw new SQLException("broken", null, 10);
        }));
  }

  @Test
  void afterItsEndTheDatabaseSaysSo() {
    Database database = open(file());
    database.close();

    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(() -> Told.in(database.log(), "ann"));
    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(() -> database.log().summary(conversation("ann")));
    assertThat(database.health()).isPresent();
  }

  @Test
  void whatCannotBeOpenedIsNamedWithItsReason() throws Exception {
    Path text = Files.writeString(folder.resolve("letter.txt"), "Dear Maria, ".repeat(200));

    assertThatExceptionOfType(DatabaseUnusable.class)
        .isThrownBy(() -> open(text))
        .withMessageContaining(text.toString())
        .withMessageContaining("no SQLite database");
    assertThatExceptionOfType(DatabaseUnusable.class)
        .isThrownBy(() -> open(folder))
        .withMessageContaining(folder.toString())
        .withMessageContaining("is a folder");
    assertThatExceptionOfType(DatabaseUnusable.class)
        .isThrownBy(() -> open(text.resolve("chat.db")))
        .withMessageContaining("chat.db");
    assertThat(Files.readString(text)).startsWith("Dear Maria");
  }

  @Test
  void theEraStaysUntilItIsRenewed() {
    String era;
    try (Database database = open(file())) {
      era = database.era();
    }
    try (Database database = open(file())) {
      assertThat(database.era()).isEqualTo(era);
      assertThat(database.newEra()).isNotEqualTo(era).isEqualTo(database.log().era());
    }
    try (Database database = open(file())) {
      assertThat(database.era()).isNotEqualTo(era);
    }
  }

  @Test
  void aBackupHoldsEverythingAndGetsAnotherEraEachTimeItIsRestored() throws Exception {
    Path copy = folder.resolve("copy.db");
    String era;
    try (Database database = open(file())) {
      era = database.era();
      Told.in(database.log(), "ann").then(said(NOON, "k", "Hello?"));
      database.backup(copy);
      assertThatExceptionOfType(DatabaseUnusable.class)
          .isThrownBy(() -> database.backup(copy))
          .withMessageContaining(copy.toString());
      Told.in(database.log(), "bob");
    }
    Path again = Files.copy(copy, folder.resolve("again.db"));

    try (Database restored = open(copy);
        Database twice = open(again)) {
      assertThat(restored.log().read(conversation("ann"), 0, 10)).hasSize(2);
      assertThat(restored.log().latestOf(conversation("bob").visitor())).isZero();
      assertThat(List.of(restored.era(), twice.era())).doesNotContain(era).doesNotHaveDuplicates();
    }
    assertThat(folder.resolve("copy.db.part")).doesNotExist();
  }

  @Test
  void roomsWriteBesideTheWriter() {
    try (Database database = open(file())) {
      database.jdbi().useHandle(handle -> handle.execute("create table room (name text)"));
      for (int i = 0; i < 20; i++) {
        Told.in(database.log(), "v" + i);
        database.jdbi().useTransaction(handle -> {
          handle.execute("insert into room values ('a')");
          handle.execute("insert into room values ('b')");
        });
      }
      assertThat(database
              .jdbi()
              .<Integer, RuntimeException>withHandle(handle -> handle
                  .createQuery("select count(*) from room")
                  .mapTo(Integer.class)
                  .one()))
          .isEqualTo(40);
    }
  }

  @Test
  void theWriteAheadLogBeginsAnew() throws Exception {
    Path wal = folder.resolve("chat.db-wal");
    try (var backend = backend()) {
      Told told = Told.in(backend.log(), "ann");
      long largest = 0;
      for (int i = 0; i < 150; i++) {
        told.then(said(NOON, "k" + i, "x".repeat(1_000_000)));
        largest = Math.max(largest, Files.size(wal));
      }
      assertThat(largest).isLessThan(120L << 20);
      assertThat(backend.log().read(told.id(), 0, 200)).hasSize(151);
    }
    assertThat(wal).doesNotExist();
  }

  @Test
  void whoReadsForLongOnlyDelaysThat() throws Exception {
    Path wal = folder.resolve("chat.db-wal");
    try (var backend = backend()) {
      Told told = Told.in(backend.log(), "ann");
      try (var reader = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("chat.db"))) {
        reader.setAutoCommit(false);
        try (var statement = reader.createStatement();
            var rows = statement.executeQuery("select count(*) from event")) {
          assertThat(rows.next()).isTrue();
          megabytes(told, 0, 60);
        }
      }
      assertThat(Files.size(wal)).isGreaterThan(60_000_000);
      megabytes(told, 60, 200);
      assertThat(Files.size(wal)).isLessThan(180_000_000);
      assertThat(backend.log().read(told.id(), 0, 300)).hasSize(201);
    }
  }

  private static void megabytes(Told told, int from, int to) {
    for (int i = from; i < to; i++) {
      told.then(said(NOON, "k" + i, "x".repeat(1_000_000)));
    }
  }

  @Test
  void erasedWordsAreGoneFromTheFile() throws Exception {
    try (Database database = open(file())) {
      Told told = Told.in(database.log(), "ann").then(said(NOON, "k", "PLUGH-7781"));
      database.eraseWords(told.id());
    }
    assertThat(Files.readString(file(), StandardCharsets.ISO_8859_1)).doesNotContain("PLUGH-7781");
  }

  @Test
  @Timeout(60)
  void aKilledProcessLosesNothingThatItAcknowledged() throws Exception {
    Process child = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Acknowledging.class.getName(),
            file().toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    var acknowledged = new ArrayList<String>();
    try (var out =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("ack ")) {
          acknowledged.add(line);
        }
        if (acknowledged.size() == 300) {
          child.toHandle().destroyForcibly();
        }
      }
    }
    child.waitFor();

    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(300);
    try (Database database = open(file())) {
      for (String line : acknowledged) {
        String[] parts = line.split(" ");
        assertThat(database
                .log()
                .summary(new ConversationId(parts[1]))
                .orElseThrow()
                .seq())
            .isGreaterThanOrEqualTo(Long.parseLong(parts[2]));
      }
    }
  }

  /** Appends without end, and says what was acknowledged. */
  static final class Acknowledging {
    private Acknowledging() {}

    public static void main(String[] args) throws Exception {
      Database database = Database.open(new Sqlite(Path.of(args[0])), () -> "era");
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < 8; i++) {
        ConversationId id = conversation("v" + i);
        threads.add(Thread.ofVirtual().start(() -> {
          var told = new Told(database.log(), id);
          told.then(started(id));
          for (Conversation now = told.now(); now.seq() < 100_000; now = told.now()) {
            told.then(said(NOON, "k" + now.seq(), "message"));
            System.out.println("ack " + id + " " + told.now().seq());
          }
        }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }
}
