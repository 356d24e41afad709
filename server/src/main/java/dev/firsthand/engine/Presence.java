package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.HouseTimes;
import dev.firsthand.conversation.OfferEnding;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which agents are connected to this node: several windows of one agent count as one. When the last
 * one goes, every conversation of theirs is told; the grace time then runs in the conversation's own
 * log, so it survives a restart. Thread-safe.
 */
public final class Presence {

  private static final Logger log = LoggerFactory.getLogger(Presence.class);

  private final ConversationEngine engine;
  private final ConversationLog store;
  private final AgentSlots slots;
  private final Executor executor;
  private final InstantSource clock;
  private final Duration grace;
  private final Runnable changed;
  private final Map<AgentId, Integer> windows = new HashMap<>();

  /** Agents whose conversations could not be told, for the store failed. */
  private final Set<AgentId> unsettled = ConcurrentHashMap.newKeySet();

  /** Presence on this node with the ordinary grace time. */
  public Presence(
      ConversationEngine engine,
      ConversationLog store,
      AgentSlots slots,
      Executor executor,
      InstantSource clock,
      Runnable changed) {
    this(engine, store, slots, executor, clock, HouseTimes.defaults().grace(), changed);
  }

  /**
   * Presence on this node.
   *
   * @param executor where the store is asked; keeps the order in which tasks come
   * @param grace who was gone for longer counts as come back, and is ramped up
   * @param changed called after an agent came or went
   */
  public Presence(
      ConversationEngine engine,
      ConversationLog store,
      AgentSlots slots,
      Executor executor,
      InstantSource clock,
      Duration grace,
      Runnable changed) {
    this.engine = engine;
    this.store = store;
    this.slots = slots;
    this.executor = executor;
    this.clock = clock;
    this.grace = grace;
    this.changed = changed;
  }

  /** A window of the agent has connected. */
  public void connected(AgentId agent) {
    boolean first;
    synchronized (windows) {
      first = windows.merge(agent, 1, Integer::sum) == 1;
    }
    if (first) {
      executor.execute(() -> cameOrWent(agent, true));
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
      executor.execute(() -> cameOrWent(agent, false));
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

  /**
   * Tells the conversations of all agents who are gone, and those that could not be told before:
   * after a start, and again and again, for somebody may get a conversation in the moment in which
   * they go. Blocks.
   */
  public void settleAll() {
    for (AgentSlots.Slot slot : slots.all()) {
      AgentId agent = slot.agent();
      boolean concerned = slot.load() > 0 || slot.ringing() != null;
      if (concerned && (!isConnected(agent) || unsettled.contains(agent))) {
        executor.execute(() -> settle(agent));
      }
    }
  }

  private void cameOrWent(AgentId agent, boolean came) {
    settle(agent);
    try {
      Instant now = clock.instant();
      if (came) {
        slots.came(agent, now, grace);
      } else {
        slots.seen(agent, now);
      }
    } catch (LogUnavailable e) {
      log.atWarn().addKeyValue("agent", agent.value()).log("presence.unseen");
    }
    changed.run();
  }

  /** Tells the agent's conversations whether the agent is there; saying it twice is harmless. */
  private void settle(AgentId agent) {
    unsettled.remove(agent);
    try {
      if (isConnected(agent)) {
        tellAll(agent, new ConversationCommand.RestoreAgent(agent));
      } else {
        tellAll(agent, new ConversationCommand.LoseAgent(agent));
        var end = new ConversationCommand.Withdraw(agent, OfferEnding.AGENT_GONE);
        store.ringingAt(agent).ifPresent(ringing -> tell(agent, ringing.id(), end));
      }
    } catch (LogUnavailable e) {
      unsettled.add(agent);
      log.atWarn().addKeyValue("agent", agent.value()).log("presence.unavailable");
    }
  }

  private void tellAll(AgentId agent, ConversationCommand news) {
    store.ownedBy(agent).forEach(owned -> tell(agent, owned.id(), news));
  }

  private void tell(AgentId agent, ConversationId id, ConversationCommand news) {
    engine.submit(id, news).whenComplete((submission, failure) -> {
      if (failure != null) {
        unsettled.add(agent);
      }
    });
  }
}
