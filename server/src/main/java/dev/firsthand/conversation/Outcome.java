package dev.firsthand.conversation;

import java.util.List;

/** What the rules make of a command. */
public sealed interface Outcome {

  /**
   * It becomes these events.
   *
   * @param events at least one, in order
   */
  record Events(List<ConversationEvent> events) implements Outcome {
    public Events {
      events = List.copyOf(events);
      if (events.isEmpty()) {
        throw new IllegalArgumentException("Events must not be empty.");
      }
    }
  }

  /** The same sender sent the same before: it is number {@code seq}. */
  record Known(long seq) implements Outcome {}

  /** A foreseen no. */
  record Refused(Refusal refusal) implements Outcome {}
}
