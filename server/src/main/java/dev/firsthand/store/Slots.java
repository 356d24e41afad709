package dev.firsthand.store;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.SeenMarks;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Agents' slots and seen marks, in their tables. Thread-safe. */
final class Slots implements AgentSlots, SeenMarks {

  private final Reads reads;
  private final Writes writes;

  Slots(Reads reads, Writes writes) {
    this.reads = reads;
    this.writes = writes;
  }

  @Override
  public List<Slot> all() {
    return reads.read(SlotRows::all);
  }

  @Override
  public void enroll(AgentId agent, int capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("A capacity is 0 or more.");
    }
    write("""
        insert into agent_slot (agent, capacity, status) values (?, ?, 'AWAY')
        on conflict (agent) do update set capacity = excluded.capacity
        """, agent.value(), capacity);
  }

  @Override
  public void setStatus(AgentId agent, Status status, @Nullable String reason, Instant at) {
    write("""
        update agent_slot set
          idle_since = case when ? = 'AVAILABLE' and status <> 'AVAILABLE' then ? else idle_since end,
          status = ?,
          reason = ?
        where agent = ?
        """, status.name(), at.toEpochMilli(), status.name(), reason, agent.value());
  }

  @Override
  public void seen(AgentId agent, Instant at) {
    write("""
        update agent_slot set last_seen = ?
        where agent = ? and (last_seen is null or last_seen < ?)
        """, at.toEpochMilli(), agent.value(), at.toEpochMilli());
  }

  @Override
  public void seenByVisitor(ConversationId id, long seq) {
    write("""
        update conversation set seen_by_visitor = case when ? < seq then ? else seq end
        where id = ? and seen_by_visitor < ? and seen_by_visitor < seq
        """, seq, seq, id.value(), seq);
  }

  @Override
  public void seenByAgent(ConversationId id, long seq) {
    write("""
        update conversation set seen_by_agent = case when ? < seq then ? else seq end
        where id = ? and seen_by_agent < ? and seen_by_agent < seq
        """, seq, seq, id.value(), seq);
  }

  private void write(String sql, @Nullable Object... values) {
    writes.write(List.of(Writes.Change.of(sql, values)));
  }
}
