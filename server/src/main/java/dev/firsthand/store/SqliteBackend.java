package dev.firsthand.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.firsthand.engine.ConversationLog.BoxKind;
import dev.firsthand.engine.LogBacklog;
import dev.firsthand.engine.OldChats;
import dev.firsthand.engine.TranscriptIndex;
import dev.firsthand.routing.Workload;
import dev.firsthand.store.DatabaseSettings.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A database in a SQLite file. Thread-safe. */
final class SqliteBackend implements Backend {

  private static final int READERS = 4;
  private static final int ROOMS = 4;
  private static final int BUSY_TIMEOUT_IN_MS = 5_000;

  /** After so much quiet, rows of conversations are written that are behind their log. */
  static final Duration QUIET = Duration.ofMillis(250);

  private final Path file;
  private final Jdbi jdbi;
  private final HikariDataSource rooms;
  private final Reads reads;
  private final SqliteCheckpoints checkpoints;
  private final SqliteWriter writer;
  private final SqliteLog log;
  private final Slots slots;
  private final Waits waits;
  private final TurnRows turns;
  private final PromiseRows promises;
  private final MentionRows mentions;
  private @Nullable SqliteTranscripts transcripts;

  /** Opens a file, migrates it and starts the writer. */
  static SqliteBackend open(
      DatabaseSettings.Sqlite settings, Supplier<String> eras, Workload workload, Tellers tellers) {
    Path file = settings.file().toAbsolutePath();
    check(file);
    Migrations.run(
        Flyway.configure().dataSource(source(file, settings.durability(), false)),
        "sqlite",
        file.toString());
    return new SqliteBackend(
        file,
        settings.durability(),
        eras,
        workload,
        QUIET,
        Rest.SQLITE::takeAfter,
        tellers,
        () -> writerOf(file, settings.durability()));
  }

  /**
   * Starts the writer of a file that has its tables.
   *
   * @param quiet after so long without a request, rows that are behind are written
   * @param rest called by the writer after each commit, with how many requests were in it
   */
  SqliteBackend(
      Path file,
      Durability durability,
      Supplier<String> eras,
      Workload workload,
      Duration quiet,
      IntConsumer rest,
      Tellers tellers,
      SqliteWriter.Opener opener) {
    this.file = file;
    rooms = pool("firsthand-rooms", source(file, durability, true), ROOMS);
    jdbi = Connections.jdbi(rooms);
    jdbi.setStatementBuilderFactory(connection -> new KeptStatements());
    var era = new Era(jdbi, eras);
    checkpoints = new SqliteCheckpoints(file, () -> writerOf(file, durability));
    var codec = new EventCodec();
    SqliteWriter.AfterCommit afterCommit = (session, requests) -> {
      checkpoints.committed(session, requests);
      rest.accept(requests);
    };
    writer = new SqliteWriter(opener, new SqliteHeads(codec), quiet, afterCommit, tellers);
    writer.write(List.of());
    reads = Reads.onThreads(READERS, Connections.jdbi(source(file, durability, false)))
        .settledBy(writer::settle)
        .toldOf(writer.heads()::late);
    log = new SqliteLog(writer, reads, era, codec, workload);
    turns = new TurnRows(reads);
    promises = new PromiseRows(reads);
    mentions = new MentionRows(reads, writer, jdbi);
    slots = new Slots(reads, writer, workload, false);
    waits = new Waits(reads, writer);
  }

  /** A connection as the writer uses it. */
  static Session writerOf(Path file, Durability durability) throws SQLException {
    var session = new Session(source(file, durability, false).getConnection());
    session.execute("pragma wal_autocheckpoint = 0");
    session.execute("pragma cache_size = -32000");
    session.execute("pragma secure_delete = on");
    return session;
  }

  private static SQLiteDataSource source(Path file, Durability durability, boolean immediate) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(
        switch (durability) {
          case FULL -> SQLiteConfig.SynchronousMode.FULL;
          case NORMAL -> SQLiteConfig.SynchronousMode.NORMAL;
        });
    config.setBusyTimeout(BUSY_TIMEOUT_IN_MS);
    config.enforceForeignKeys(true);
    config.setGetGeneratedKeys(false);
    if (immediate) {
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    }
    var source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static HikariDataSource pool(String name, DataSource source, int size) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(source);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(BUSY_TIMEOUT_IN_MS);
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  /** Finds out what would keep the file from being used, in words that help. */
  private static void check(Path file) {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new DatabaseUnusable(
          "The folder of the database " + file + " can't be made: name a place where this user"
              + " may write.",
          e);
    }
    if (Files.isDirectory(file)) {
      throw new DatabaseUnusable("The database " + file + " is a folder: name a file in it.", null);
    }
    try (Session session = writerOf(file, Durability.FULL)) {
      session.execute("begin immediate");
      session.execute("rollback");
    } catch (SQLException e) {
      throw new DatabaseUnusable("The database " + file + " " + trouble(e), e);
    }
  }

  private static String trouble(SQLException e) {
    return switch (e.getErrorCode() & 0xff) {
      case 5, 6 -> "is locked by another program: stop that program first.";
      case 8 -> "can't be written: give this user write permission to the file and its folder.";
      case 11 -> "is damaged: restore it from a backup.";
      case 13 -> "can't grow, the disk is full: make room.";
      case 14 -> "can't be opened: give this user permission to the file and its folder.";
      case 26 -> "is no SQLite database: name another file, or move this one away.";
      default -> "can't be opened (SQLite's code " + e.getErrorCode() + ").";
    };
  }

  SqliteWriter writer() {
    return writer;
  }

  @Override
  public SqlLog log() {
    return log;
  }

  @Override
  public Slots slots() {
    return slots;
  }

  @Override
  public Waits waits() {
    return waits;
  }

  @Override
  public TurnRows turns() {
    return turns;
  }

  @Override
  public PromiseRows promises() {
    return promises;
  }

  @Override
  public MentionRows mentions() {
    return mentions;
  }

  @Override
  public synchronized TranscriptIndex transcripts() {
    if (transcripts == null) {
      transcripts = new SqliteTranscripts(file, log.era(), writer::settle);
    }
    return transcripts;
  }

  @Override
  public LogBacklog backlog(String positions) {
    return new Backlog(positions).over(reads);
  }

  @Override
  public OldChats oldChats() {
    return new SqlOldChats(reads, log.lastAt(BoxKind.CLOSED));
  }

  @Override
  public Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public SqlFloors floors() {
    return new SqlFloors(reads, writer, log.isolationOfSnapshots());
  }

  @Override
  public void probe() {
    writer.write(List.of(Writes.Change.of("update meta set value = '' where name = 'probe'")));
    log.nextDutyAt();
  }

  /** The copy has no era yet: it gets one when it is first used. */
  @Override
  public void backup(Path target) {
    Path copy = target.toAbsolutePath();
    Path part = copy.resolveSibling(copy.getFileName() + ".part");
    if (Files.exists(copy)) {
      throw new DatabaseUnusable(
          "The backup " + copy + " is there already: name a new file.", null);
    }
    try {
      Files.deleteIfExists(part);
      try (Session session = writerOf(file, Durability.FULL)) {
        session.update("vacuum into ?", part.toString());
      }
      try (Session session = writerOf(part, Durability.FULL)) {
        session.update("delete from meta where name = 'era'");
        session.execute("pragma journal_mode = delete");
      }
      Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
    } catch (SQLException | IOException e) {
      throw new DatabaseUnusable(
          "The backup " + copy + " can't be written: check its folder and the room on the disk.",
          e);
    }
  }

  @Override
  public synchronized void close() {
    if (transcripts != null) {
      transcripts.close();
    }
    writer.close();
    reads.close();
    rooms.close();
    checkpoints.close();
  }
}
