package dev.firsthand.store;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.AgentSlots;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads agents' slots from their rows. */
final class SlotRows {

  private SlotRows() {}

  static List<AgentSlots.Slot> all(Handle handle) {
    return handle
        .createQuery("select * from agent_slot order by agent")
        .map((row, context) -> slot(row))
        .list();
  }

  private static AgentSlots.Slot slot(ResultSet row) throws SQLException {
    String ringing = row.getString("ringing");
    return new AgentSlots.Slot(
        new AgentId(row.getString("agent")),
        row.getInt("capacity"),
        row.getInt("load"),
        ringing == null ? null : new ConversationId(ringing),
        AgentSlots.Status.valueOf(row.getString("status")),
        row.getString("reason"),
        moment(row, "idle_since"),
        moment(row, "last_seen"));
  }

  static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    Long millis = Session.longOrNull(row, column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}
