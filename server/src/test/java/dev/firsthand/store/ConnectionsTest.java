package dev.firsthand.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.firsthand.engine.LogUnavailable;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

/** What the rooms hear of a database that is away, and what of their own mistakes. */
final class ConnectionsTest {

  @Test
  void aServerThatIsAwayIsUnavailableAndLoggedOnceWithoutATrace() {
    var away = new PGSimpleDataSource();
    away.setServerNames(new String[] {"127.0.0.1"});
    away.setPortNumbers(new int[] {1});
    var rooms = Connections.jdbi(away);

    List<ILoggingEvent> logged = logged(() -> {
      for (int i = 0; i < 3; i++) {
        assertThatExceptionOfType(LogUnavailable.class)
            .isThrownBy(() -> rooms.useHandle(handle -> handle.execute("select 1")));
      }
    });

    assertThat(logged)
        .extracting(ILoggingEvent::getMessage)
        .containsExactly("database.unavailable");
    assertThat(logged.getFirst().getThrowableProxy()).isNull();
  }

  @Test
  void aConnectionThatBreaksUnderAStatementIsUnavailableUntilTheNextOne() throws SQLException {
    try (Database database = Database.open(PostgresForTests.newDatabase(), () -> "era")) {
      List<ILoggingEvent> logged = logged(() -> {
        assertThatExceptionOfType(LogUnavailable.class)
            .isThrownBy(() -> database
                .jdbi()
                .useTransaction(
                    handle -> handle.execute("select pg_terminate_backend(pg_backend_pid())")));
        database.jdbi().useHandle(handle -> handle.execute("select 1"));
      });

      assertThat(logged)
          .extracting(ILoggingEvent::getMessage)
          .containsExactly("database.unavailable", "database.back");
    }
  }

  @Test
  void aStatementsOwnMistakeStaysWhatItIs() throws SQLException {
    try (Database database = Database.open(PostgresForTests.newDatabase(), () -> "era")) {
      assertThatExceptionOfType(JdbiException.class)
          .isThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute("no sql")));
    }
  }

  @Test
  void aFileThatMayOnlyBeReadIsUnavailable() {
    var memory = new SQLiteDataSource();
    memory.setUrl("jdbc:sqlite::memory:");

    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(() -> Connections.jdbi(memory).useHandle(handle -> {
          handle.execute("create table t (x)");
          handle.execute("pragma query_only = 1");
          handle.execute("insert into t values (1)");
        }));
  }

  private static List<ILoggingEvent> logged(Runnable action) {
    var heard = new ListAppender<ILoggingEvent>();
    var log = (Logger) LoggerFactory.getLogger(Connections.class);
    var level = log.getLevel();
    log.setLevel(ch.qos.logback.classic.Level.INFO);
    heard.start();
    log.addAppender(heard);
    try {
      action.run();
    } finally {
      log.detachAppender(heard);
      log.setLevel(level);
    }
    return heard.list;
  }
}
