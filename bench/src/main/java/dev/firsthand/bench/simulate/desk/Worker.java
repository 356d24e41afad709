package dev.firsthand.bench.simulate.desk;

import dev.firsthand.conversation.AgentId;
import java.time.Instant;
import java.util.List;

/**
 * An agent's day.
 *
 * @param capacity chats at a time
 * @param pace how fast they work; 1 is the average
 * @param there when they are there: shifts without their breaks, in order
 */
record Worker(AgentId id, int capacity, double pace, List<String> languages, List<Span> there) {

  /** From, inclusive, to, exclusive. */
  record Span(Instant from, Instant to) {
    boolean holds(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  Worker {
    languages = List.copyOf(languages);
    there = List.copyOf(there);
  }

  boolean isThere(Instant at) {
    return there.stream().anyMatch(span -> span.holds(at));
  }

  double hours() {
    return there.stream()
            .mapToDouble(
                span -> java.time.Duration.between(span.from(), span.to()).toMillis())
            .sum()
        / 3_600_000;
  }
}
