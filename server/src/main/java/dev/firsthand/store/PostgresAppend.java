package dev.firsthand.store;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.ConversationLog.Append;
import dev.firsthand.engine.ConversationLog.Appending;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.engine.GestureClaim;
import dev.firsthand.engine.PromiseChange;
import dev.firsthand.engine.SlotChange;
import dev.firsthand.engine.TurnChange;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * An append with all that is written for it, and who waits for it.
 *
 * @param accepted when it took the conversation out of the queue, if it did
 * @param done completes when it is durable or refused
 */
record PostgresAppend(
    Appending appending,
    List<StoredEvent> events,
    ConversationSummary summary,
    List<SlotChange> slots,
    List<TurnChange> turns,
    List<PromiseChange> promises,
    List<GestureClaim> gestures,
    Optional<Instant> accepted,
    CompletableFuture<Append> done) {

  static PostgresAppend of(
      Appending appending, List<StoredEvent> events, CompletableFuture<Append> done) {
    return new PostgresAppend(
        appending,
        events,
        ConversationSummary.of(appending.after(), appending.events(), null),
        SlotChange.of(appending),
        TurnChange.of(appending),
        PromiseChange.of(appending),
        GestureClaim.of(appending),
        SqlLog.accepted(appending),
        done);
  }

  ConversationId id() {
    return appending.id();
  }

  boolean begins() {
    return appending.expectedSeq() == 0;
  }

  /** Whether anything but the conversation's own row decides about it. */
  boolean isChecked() {
    return !slots.isEmpty()
        || !gestures.isEmpty()
        || accepted.isPresent()
        || appending.mustBeClosed().isPresent()
        || appending.mustNotBe().isPresent();
  }

  /**
   * What no two appends of one transaction share. All conversations of a visitor are one thing, for
   * each depends on the others; so is a gesture with its budgets and codes.
   */
  Set<Object> own() {
    var own = new HashSet<Object>();
    own.add(id().visitor());
    gestures.forEach(claim -> own.add(claim.given().gesture()));
    return own;
  }
}
