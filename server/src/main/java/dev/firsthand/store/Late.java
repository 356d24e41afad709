package dev.firsthand.store;

import dev.firsthand.engine.ConversationSummary;
import java.time.Instant;
import java.util.Map;

/**
 * What the rows of conversations do not show yet, at one moment: asked for before the rows are read,
 * so that no step falls between. Immutable.
 *
 * @param summaries by the conversation's id
 */
record Late(Map<String, ConversationSummary> summaries) {

  /** Every row shows its whole log. */
  static final Late NONE = new Late(Map.of());

  /** The row's summary, or a later one. How far was read is in the row alone. */
  ConversationSummary orLater(ConversationSummary row) {
    ConversationSummary later = summaries.get(row.id().value());
    return later == null || later.seq() <= row.seq()
        ? row
        : later.orWordsOf(row).seen(row.seenByAgent(), row.seenByVisitor());
  }

  /** When something last happened in a conversation whose row says {@code lastAt}. */
  Instant orLater(String id, Instant lastAt) {
    ConversationSummary later = summaries.get(id);
    return later == null || later.lastAt().isBefore(lastAt) ? lastAt : later.lastAt();
  }
}
