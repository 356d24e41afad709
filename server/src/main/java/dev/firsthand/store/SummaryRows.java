package dev.firsthand.store;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.engine.ConversationSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads summaries from the conversation's row. */
final class SummaryRows {

  static final String COLUMNS = """
      c.id, c.site, c.state, c.epoch, c.seq, c.owner, c.rung_at, c.waiting_since, c.priority, \
      c.preferred, c.team, c.reason, c.language, c.visitor_name, c.preview, c.last_by, c.last_at, \
      c.seen_by_agent, c.seen_by_visitor \
      """;

  private SummaryRows() {}

  static ConversationSummary summary(ResultSet row) throws SQLException {
    String reason = row.getString("reason");
    String team = row.getString("team");
    return new ConversationSummary(
        new ConversationId(row.getString("id")),
        new SiteKey(row.getString("site")),
        row.getString("state"),
        row.getLong("epoch"),
        row.getLong("seq"),
        agent(row, "owner"),
        agent(row, "rung_at"),
        SlotRows.moment(row, "waiting_since"),
        row.getInt("priority"),
        agent(row, "preferred"),
        team == null ? null : new TeamId(team),
        reason == null ? null : EscalationReason.valueOf(reason),
        row.getString("language"),
        row.getString("visitor_name"),
        row.getString("preview"),
        row.getString("last_by"),
        Instant.ofEpochMilli(row.getLong("last_at")),
        row.getLong("seen_by_agent"),
        row.getLong("seen_by_visitor"));
  }

  private static @Nullable AgentId agent(ResultSet row, String column) throws SQLException {
    String agent = row.getString(column);
    return agent == null ? null : new AgentId(agent);
  }
}
