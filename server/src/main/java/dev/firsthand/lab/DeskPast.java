package dev.firsthand.lab;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The people of a stretch of the past: who was at work when, how long their chats took, how long visitors
 * waited and bore it. Nothing of it is asked of anybody: it is seen from the chats that they had.
 *
 * @param held how long each chat was with a person
 * @param waits how long those waited who were met, sorted
 * @param patience after how long a visitor gives up, on average
 * @param gaveUp how many did
 */
record DeskPast(
    List<Staff> staff,
    Map<ConversationId, Duration> held,
    List<Duration> waits,
    Duration patience,
    int gaveUp) {

  /** Between two chats of an agent who is at work there is no more time than this. */
  private static final Duration LONGEST_GAP = Duration.ofMinutes(75);

  private static final Duration UNKNOWN_PATIENCE = Duration.ofMinutes(8);
  private static final Duration UNKNOWN_EFFORT = Duration.ofMinutes(6);

  /** A time at work. */
  record Span(Instant from, Instant to) {}

  /** An agent with their times at work, in order. */
  record Staff(AgentId agent, int capacity, List<Span> there) {}

  /** A chat that an agent had. */
  record Held(ConversationId id, AgentId agent, Instant from, Instant to) {}

  /** A wait for a person; {@code met} is false where the visitor left before. */
  record Wait(Duration length, boolean met) {}

  static DeskPast of(List<Held> chats, Map<AgentId, Integer> capacities, List<Wait> waits) {
    var held = new HashMap<ConversationId, Duration>();
    var byAgent = new TreeMap<String, List<Held>>();
    for (Held chat : chats) {
      held.merge(chat.id(), Duration.between(chat.from(), chat.to()), Duration::plus);
      byAgent.computeIfAbsent(chat.agent().value(), id -> new ArrayList<>()).add(chat);
    }
    var staff = new ArrayList<Staff>();
    byAgent.forEach((id, theirs) -> {
      var agent = new AgentId(id);
      staff.add(new Staff(agent, Math.max(1, capacities.getOrDefault(agent, 1)), spans(theirs)));
    });
    List<Duration> met =
        waits.stream().filter(Wait::met).map(Wait::length).sorted().toList();
    int left = waits.size() - met.size();
    Duration all = waits.stream().map(Wait::length).reduce(Duration.ZERO, Duration::plus);
    return new DeskPast(
        List.copyOf(staff), held, met, left == 0 ? UNKNOWN_PATIENCE : all.dividedBy(left), left);
  }

  private static List<Span> spans(List<Held> chats) {
    var sorted = new ArrayList<>(chats);
    sorted.sort(Comparator.comparing(Held::from));
    var spans = new ArrayList<Span>();
    for (Held chat : sorted) {
      Span last = spans.isEmpty() ? null : spans.getLast();
      if (last != null && !chat.from().isAfter(last.to().plus(LONGEST_GAP))) {
        spans.removeLast();
        spans.add(new Span(last.from(), chat.to().isAfter(last.to()) ? chat.to() : last.to()));
      } else {
        spans.add(new Span(chat.from(), chat.to()));
      }
    }
    return spans;
  }

  Duration meanEffort() {
    return held.isEmpty()
        ? UNKNOWN_EFFORT
        : held.values().stream().reduce(Duration.ZERO, Duration::plus).dividedBy(held.size());
  }
}
