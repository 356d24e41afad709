package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.Listener;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is connected here, and who reads what: carries every step to its readers. Thread-safe; never
 * blocks.
 */
final class Hub implements Listener {

  private final ConcurrentHashMap<VisitorId, Set<VisitorSocket>> visitors =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<AgentId, Set<AgentSocket>> agents = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<ConversationId, Set<Subscription>> readers =
      new ConcurrentHashMap<>();
  private final ConcurrentHashMap<VisitorId, Set<AgentSocket>> showing = new ConcurrentHashMap<>();

  private volatile @Nullable WallBoard wall;

  @Override
  public void heard(Announcement announcement) {
    Conversation after = announcement.after();
    Set<Subscription> here = readers.get(after.id());
    if (here != null) {
      var step = new LiveStep(announcement);
      here.forEach(reader -> reader.announced(step));
    }
    if (announcement.events().getFirst().event() instanceof ConversationEvent.Started) {
      visitorsOf(after.id()).forEach(socket -> socket.conversationBegan(after.id()));
    }
  }

  void read(Subscription subscription) {
    add(readers, subscription.id(), subscription);
  }

  void leave(Subscription subscription) {
    subscription.end();
    remove(readers, subscription.id(), subscription);
  }

  /** True if the visitor was not connected before. */
  boolean enter(VisitorId visitor, VisitorSocket socket) {
    return add(visitors, visitor, socket);
  }

  /** True if it was the visitor's last socket. */
  boolean exit(VisitorId visitor, VisitorSocket socket) {
    return remove(visitors, visitor, socket);
  }

  void enter(AgentId agent, AgentSocket socket) {
    add(agents, agent, socket);
    agentsMoved();
  }

  void exit(AgentId agent, AgentSocket socket) {
    remove(agents, agent, socket);
    look(socket, false);
  }

  /** A window opens a conversation of the visitor. */
  void show(VisitorId visitor, AgentSocket window) {
    add(showing, visitor, window);
  }

  /** A window shows no conversation of the visitor any more. */
  void hide(VisitorId visitor, AgentSocket window) {
    remove(showing, visitor, window);
  }

  /** The windows in which some conversation of the visitor is open. */
  Collection<AgentSocket> windowsOn(VisitorId visitor) {
    return showing.getOrDefault(visitor, Set.of());
  }

  /** What those see who look after the house. */
  void show(WallBoard board) {
    wall = board;
  }

  /** A window begins or ends to look at the wall. */
  void look(AgentSocket socket, boolean on) {
    WallBoard board = wall;
    if (board != null && on) {
      board.watch(socket);
    } else if (board != null) {
      board.leave(socket);
    }
  }

  /** Somebody who looks after others begins to read unseen; it is on record before. Blocks. */
  void readsUnseen(AgentId who, ConversationId conversation) {
    WallBoard board = wall;
    if (board != null) {
      board.reads(who, conversation);
    }
  }

  /** Who is there, or what they say of themselves, has changed. */
  void agentsMoved() {
    WallBoard board = wall;
    if (board != null) {
      board.changed();
    }
  }

  Collection<VisitorSocket> visitorsOf(ConversationId conversation) {
    return visitors.getOrDefault(conversation.visitor(), Set.of());
  }

  boolean isThere(VisitorId visitor) {
    return visitors.containsKey(visitor);
  }

  Collection<AgentSocket> windowsOf(AgentId agent) {
    return agents.getOrDefault(agent, Set.of());
  }

  void eachAgent(Consumer<AgentSocket> action) {
    agents.values().forEach(sockets -> sockets.forEach(action));
  }

  void eachVisitor(Consumer<VisitorSocket> action) {
    visitors.values().forEach(sockets -> sockets.forEach(action));
  }

  boolean hasAgents() {
    return !agents.isEmpty();
  }

  int visitorSockets() {
    return visitors.values().stream().mapToInt(Set::size).sum();
  }

  int agentSockets() {
    return agents.values().stream().mapToInt(Set::size).sum();
  }

  List<AgentId> agentsHere() {
    return List.copyOf(agents.keySet());
  }

  private static <K, V> boolean add(ConcurrentHashMap<K, Set<V>> map, K key, V value) {
    boolean[] first = new boolean[1];
    map.compute(key, (k, values) -> {
      first[0] = values == null;
      Set<V> set = values == null ? ConcurrentHashMap.newKeySet(2) : values;
      set.add(value);
      return set;
    });
    return first[0];
  }

  private static <K, V> boolean remove(ConcurrentHashMap<K, Set<V>> map, K key, V value) {
    boolean[] last = new boolean[1];
    map.computeIfPresent(key, (k, values) -> {
      values.remove(value);
      last[0] = values.isEmpty();
      return values.isEmpty() ? null : values;
    });
    return last[0];
  }
}
