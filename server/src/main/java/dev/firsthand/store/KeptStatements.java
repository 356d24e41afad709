package dev.firsthand.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection's prepared statements for the next query with the same SQL: SQLite spends as
 * long preparing a short query as running it. Not thread-safe.
 */
final class KeptStatements extends DefaultStatementBuilder {

  /** More than the different queries of all rooms. */
  private static final int MOST = 128;

  private final IdentityHashMap<PreparedStatement, String> inUse = new IdentityHashMap<>();

  /** By their SQL, the one that was used longest ago first. */
  private final LinkedHashMap<String, PreparedStatement> idle = new LinkedHashMap<>();

  @Override
  public PreparedStatement create(Connection connection, String sql, StatementContext context)
      throws SQLException {
    PreparedStatement kept = idle.remove(sql);
    PreparedStatement statement = kept == null ? super.create(connection, sql, context) : kept;
    inUse.put(statement, sql);
    return statement;
  }

  @Override
  public void close(Connection connection, @Nullable String sql, @Nullable Statement statement)
      throws SQLException {
    String of = statement instanceof PreparedStatement ? inUse.remove(statement) : null;
    if (of == null || idle.containsKey(of) || !(statement instanceof PreparedStatement prepared)) {
      if (statement != null) {
        statement.close();
      }
      return;
    }
    prepared.clearParameters();
    idle.put(of, prepared);
    if (idle.size() > MOST) {
      idle.pollFirstEntry().getValue().close();
    }
  }
}
