package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.OfferEnding;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which agents are connected to this node: several windows of one agent count as one. When the last
 * one goes, every conversation of theirs is told; the grace time then runs in the conversation's own
 * log, so it survives a restart. Thread-safe.
 */
public final class Presence implements Listener {

  private static final Logger log = LoggerFactory.getLogger(Presence.class);

  /** How long to wait before a failed store is asked again. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final ConversationEngine engine;
  private final ConversationLog store;
  private final AgentSlots slots;
  private final Executor executor;
  private final Timer timer;
  private final InstantSource clock;
  private final Runnable changed;
  private final Map<AgentId, Integer> windows = new HashMap<>();

  /**
   * Presence on this node.
   *
   * @param executor where the store is asked; keeps the order in which tasks come
   * @param changed called after an agent came or went
   */
  public Presence(
      ConversationEngine engine,
      ConversationLog store,
      AgentSlots slots,
      Executor executor,
      Timer timer,
      InstantSource clock,
      Runnable changed) {
    this.engine = engine;
    this.store = store;
    this.slots = slots;
    this.executor = executor;
    this.timer = timer;
    this.clock = clock;
    this.changed = changed;
  }

  /** A window of the agent has connected. */
  public void connected(AgentId agent) {
    boolean first;
    synchronized (windows) {
      first = windows.merge(agent, 1, Integer::sum) == 1;
    }
    if (first) {
      settleSoon(agent);
    }
  }

  /** A window of the agent has gone. */
  public void disconnected(AgentId agent) {
    boolean last;
    synchronized (windows) {
      boolean was = windows.containsKey(agent);
      windows.computeIfPresent(agent, (id, count) -> count > 1 ? count - 1 : null);
      last = was && !windows.containsKey(agent);
    }
    if (last) {
      settleSoon(agent);
    }
  }

  /** Whoever got a conversation in the moment in which their last window went is lost too. */
  @Override
  public void heard(Announcement announcement) {
    ConversationState before = announcement.before().state();
    ConversationState after = announcement.after().state();
    ConversationId id = announcement.after().id();
    AgentId owner = after.owner();
    if (owner != null && !owner.equals(before.owner()) && !isConnected(owner)) {
      tell(owner, id, new ConversationCommand.LoseAgent(owner));
    }
    AgentId rung = after.rungAt();
    if (rung != null && !rung.equals(before.rungAt()) && !isConnected(rung)) {
      tell(rung, id, new ConversationCommand.Withdraw(rung, OfferEnding.AGENT_GONE));
    }
  }

  public boolean isConnected(AgentId agent) {
    synchronized (windows) {
      return windows.containsKey(agent);
    }
  }

  /** The agents connected to this node. */
  public Set<AgentId> connected() {
    synchronized (windows) {
      return Set.copyOf(windows.keySet());
    }
  }

  /** After a start: agents who were there before and are not yet back are lost from now on. */
  public void settleAll() {
    for (AgentSlots.Slot slot : slots.all()) {
      if (slot.load() > 0 || slot.ringing() != null) {
        settleSoon(slot.agent());
      }
    }
  }

  private void settleSoon(AgentId agent) {
    executor.execute(() -> {
      try {
        settle(agent);
      } catch (LogUnavailable e) {
        log.atWarn().addKeyValue("agent", agent.value()).log("presence.unavailable");
        settleLater(agent);
      }
    });
  }

  private void settleLater(AgentId agent) {
    timer.after(RETRY, () -> settleSoon(agent));
  }

  /** Tells the agent's conversations whether the agent is there; saying it twice is harmless. */
  private void settle(AgentId agent) {
    boolean here = isConnected(agent);
    for (ConversationSummary owned : store.ownedBy(agent)) {
      tell(
          agent,
          owned.id(),
          here
              ? new ConversationCommand.RestoreAgent(agent)
              : new ConversationCommand.LoseAgent(agent));
    }
    if (!here) {
      store
          .ringingAt(agent)
          .ifPresent(ringing -> tell(
              agent,
              ringing.id(),
              new ConversationCommand.Withdraw(agent, OfferEnding.AGENT_GONE)));
    }
    slots.seen(agent, clock.instant());
    changed.run();
  }

  /** What could not be said because the store failed is said later, if it is still so. */
  private void tell(AgentId agent, ConversationId id, ConversationCommand command) {
    engine.submit(id, command).whenComplete((submission, failure) -> {
      if (failure != null) {
        settleLater(agent);
      }
    });
  }
}
