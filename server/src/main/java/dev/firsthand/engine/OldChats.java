package dev.firsthand.engine;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chats that are over, by the age of their last word, for those who erase what is old. Thread-safe; every
 * method may block and throws {@link LogUnavailable} if the database fails.
 */
public interface OldChats {

  /** How many chats of a site lie after {@code after} and before a moment, and how old the first is. */
  Aged count(SiteKey site, Mark after, Instant before);

  /** Those chats, the oldest first. */
  List<Mark> next(SiteKey site, Mark after, Instant before, int limit);

  /**
   * A place in the order of a site's chats that are over.
   *
   * @param lastAt of the last word in it, in milliseconds since 1970
   * @param id the chat's; empty before the first
   */
  record Mark(long lastAt, String id) {
    public static final Mark BEGINNING = new Mark(0, "");

    public ConversationId conversation() {
      return new ConversationId(id);
    }
  }

  /**
   * Chats of some age.
   *
   * @param oldest when the last word was said in the oldest; null if there is none
   */
  record Aged(long chats, @Nullable Instant oldest) {}
}
