package dev.firsthand.store;

import dev.firsthand.engine.ConversationLog.Appending;
import java.sql.SQLException;

/** Looks, inside an append's transaction, that the visitor keeps to one open conversation. */
final class OtherConversations {

  static final String CLOSED = "CLOSED";
  private static final String THERE = "select state from conversation where id = ?";

  private OtherConversations() {}

  /**
   * Whether the one before is still open, where this one begins.
   *
   * @param lock keeps it from being reopened until this transaction has ended; empty where there is
   *     one writer
   */
  static boolean before(Session session, Appending appending, String lock) throws SQLException {
    var id = appending.mustBeClosed();
    return id.isPresent()
        && session
            .first(THERE + lock, row -> row.getString(1), id.get().value())
            .filter(state -> !state.equals(CLOSED))
            .isPresent();
  }

  /** Whether there is a later one, where this one reopens. Its own row is locked by then. */
  static boolean later(Session session, Appending appending) throws SQLException {
    var id = appending.mustNotBe();
    return id.isPresent()
        && session.first(THERE, row -> row.getString(1), id.get().value()).isPresent();
  }
}
