package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Place;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.protocol.VisitorFrame;
import dev.firsthand.routing.WaitEstimate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a waiting visitor is told of the agent they know, as long as that agent is there but busy.
 * Thread-safe; blocks.
 */
final class KnownAgents {

  private final ConversationEngine engine;
  private final AgentDoor door;
  private final AgentSlots slots;
  private volatile Predicate<AgentId> isConnected = agent -> false;

  KnownAgents(ConversationEngine engine, AgentDoor door, AgentSlots slots) {
    this.engine = engine;
    this.door = door;
    this.slots = slots;
  }

  void know(Predicate<AgentId> connected) {
    isConnected = connected;
  }

  /**
   * Null where the visitor knows nobody, or whom they know is away, or free for them anyway.
   *
   * @param wait the wait for that agent to expect
   */
  VisitorFrame.@Nullable Known of(ConversationId id, Optional<WaitEstimate> wait, Instant now) {
    Place place = engine.load(id).state().place();
    AgentId known = place == null ? null : place.preferred();
    if (place == null || known == null || !isConnected.test(known) || !isBusy(known, now)) {
      return null;
    }
    Instant until = place.onlyUntil();
    boolean waits = until != null && now.isBefore(until);
    return door.find(known)
        .map(agent -> new VisitorFrame.Known(
            VisitorView.person(agent.profile()),
            wait.map(WaitEstimate::from).map(Duration::toMillis).orElse(null),
            wait.map(WaitEstimate::to).map(Duration::toMillis).orElse(null),
            waits))
        .orElse(null);
  }

  private boolean isBusy(AgentId agent, Instant now) {
    return slots
        .find(agent)
        .filter(slot -> slot.isAvailable(now) && !slot.hasRoom())
        .isPresent();
  }
}
