package dev.firsthand.store;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.ConversationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a conversation changes at one agent.
 *
 * @param kept whether a place was kept for the load, because it rang there
 */
record SlotChange(
    AgentId agent, boolean unring, boolean unload, boolean load, boolean kept, boolean ring) {

  static final String SELECT = "select capacity, load, ringing from agent_slot where agent = ?";
  static final String UPDATE = """
      update agent_slot set load = ?, ringing = ?, idle_since = coalesce(?, idle_since)
      where agent = ?
      """;

  /** The part of a slot that claims change. */
  record Slot(int capacity, int load, @Nullable String ringing) {
    static Slot of(ResultSet row) throws SQLException {
      return new Slot(row.getInt("capacity"), row.getInt("load"), row.getString("ringing"));
    }

    private boolean hasRoom() {
      return ringing == null && load < capacity;
    }

    private Slot with(int newLoad) {
      return new Slot(capacity, newLoad, ringing);
    }

    private Slot ringing(@Nullable String conversation) {
      return new Slot(capacity, load, conversation);
    }
  }

  /** The changes, one for each agent, in the one order in which all writers touch agents. */
  static List<SlotChange> of(Claims claims) {
    return Stream.of(claims.unring(), claims.unload(), claims.load(), claims.ring())
        .filter(agent -> agent != null)
        .distinct()
        .sorted(Comparator.comparing(AgentId::value))
        .map(agent -> new SlotChange(
            agent,
            agent.equals(claims.unring()),
            agent.equals(claims.unload()),
            agent.equals(claims.load()),
            claims.wasRung(),
            agent.equals(claims.ring())))
        .toList();
  }

  /** Whether it takes something; what only gives back is done even at an unknown agent. */
  boolean takes() {
    return load || ring;
  }

  /** The slot after the change; null if there is no room. */
  @Nullable
  Slot after(Slot slot, ConversationId conversation) {
    Slot next = slot;
    if (unring && conversation.value().equals(next.ringing())) {
      next = next.ringing(null);
    }
    if (unload) {
      next = next.with(Math.max(0, next.load() - 1));
    }
    if (load) {
      if (!kept && !next.hasRoom()) {
        return null;
      }
      next = next.with(next.load() + 1);
    }
    if (ring) {
      return next.hasRoom() ? next.ringing(conversation.value()) : null;
    }
    return next;
  }
}
