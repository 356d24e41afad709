package dev.firsthand.store;

import dev.firsthand.conversation.ConversationEvent.GestureGiven;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.conversation.Worth;
import dev.firsthand.engine.GestureClaim;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What appends take of gestures: rows of budgets, codes and the record. All who give one gesture, and
 * the admin who changes it, wait for each other at the gesture's row.
 */
final class GestureRows {

  private static final String SELECT_TERMS =
      "select version, enabled, most_given, most_amount from gesture where id = ?";

  private static final String SELECT_SPENT =
      "select given, amount from gesture_spent where gesture = ? and agent = ? and month = ?";

  private static final String SELECT_CODE =
      "select 1 from gesture_code where gesture = ? and code = ?";

  private static final String SPEND = """
      insert into gesture_spent (gesture, agent, month, given, amount) values (?, ?, ?, 1, ?)
      on conflict (gesture, agent, month) do update set
        given = gesture_spent.given + 1, amount = gesture_spent.amount + excluded.amount
      """;

  /** The code's words are in the log from now on, where they can be erased; its hash stays. */
  private static final String TAKE_CODE = """
      update gesture_code set code = null, conversation = ?, seq = ?
      where gesture = ? and code = ?
      """;

  private static final String RECORD = """
      insert into gesture_given (conversation, seq, at, gesture, name, agent, site, month, amount,
        currency, wording)
      values (?, ?, ?, ?, ?, ?, ?, ?, cast(? as bigint), ?, ?)
      """;

  private GestureRows() {}

  /**
   * Why the claims can't be had; null if they can. Changes nothing.
   *
   * @param suffix what a database needs to hold the gesture's row
   */
  static @Nullable Refusal refusal(Session session, List<GestureClaim> claims, String suffix)
      throws SQLException {
    for (GestureClaim claim : claims) {
      GestureGiven given = claim.given();
      String gesture = given.gesture().value();
      GestureClaim.Terms terms =
          session.first(SELECT_TERMS + suffix, GestureRows::terms, gesture).orElse(null);
      GestureClaim.Spent spent = session
          .first(
              SELECT_SPENT,
              row -> new GestureClaim.Spent(row.getInt("given"), row.getLong("amount")),
              gesture,
              given.agent().value(),
              given.month().toString())
          .orElse(GestureClaim.Spent.NOTHING);
      boolean free = given.pooled()
          && session.first(SELECT_CODE, row -> true, gesture, given.code()).isPresent();
      Refusal refusal = claim.refusal(terms, spent, free);
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  /** Takes what {@link #refusal} allowed in this transaction. */
  static void write(Statements statements, long conversation, List<GestureClaim> claims)
      throws SQLException {
    for (GestureClaim claim : claims) {
      GestureGiven given = claim.given();
      Worth worth = given.worth();
      Long amount = worth.amount();
      String gesture = given.gesture().value();
      String agent = given.agent().value();
      String month = given.month().toString();
      statements.add(SPEND, gesture, agent, month, amount == null ? 0L : amount);
      if (given.pooled()) {
        statements.add(TAKE_CODE, conversation, claim.seq(), gesture, given.code());
      }
      statements.add(
          RECORD,
          conversation,
          claim.seq(),
          given.at().toEpochMilli(),
          gesture,
          given.name(),
          agent,
          claim.site().value(),
          month,
          amount,
          worth.currency(),
          worth.wording());
    }
  }

  private static GestureClaim.Terms terms(ResultSet row) throws SQLException {
    Long mostGiven = Session.longOrNull(row, "most_given");
    return new GestureClaim.Terms(
        row.getLong("version"),
        row.getInt("enabled") == 1,
        mostGiven == null ? null : mostGiven.intValue(),
        Session.longOrNull(row, "most_amount"));
  }
}
