package dev.firsthand.store;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.SeenMarks;
import dev.firsthand.routing.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Agents' slots and seen marks, in their tables. Thread-safe. */
final class Slots implements AgentSlots, SeenMarks {

  private final Reads reads;
  private final Writes writes;
  private final Workload workload;
  private final boolean shared;

  /** @param shared whether other nodes write to the same database */
  Slots(Reads reads, Writes writes, Workload workload, boolean shared) {
    this.shared = shared;
    this.reads = reads;
    this.writes = writes;
    this.workload = workload;
  }

  @Override
  public Workload workload() {
    return workload;
  }

  @Override
  public List<Slot> all() {
    return reads.readWithLate(SlotRows::all);
  }

  @Override
  public Optional<Slot> find(AgentId agent) {
    return reads.readWithLate((handle, late) -> SlotRows.find(handle, late, agent));
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
  public void setStatus(
      AgentId agent, Status status, @Nullable String reason, @Nullable Instant until, Instant at) {
    switch (status) {
      case AVAILABLE -> available(agent, at);
      case BUSY, AWAY -> write("""
          update agent_slot set status = ?, reason = ?, because = null, missed = 0,
            away_until = cast(? as bigint)
          where agent = ?
          """, status.name(), reason, SlotRows.millis(until), agent.value());
      case LAST_CHAT -> write("""
          update agent_slot set
            status = case when load = 0 and ringing is null then 'AWAY' else 'LAST_CHAT' end,
            because = case when load = 0 and ringing is null then 'LAST_CHAT' end,
            reason = ?, missed = 0, away_until = null
          where agent = ?
          """, reason, agent.value());
    }
    write("update agent_slot set status_at = ? where agent = ?", at.toEpochMilli(), agent.value());
  }

  private void available(AgentId agent, Instant at) {
    write("""
        update agent_slot set
          idle_since = case when status <> 'AVAILABLE' then ? else idle_since end,
          back_at = case when status <> 'AVAILABLE' then ? else back_at end,
          status = 'AVAILABLE', reason = null, because = null, missed = 0, away_until = null
        where agent = ?
        """, at.toEpochMilli(), at.toEpochMilli(), agent.value());
  }

  @Override
  public List<AgentId> endPauses(Instant now) {
    List<Slot> over = reads.readAsItIs(handle -> handle
        .createQuery("select * from agent_slot where away_until <= :now")
        .bind("now", now.toEpochMilli())
        .map((row, context) -> SlotRows.slot(row))
        .list());
    var back = new ArrayList<AgentId>();
    for (Slot slot : over) {
      write("""
          update agent_slot set
            idle_since = away_until, back_at = away_until,
            status = 'AVAILABLE', reason = null, because = null, away_until = null
          where agent = ? and away_until <= ?
          """, slot.agent().value(), now.toEpochMilli());
      back.add(slot.agent());
    }
    return back;
  }

  @Override
  public void setOwnLimit(AgentId agent, @Nullable OwnLimit limit) {
    write(
        """
        update agent_slot set own_limit = cast(? as integer), own_limit_until = cast(? as bigint)
        where agent = ?
        """,
        limit == null ? null : limit.limit(),
        limit == null ? null : SlotRows.millis(limit.until()),
        agent.value());
  }

  @Override
  public void seen(AgentId agent, Instant at) {
    write("""
        update agent_slot set last_seen = ?
        where agent = ? and (last_seen is null or last_seen < ?)
        """, at.toEpochMilli(), agent.value(), at.toEpochMilli());
  }

  @Override
  public void came(AgentId agent, Instant at, Duration grace) {
    write(
        """
        update agent_slot set
          back_at = case when last_seen is null or last_seen < ? then ? else back_at end,
          last_seen = case when last_seen is null or last_seen < ? then ? else last_seen end
        where agent = ?
        """,
        at.minus(grace).toEpochMilli(),
        at.toEpochMilli(),
        at.toEpochMilli(),
        at.toEpochMilli(),
        agent.value());
  }

  @Override
  public boolean areShared() {
    return shared;
  }

  @Override
  public void seen(List<Mark> marks) {
    var changes = new ArrayList<Writes.Change>();
    for (Mark mark : marks) {
      if (mark.byVisitor() > 0) {
        changes.add(Writes.Change.of(
            mark.id(),
            """
            update conversation set seen_by_visitor = case when ? < seq then ? else seq end
            where id = ? and seen_by_visitor < ? and seen_by_visitor < seq
            """,
            mark.byVisitor(),
            mark.byVisitor(),
            mark.id().value(),
            mark.byVisitor()));
      }
      if (mark.byAgent() > 0) {
        changes.add(Writes.Change.of(
            mark.id(), """
            update conversation set seen_by_agent = case when ? < seq then ? else seq end
            where id = ? and seen_by_agent < ? and seen_by_agent < seq
            """, mark.byAgent(), mark.byAgent(), mark.id().value(), mark.byAgent()));
      }
    }
    writes.write(changes);
  }

  private void write(String sql, @Nullable Object... values) {
    writes.write(List.of(Writes.Change.of(sql, values)));
  }
}
