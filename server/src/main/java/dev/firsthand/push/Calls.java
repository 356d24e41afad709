package dev.firsthand.push;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.push.CallRules.Call;
import dev.firsthand.push.CallRules.Called;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * To what agents were called. Whoever calls notes it here first, so that of several nodes one calls,
 * and none again after a restart. Thread-safe; blocks.
 */
final class Calls {

  private static final Duration KEPT = Duration.ofDays(1);

  private final Jdbi jdbi;

  Calls(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** The last calls of the day. */
  Map<AgentId, Map<ConversationId, Called>> latest(Instant now) {
    var latest = new HashMap<AgentId, Map<ConversationId, Called>>();
    jdbi.useHandle(handle -> handle
        .createQuery("select * from push_call where called_at > :old")
        .bind("old", now.minus(KEPT).toEpochMilli())
        .map((row, context) -> latest
            .computeIfAbsent(new AgentId(row.getString("staff")), agent -> new HashMap<>())
            .put(
                new ConversationId(row.getString("conversation")),
                new Called(
                    Instant.ofEpochMilli(row.getLong("since")),
                    Instant.ofEpochMilli(row.getLong("called_at")),
                    row.getInt("times"))))
        .list());
    return latest;
  }

  /** Notes a call; false where another node was first. */
  boolean claim(Call call, Instant now) {
    return jdbi.inTransaction(handle -> {
      handle
          .createUpdate("delete from push_call where called_at <= :old")
          .bind("old", now.minus(KEPT).toEpochMilli())
          .execute();
      return handle
              .createUpdate("""
                  insert into push_call (staff, conversation, since, called_at, times)
                  values (:staff, :conversation, :since, :now, 1)
                  on conflict (staff, conversation) do update set
                    times = case when push_call.since = excluded.since
                      then push_call.times + 1 else 1 end,
                    since = excluded.since, called_at = excluded.called_at
                  where push_call.called_at <= :before
                  """)
              .bind("staff", call.agent().value())
              .bind("conversation", call.conversation().value())
              .bind("since", call.since().toEpochMilli())
              .bind("now", now.toEpochMilli())
              .bind("before", now.minus(CallRules.AGAIN).toEpochMilli())
              .execute()
          > 0;
    });
  }
}
