package dev.firsthand.visitors;

import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import java.time.InstantSource;
import java.util.List;

/** A visitor's first chat, in the log. */
final class FirstChat {

  private FirstChat() {}

  static ConversationId of(String visitor, ConversationLog log, InstantSource clock) {
    var id = ConversationId.of(new VisitorId(visitor), 1);
    var started = new ConversationEvent.Started(
        clock.instant(), new SiteKey("shop"), id.visitor(), "en", "/", "Hello");
    Conversation before = Conversation.empty(id);
    Conversation after = before.after(started);
    log.append(new ConversationLog.Appending(
        id, 0, List.of(started), after, Claims.between(before.state(), after.state()), null));
    return id;
  }
}
