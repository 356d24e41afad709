package dev.firsthand.store;

import dev.firsthand.engine.LogUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.HandleCallbackDecorator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteException;

/**
 * The rooms' way to the database: what says that it can't be reached, or refuses to work, becomes
 * {@link LogUnavailable}, whichever room asked. Logs once when that begins and once when it is over.
 * Thread-safe.
 */
final class Connections implements ConnectionFactory, HandleCallbackDecorator {

  private static final Logger log = LoggerFactory.getLogger(Connections.class);

  private final DataSource source;
  private final AtomicBoolean lost = new AtomicBoolean();

  private Connections(DataSource source) {
    this.source = source;
  }

  /** Statements' values, which may be somebody's words, stay out of exceptions' texts. */
  static Jdbi jdbi(DataSource source) {
    var connections = new Connections(source);
    var jdbi = Jdbi.create(connections);
    jdbi.setHandleCallbackDecorator(connections);
    jdbi.getConfig(StatementExceptions.class)
        .setMessageRendering(StatementExceptions.MessageRendering.NONE);
    return jdbi;
  }

  @Override
  public Connection openConnection() {
    try {
      Connection connection = source.getConnection();
      if (lost.compareAndSet(true, false)) {
        log.atInfo().log("database.back");
      }
      return connection;
    } catch (SQLException e) {
      throw unavailable(e, e);
    }
  }

  @Override
  public <R, X extends Exception> HandleCallback<R, X> decorate(HandleCallback<R, X> callback) {
    return handle -> {
      try {
        return callback.withHandle(handle);
      } catch (JdbiException e) {
        if (e.getCause() instanceof SQLException cause && tellsOfAnOutage(cause)) {
          throw unavailable(e, cause);
        }
        throw e;
      }
    };
  }

  private LogUnavailable unavailable(Exception e, SQLException cause) {
    if (lost.compareAndSet(false, true)) {
      log.atWarn()
          .addKeyValue("state", cause.getSQLState())
          .addKeyValue("code", cause.getErrorCode())
          .log("database.unavailable");
    }
    return new LogUnavailable("The database can't be reached.", e);
  }

  /** Whether the statement is not to blame. */
  static boolean tellsOfAnOutage(SQLException e) {
    if (e instanceof SQLiteException) {
      return switch (e.getErrorCode() & 0xff) {
        case 5, 6, 8, 10, 13, 14 -> true; // busy, locked, read-only, I/O, full, can't open
        default -> false;
      };
    }
    if (e instanceof SQLTransientConnectionException
        || e instanceof SQLNonTransientConnectionException
        || e instanceof SQLRecoverableException) {
      return true;
    }
    // PostgreSQL's classes: connection, resources, operator's act, system; 25006 is read-only.
    String state = Objects.requireNonNullElse(e.getSQLState(), "");
    return state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.startsWith("58")
        || state.equals("25006");
  }
}
