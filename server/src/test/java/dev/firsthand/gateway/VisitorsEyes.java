package dev.firsthand.gateway;

import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.protocol.SharedEvent;

/** Lets tests of other packages see what a visitor sees of an event. */
public final class VisitorsEyes {

  private VisitorsEyes() {}

  /** All that the visitor's frame says of the event. */
  public static String see(ConversationEvent event) {
    return VisitorView.of(event).toString();
  }

  /** Whether they see only that something happened. */
  public static boolean areShut(ConversationEvent event) {
    return VisitorView.of(event) instanceof SharedEvent.Internal;
  }
}
