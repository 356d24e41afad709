package dev.firsthand.engine;

import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.engine.ConversationLog.Recorded;
import java.util.List;

/** What a visitor said, as the log has it. */
public final class VisitorWords {

  private VisitorWords() {}

  /** What a visitor said with the first of these events; empty if that was nothing, or was erased. */
  public static String first(List<Recorded> events) {
    return events.isEmpty()
        ? ""
        : switch (events.getFirst().event()) {
          case ConversationEvent.VisitorSaid said -> said.text().strip();
          case ConversationEvent.Chose chose -> chose.title();
          default -> "";
        };
  }
}
