package dev.firsthand.engine;

import dev.firsthand.conversation.ConversationId;
import java.util.List;

/**
 * How far each side has read. Kept beside the log and without numbers of its own: a lost mark is
 * mended by the next. Thread-safe; may block.
 */
public interface SeenMarks {

  /**
   * How far both sides have read.
   *
   * @param byAgent number of the last event that the owner has seen; 0 if that is not news
   * @param byVisitor number of the last event that the visitor has seen; 0 if that is not news
   */
  record Mark(ConversationId id, long byAgent, long byVisitor) {

    /** Both marks in one, of the same conversation. */
    Mark and(Mark other) {
      return new Mark(id, Math.max(byAgent, other.byAgent), Math.max(byVisitor, other.byVisitor));
    }
  }

  /** Whether other nodes, too, write marks there. */
  default boolean areShared() {
    return true;
  }

  /** Writes marks down: none goes back, and none goes beyond the end of its conversation. */
  void seen(List<Mark> marks);
}
