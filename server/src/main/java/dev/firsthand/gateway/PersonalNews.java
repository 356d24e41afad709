package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.InOrder;
import dev.firsthand.protocol.AgentFrame;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells single agents what of others' doing concerns them, and is kept in rows: the whole list whenever
 * it changes, and when a window comes. What other nodes wrote is found in the rows. Thread-safe.
 *
 * @param <R> a row
 */
final class PersonalNews<R extends Record> {

  /** Whom a row concerns, and in which conversation. */
  record Reading<R>(
      Supplier<List<R>> rows,
      Function<R, ConversationId> conversation,
      Function<R, AgentId> agent,
      Function<AgentId, List<AgentFrame>> frames) {}

  private final ConversationEngine engine;
  private final Hub hub;
  private final InOrder executor;
  private final Reading<R> reading;

  /** The rows of each conversation, as they were last seen; only in the executor. */
  private final Map<ConversationId, Set<R>> seen = new HashMap<>();

  /**
   * Who was told since the last look: what they were told of may have changed on another node before
   * it was seen here. Only in the executor.
   */
  private final Set<AgentId> fresh = new HashSet<>();

  /** What each agent's windows were told last. */
  private final Map<AgentId, AgentFrame> told = new ConcurrentHashMap<>();

  /**
   * News that nobody is told yet.
   *
   * @param reading the rows of now, and the frames for an agent; the last frame is the list. Blocks
   */
  PersonalNews(ConversationEngine engine, Hub hub, InOrder executor, Reading<R> reading) {
    this.engine = engine;
    this.hub = hub;
    this.executor = executor;
    this.reading = reading;
  }

  /** Something has changed for these agents. */
  void changed(Collection<AgentId> agents) {
    if (!agents.isEmpty() && hub.hasAgents()) {
      executor.execute(() -> {
        fresh.addAll(agents);
        agents.forEach(this::tell);
      });
    }
  }

  /** The same, after something is done that blocks. */
  void changed(AgentId agent, Runnable first) {
    executor.execute(() -> {
      first.run();
      fresh.add(agent);
      tell(agent);
    });
  }

  /** Tells a window that has just come. */
  void greet(AgentId agent, AgentSocket window) {
    executor.execute(() -> {
      fresh.add(agent);
      List<AgentFrame> frames = reading.frames().apply(agent);
      if (hub.windowsOf(agent).size() > 1) {
        told.putIfAbsent(agent, frames.getLast()); // The others may have heard less so far.
      } else {
        told.put(agent, frames.getLast());
      }
      frames.forEach(window::send);
    });
  }

  /** The list that the agent's windows here were told last. */
  Optional<AgentFrame> lastTold(AgentId agent) {
    return Optional.ofNullable(told.get(agent));
  }

  /** Catches up with what other nodes wrote. Blocks for nobody. */
  void look() {
    executor.execute(this::catchUp);
  }

  private void catchUp() {
    if (!hub.hasAgents()) {
      return;
    }
    Map<ConversationId, Set<R>> now = reading.rows().get().stream()
        .collect(Collectors.groupingBy(reading.conversation(), Collectors.toSet()));
    Set<AgentId> again = Set.copyOf(fresh);
    fresh.clear();
    Set<ConversationId> all = new HashSet<>(seen.keySet());
    all.addAll(now.keySet());
    for (ConversationId id : all) {
      Set<R> rows = now.getOrDefault(id, Set.of());
      if (!rows.equals(seen.getOrDefault(id, Set.of()))) {
        Set<R> either = new HashSet<>(rows);
        either.addAll(seen.getOrDefault(id, Set.of()));
        engine.catchUp(id).join();
        either.stream().map(reading.agent()).distinct().forEach(this::tell);
        seen.put(id, rows);
      }
    }
    seen.values().removeIf(Set::isEmpty);
    again.forEach(this::tell);
  }

  private void tell(AgentId agent) {
    if (hub.windowsOf(agent).isEmpty()) {
      told.remove(agent);
      return;
    }
    List<AgentFrame> frames = reading.frames().apply(agent);
    if (!frames.getLast().equals(told.put(agent, frames.getLast()))) {
      hub.windowsOf(agent).forEach(window -> frames.forEach(window::send));
    }
  }
}
