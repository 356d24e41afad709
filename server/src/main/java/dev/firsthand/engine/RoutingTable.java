package dev.firsthand.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.ConversationLog.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conversations lately touched, with the tails of their logs: a memory of the log that may be
 * emptied at any moment. It remembers, it never decides. Thread-safe.
 */
public final class RoutingTable {

  /**
   * Events kept of each conversation, so that live readers, and who was away for a moment, need no
   * database. Young collections copy what is kept, so it is not more than that takes.
   */
  static final int TAIL = 4;

  private final Cache<ConversationId, Hot> hot;

  /**
   * A conversation with its last events.
   *
   * @param tail the events up to the conversation's {@code seq}, without holes; may be empty
   */
  record Hot(Conversation conversation, List<Recorded> tail) {

    Hot after(Conversation next, List<Recorded> events) {
      int tooMany = Math.max(0, tail.size() + events.size() - TAIL);
      var last = new ArrayList<Recorded>(TAIL);
      last.addAll(tail.subList(Math.min(tooMany, tail.size()), tail.size()));
      last.addAll(events.subList(Math.max(0, tooMany - tail.size()), events.size()));
      return new Hot(next, Collections.unmodifiableList(last));
    }

    /** The events after {@code seq}, if the tail reaches back that far. */
    Optional<List<Recorded>> after(long seq) {
      if (seq >= conversation.seq()) {
        return Optional.of(List.of());
      }
      if (tail.isEmpty() || tail.getFirst().seq() > seq + 1) {
        return Optional.empty();
      }
      return Optional.of(tail.stream().filter(recorded -> recorded.seq() > seq).toList());
    }
  }

  /**
   * A table that forgets.
   *
   * @param most conversations kept
   * @param idle how long one is kept untouched
   */
  public RoutingTable(int most, Duration idle) {
    hot = Caffeine.newBuilder()
        .maximumSize(most)
        .expireAfterAccess(idle)
        .executor(Runnable::run) // Its housekeeping is less than the waking of a thread for it.
        .build();
  }

  @Nullable
  Hot find(ConversationId id) {
    return hot.getIfPresent(id);
  }

  void put(ConversationId id, Hot conversation) {
    hot.put(id, conversation);
  }

  /** What is remembered, which is this if there was nothing before. */
  Hot putIfAbsent(ConversationId id, Hot conversation) {
    Hot before = hot.asMap().putIfAbsent(id, conversation);
    return before == null ? conversation : before;
  }

  /** Forgets one conversation: it is read again from the log. */
  public void forget(ConversationId id) {
    hot.invalidate(id);
  }

  /** Forgets everything. Nothing is lost by it. */
  public void forgetAll() {
    hot.invalidateAll();
  }

  /** Roughly how many conversations are remembered. */
  public long size() {
    return hot.estimatedSize();
  }
}
