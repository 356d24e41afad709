package dev.firsthand.store;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.LogUnavailable;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The log in PostgreSQL. Thread-safe. */
final class PostgresLog extends SqlLog implements Writes {

  private static final int MOST_TRIES = 3;

  private final DataSource source;
  private final PostgresWriters writers;

  PostgresLog(DataSource source, PostgresWriters writers, Reads reads, Era era, EventCodec codec) {
    super(reads, era, codec);
    this.source = source;
    this.writers = writers;
  }

  @Override
  public Append append(Appending appending) {
    var answer = new CompletableFuture<Append>();
    appendSoon(appending, answer);
    return Tellers.join(answer);
  }

  @Override
  public void appendSoon(Appending appending, CompletableFuture<Append> answer) {
    writers.write(PostgresAppend.of(appending, encoded(appending), answer));
  }

  @Override
  String selectEvents() {
    return """
        select e.seq, e.kind, e.version, e.at, e.facts, e.words
        from event e
        where e.conversation = (select key from conversation where id = :id) and e.seq > :after
        order by e.seq limit :limit
        """;
  }

  @Override
  TransactionIsolationLevel isolationOfSnapshots() {
    return TransactionIsolationLevel.REPEATABLE_READ;
  }

  @Override
  void eraseWords(ConversationId id) {
    write(List.of(Change.of("""
            update event set words = null
            where conversation = (select key from conversation where id = ?) and words is not null
            """, id.value()), Change.of(SqliteLog.ERASE_SUMMARY, id.value())));
  }

  @Override
  public void write(List<Change> changes) {
    for (int tries = 1; ; tries++) {
      try {
        commit(changes);
        return;
      } catch (SQLException e) {
        if (tries == MOST_TRIES || !PostgresWriters.lostAgainstAnother(e)) {
          throw new LogUnavailable("The database can't be written.", e);
        }
      }
    }
  }

  private void commit(List<Change> changes) throws SQLException {
    try (var session = new Session(source.getConnection())) {
      session.connection().setAutoCommit(false);
      try {
        for (Change change : changes) {
          session.update(change.sql(), change.values().toArray());
        }
        session.connection().commit();
      } catch (SQLException | RuntimeException | Error e) {
        try {
          session.connection().rollback();
        } catch (SQLException broken) {
          e.addSuppressed(broken);
        }
        throw e;
      }
    }
  }

  @Override
  String lastAt(BoxKind box) {
    return switch (box) {
      case CLOSED -> "c.closed_last_at";
      case MINE, QUEUE, FOLLOW_UPS, BOT -> "c.last_at";
    };
  }
}
