package dev.firsthand.engine;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.routing.WaitEstimate;
import dev.firsthand.routing.Widening;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What visitors were first told of each wait, and what became of it. Thread-safe; may block; throws
 * {@link LogUnavailable}.
 */
public interface WaitRecord {

  /**
   * A wait for a free slot, as it was first told.
   *
   * @param since when the wait began; with the conversation it names the wait
   * @param line id of the team whose line it is; empty where everybody is asked
   * @param slots how many conversations those who served the line could have at once
   * @param range what the visitor was told; null if no range was
   */
  record Told(
      ConversationId conversation,
      Instant since,
      String line,
      int slots,
      Instant at,
      @Nullable WaitEstimate range) {}

  /**
   * A wait that ended with a person.
   *
   * @param from the quick end of the range that was first told; null if none was
   * @param to the slow end
   */
  record Ended(
      String line,
      Instant since,
      Instant at,
      int slots,
      @Nullable Instant from,
      @Nullable Instant to) {

    /** What became of the range; empty if none was told. */
    public Optional<Widening.Outcome> outcome() {
      if (from == null || to == null) {
        return Optional.empty();
      }
      return Optional.of(
          at.isBefore(from)
              ? Widening.Outcome.EARLIER
              : at.isAfter(to) ? Widening.Outcome.LATER : Widening.Outcome.HELD);
    }
  }

  /** Of how many ended waits a range was told, and how many ended inside it. */
  record Accuracy(long told, long right) {}

  /** Keeps what was told first; a range where there was none before, and nothing else, is added. */
  void tell(List<Told> told);

  /** The latest waits that ended at {@code since} or later, oldest first, at most {@code most}. */
  List<Ended> endedSince(Instant since, int most);

  /** How often the ranges were right, of the waits that ended at {@code since} or later. */
  Accuracy accuracySince(Instant since);
}
