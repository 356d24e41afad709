package dev.firsthand.app;

import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.files.FileStore;
import dev.firsthand.visitors.Visitors;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Takes out of a chat what somebody said, with its files; with a visitor's latest chat goes what is known of
 * the visitor. The facts stay, so what was counted stays true.
 *
 * @param words erases the words of a chat in the log and in the search
 * @param forget drops what is remembered of a chat
 */
record ChatEraser(
    ConversationLog log,
    Consumer<ConversationId> words,
    FileStore files,
    Visitors visitors,
    Consumer<ConversationId> forget) {

  private static final int PAGE = 1_000;

  /** Erases a chat; may be called again for the same. */
  void erase(ConversationId id) {
    eraseFiles(id);
    words.accept(id);
    if (log.latestOf(id.visitor()) == id.number()) {
      visitors.forget(id.visitor());
    }
    forget.accept(id);
  }

  private void eraseFiles(ConversationId id) {
    long read = 0;
    List<Recorded> events;
    do {
      events = log.read(id, read, PAGE);
      events.stream()
          .flatMap(recorded -> fileOf(recorded.event()))
          .forEach(file -> files.erase(file.id()));
      read = events.isEmpty() ? read : events.getLast().seq();
    } while (events.size() == PAGE);
  }

  private static Stream<Attachment> fileOf(ConversationEvent event) {
    return switch (event) {
      case ConversationEvent.VisitorSaid said -> Stream.ofNullable(said.file());
      case ConversationEvent.AgentReplied replied -> Stream.ofNullable(replied.file());
      default -> Stream.empty();
    };
  }
}
