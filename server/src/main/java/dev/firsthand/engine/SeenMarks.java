package dev.firsthand.engine;

import dev.firsthand.conversation.ConversationId;

/**
 * How far each side has read. Kept beside the log and without numbers of its own: a lost mark is
 * mended by the next. Thread-safe; may block.
 */
public interface SeenMarks {

  void seenByVisitor(ConversationId id, long seq);

  void seenByAgent(ConversationId id, long seq);
}
