package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All promises, kept in step with the log by each append. Thread-safe; may block; throws {@link
 * LogUnavailable}.
 */
public interface Promises {

  /** The most promises on one page. */
  int LONGEST_PAGE = 200;

  /**
   * One page, the first due first.
   *
   * @throws IllegalArgumentException if the limit or the cursor can't be taken
   */
  Page page(Query query);

  /** Of each of these conversations that has an open promise, the one that is due first. */
  Map<ConversationId, PromiseMade> firstDue(Collection<ConversationId> conversations);

  /** The promises that can be asked for. */
  enum Which {
    OPEN,
    /** Open, and their time is up. */
    OVERDUE,
    KEPT
  }

  /**
   * Asks for one page.
   *
   * @param now what is overdue, is so now
   * @param owner only what this agent is to keep; null for all
   * @param after cursor of the page before, or null for the first
   * @param limit 1 to {@link #LONGEST_PAGE}
   */
  record Query(
      Which which,
      Instant now,
      @Nullable AgentId owner,
      @Nullable String after,
      int limit) {}

  /**
   * One page.
   *
   * @param next cursor for the next page, or null at the end
   */
  record Page(List<PromiseMade> promises, @Nullable String next) {
    public Page {
      promises = List.copyOf(promises);
    }
  }
}
