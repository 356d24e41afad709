package dev.firsthand.engine;

import dev.firsthand.conversation.ConversationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who reads behind the log has still to read: it knows for each conversation how far that
 * is. Thread-safe; every method may block and throws {@link LogUnavailable} if the database fails.
 */
public interface LogBacklog {

  /**
   * Of the {@code limit} conversations after number {@code after} those whose log is ahead.
   * Walking through all of them finds whatever was missed.
   */
  Walked walk(long after, int limit);

  /** Open conversations whose log is ahead, and closed ones with something in them since {@code since}. */
  List<Behind> lately(Instant since, int limit);

  /** How far this conversation is read. */
  Behind of(ConversationId id);

  /**
   * A conversation, and how far it is read.
   *
   * @param seq number of the last event that was read; -1 if none ever was
   */
  record Behind(ConversationId id, long seq) {}

  /**
   * A stretch of the walk.
   *
   * @param next where to go on; null at the end
   */
  record Walked(List<Behind> behind, @Nullable Long next) {
    public Walked {
      behind = List.copyOf(behind);
    }
  }
}
