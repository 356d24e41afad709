package dev.firsthand.store;

import dev.firsthand.store.Writes.Change;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of several appends, gathered so that like ones run as one batch. Those of one append
 * stay in their order; those of different appends touch different rows. Confined to one thread.
 */
final class LaterStatements {

  private final List<Deque<Change>> appends = new ArrayList<>();

  /** Where one append puts its statements. */
  Statements ofAppend() {
    var own = new ArrayDeque<Change>(2);
    return (sql, values) -> {
      if (own.isEmpty()) {
        appends.add(own);
      }
      own.add(Change.of(sql, values));
    };
  }

  /** Runs them all. */
  void run(Session session) throws SQLException {
    while (!appends.isEmpty()) {
      String sql = appends.getFirst().element().sql();
      var like = new ArrayList<@Nullable Object[]>();
      for (Deque<Change> append : appends) {
        while (!append.isEmpty() && append.element().sql().equals(sql)) {
          like.add(append.remove().values().toArray());
        }
      }
      session.batch(sql, like);
      appends.removeIf(Deque::isEmpty);
    }
  }
}
