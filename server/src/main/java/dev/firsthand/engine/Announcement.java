package dev.firsthand.engine;

import dev.firsthand.conversation.Conversation;
import dev.firsthand.engine.ConversationLog.Recorded;
import java.util.List;

/**
 * A conversation has come further: what a bell rings for.
 *
 * @param before the conversation without the events
 * @param events the events, oldest first; at least one
 * @param after the conversation with them
 */
public record Announcement(Conversation before, List<Recorded> events, Conversation after) {
  public Announcement {
    events = List.copyOf(events);
  }
}
