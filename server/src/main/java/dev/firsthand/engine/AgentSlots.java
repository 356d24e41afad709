package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Each agent's status, capacity and load as the database has them. Load and ringing change only by
 * {@link ConversationLog#append}. Thread-safe; may block; throws {@link LogUnavailable}.
 */
public interface AgentSlots {

  /** All agents, in no order. */
  List<Slot> all();

  /** Makes the agent known, or changes the capacity. A lower capacity takes nothing away. */
  void enroll(AgentId agent, int capacity);

  /** What the agent said of themselves, or the house of them. */
  void setStatus(AgentId agent, Status status, @Nullable String reason, Instant at);

  /** The agent was heard at {@code at}. */
  void seen(AgentId agent, Instant at);

  /** What an agent says of themselves. */
  enum Status {
    AVAILABLE,
    BUSY,
    AWAY
  }

  /**
   * One agent's slot.
   *
   * @param capacity how many conversations the agent may answer at a time, 0 or more
   * @param load how many the agent answers
   * @param ringing the conversation that rings there, or null
   * @param idleSince when the agent's load last fell, or the status became available
   */
  record Slot(
      AgentId agent,
      int capacity,
      int load,
      @Nullable ConversationId ringing,
      Status status,
      @Nullable String reason,
      @Nullable Instant idleSince,
      @Nullable Instant lastSeen) {

    public boolean hasRoom() {
      return ringing == null && load < capacity;
    }
  }
}
