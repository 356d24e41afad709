package dev.firsthand.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Takes the statements that an append's tables need, to be run in its transaction. */
interface Statements {

  /** Runs the statement, now or before the transaction ends, after those that were added before. */
  void add(String sql, @Nullable Object... values) throws SQLException;
}
