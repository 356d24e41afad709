package dev.firsthand.access;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.engine.AgentSlots;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Agents' slots in memory. */
public final class FakeSlots implements AgentSlots {

  private final Map<String, Slot> slots = new TreeMap<>();

  public int capacityOf(AgentId agent) {
    return slots.get(agent.value()).capacity();
  }

  @Override
  public List<Slot> all() {
    return List.copyOf(slots.values());
  }

  @Override
  public Optional<Slot> find(AgentId agent) {
    return Optional.ofNullable(slots.get(agent.value()));
  }

  @Override
  public void enroll(AgentId agent, int capacity) {
    slots.put(agent.value(), new Slot(agent, capacity, 0, null, Status.AWAY, null, null, null));
  }

  @Override
  public void setStatus(
      AgentId agent, Status status, @Nullable String reason, @Nullable Instant until, Instant at) {
    int capacity = capacityOf(agent);
    slots.put(agent.value(), new Slot(agent, capacity, 0, null, status, reason, at, at));
  }

  @Override
  public List<AgentId> endPauses(Instant now) {
    return List.of();
  }

  @Override
  public void setOwnLimit(AgentId agent, @Nullable OwnLimit limit) {}

  @Override
  public void came(AgentId agent, Instant at, Duration grace) {
    seen(agent, at);
  }

  @Override
  public void seen(AgentId agent, Instant at) {
    var slot = slots.get(agent.value());
    setStatus(agent, slot.status(), slot.reason(), at);
  }
}
