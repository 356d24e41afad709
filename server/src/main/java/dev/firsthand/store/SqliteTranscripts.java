package dev.firsthand.store;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.engine.TranscriptIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The index in a SQLite file of its own, so that its writes never hold the log's: FTS5 without the words
 * themselves, which stay in the log alone. It belongs to one era of the log; for another, for another
 * form, or where it is damaged, it is made anew. Thread-safe.
 */
final class SqliteTranscripts implements TranscriptIndex, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SqliteTranscripts.class);

  /** Raised with each change of the tables below. */
  private static final int FORM = 1;

  private static final int READERS = 2;
  private static final int BUSY_TIMEOUT_IN_MS = 5_000;

  private static final List<String> TABLES = List.of(
      "create table about (era text primary key)",
      "create table search_position (conversation text primary key, seq integer not null) without rowid",
      """
      create table search_words (id integer primary key, conversation text not null,
        seq integer not null, at integer not null, spoken_by text not null, agent text)
      """,
      "create index search_words_of on search_words (conversation, agent)",
      """
      create virtual table found using fts5(words, content='', contentless_delete=1,
        tokenize='unicode61 remove_diacritics 0')
      """,
      "pragma user_version = " + FORM);

  private static final TranscriptSearch SEARCH = new TranscriptSearch(
      "found f join search_words w on w.id = f.rowid where f.found match :match");

  private final Path file;
  private final String era;
  private final Reads reads;
  private final Object writing = new Object();
  private @Nullable Session writer;

  /**
   * Opens the index beside its log.
   *
   * @param house the file of the log
   * @param era the log's name
   * @param settle has all rows of conversations written that are behind their log
   */
  SqliteTranscripts(Path house, String era, Runnable settle) {
    file = house.resolveSibling(house.getFileName() + ".search");
    this.era = era;
    writer = opened();
    reads = Reads.onThreads(READERS, Connections.jdbi(beside(house))).settledBy(settle);
  }

  private Session opened() {
    try {
      try {
        return usable();
      } catch (SQLException damaged) {
        log.atWarn().addKeyValue("code", damaged.getErrorCode()).log("search.made-anew");
        for (String part : List.of("", "-wal", "-shm")) {
          Files.deleteIfExists(file.resolveSibling(file.getFileName() + part));
        }
        return usable();
      }
    } catch (SQLException | IOException e) {
      throw new LogUnavailable("The index of the transcripts can't be opened.", e);
    }
  }

  private Session usable() throws SQLException {
    var session = new Session(source(connection -> {}).getConnection());
    try {
      long form = session.first("pragma user_version", row -> row.getLong(1)).orElse(0L);
      boolean fits = form == FORM
          && session
              .first("select era from about", row -> row.getString(1))
              .equals(Optional.of(era));
      if (!fits) {
        makeAnew(session, era);
      }
      return session;
    } catch (SQLException e) {
      session.close();
      throw e;
    }
  }

  private static void makeAnew(Session session, String era) throws SQLException {
    session.execute("begin immediate");
    for (String table : List.of("about", "search_position", "search_words", "found")) {
      session.execute("drop table if exists " + table);
    }
    for (String table : TABLES) {
      session.execute(table);
    }
    session.update("insert into about (era) values (?)", era);
    session.execute("commit");
  }

  /** What was not flushed when the power went is read again: the position goes with the words. */
  private SQLiteDataSource source(First first) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(BUSY_TIMEOUT_IN_MS);
    var source = new SQLiteDataSource(config) {
      @Override
      public org.sqlite.SQLiteConnection getConnection(String user, String password)
          throws SQLException {
        var connection = super.getConnection(user, password);
        first.run(connection);
        return connection;
      }
    };
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  /** Connections that also see the house's tables. */
  private SQLiteDataSource beside(Path house) {
    return source(connection -> {
      try (Statement attach = connection.createStatement()) {
        attach.execute("attach database '" + house.toString().replace("'", "''") + "' as house");
      }
    });
  }

  /** What a new connection does first. */
  private interface First {
    void run(Connection connection) throws SQLException;
  }

  @Override
  public Walked walk(long after, int limit) {
    return reads.read(handle -> Backlog.OF_TRANSCRIPTS.walk(handle, after, limit));
  }

  @Override
  public List<Behind> lately(Instant since, int limit) {
    return reads.readAsItIs(handle -> Backlog.OF_TRANSCRIPTS.lately(handle, since, limit));
  }

  @Override
  public Behind of(ConversationId id) {
    return reads.readAsItIs(handle -> Backlog.OF_TRANSCRIPTS.of(handle, id));
  }

  @Override
  public void add(Behind behind, long upTo, List<Said> said) {
    write(session -> {
      int moved = behind.seq() < 0
          ? session.update(
              "insert or ignore into search_position (conversation, seq) values (?, ?)",
              behind.id().value(),
              upTo)
          : session.update(
              "update search_position set seq = ? where conversation = ? and seq = ?",
              upTo,
              behind.id().value(),
              behind.seq());
      if (moved == 0) {
        return;
      }
      for (Said each : said) {
        long id = session
            .first(
                """
                insert into search_words (conversation, seq, at, spoken_by, agent)
                values (?, ?, ?, ?, ?) returning id
                """,
                row -> row.getLong(1),
                behind.id().value(),
                each.seq(),
                each.at().toEpochMilli(),
                each.by().name(),
                Objects.toString(each.agent(), null))
            .orElseThrow();
        session.update("insert into found (rowid, words) values (?, ?)", id, each.folded());
      }
    });
  }

  @Override
  public void forget(ConversationId id) {
    write(session -> {
      session.update(
          "delete from found where rowid in (select id from search_words where conversation = ?)",
          id.value());
      session.update("delete from search_words where conversation = ?", id.value());
      session.update(
          "insert or replace into search_position (conversation, seq) values (?, 0)", id.value());
    });
  }

  /** Changes the index in one transaction. */
  private interface Change {
    void make(Session session) throws SQLException;
  }

  private void write(Change change) {
    synchronized (writing) {
      try {
        if (writer == null) {
          writer = usable();
        }
        writer.execute("begin immediate");
        change.make(writer);
        writer.execute("commit");
      } catch (SQLException e) {
        // A statement that failed on a full disk stays broken: the next write begins anew.
        close(writer);
        writer = null;
        throw new LogUnavailable("The index of the transcripts can't be written.", e);
      }
    }
  }

  private static void close(@Nullable Session session) {
    try {
      if (session != null) {
        session.close();
      }
    } catch (SQLException e) {
      log.atWarn().addKeyValue("code", e.getErrorCode()).log("search.not-closed");
    }
  }

  @Override
  public Page find(Search search) {
    String match =
        search.terms().stream().map(SqliteTranscripts::term).collect(Collectors.joining(" AND "));
    return reads.read(handle -> SEARCH.page(handle, search, match));
  }

  private static String term(Term term) {
    return "\"" + String.join(" ", term.folded()) + "\"" + (term.begun() ? "*" : "");
  }

  @Override
  public void close() {
    reads.close();
    synchronized (writing) {
      close(writer);
      writer = null;
    }
  }
}
