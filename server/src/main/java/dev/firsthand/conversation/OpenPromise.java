package dev.firsthand.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was promised to the visitor and is not kept yet.
 *
 * @param id number of the event that made it
 * @param by the agent who made it; null if the house did
 * @param text what was promised, in the agent's words; empty if the house promised, or after an
 *     erasure
 * @param owner who is to keep it; null if anybody may
 * @param due until when
 * @param since since when it stands as it does: made, or last moved
 * @param quietUntil before which moment nobody is reminded; null where nobody put it off
 * @param reminded the moment of the schedule of which somebody was last reminded; null if of none
 */
public record OpenPromise(
    long id,
    PromiseKind kind,
    @Nullable AgentId by,
    String text,
    @Nullable AgentId owner,
    Instant due,
    Instant since,
    @Nullable Instant reminded,
    @Nullable Instant quietUntil) {

  /** A promise of which the reminders were not put off. */
  public OpenPromise(
      long id,
      PromiseKind kind,
      @Nullable AgentId by,
      String text,
      @Nullable AgentId owner,
      Instant due,
      Instant since,
      @Nullable Instant reminded) {
    this(id, kind, by, text, owner, due, since, reminded, null);
  }

  /** Whether its time is up. */
  public boolean isOverdue(Instant now) {
    return !now.isBefore(due);
  }

  OpenPromise moved(@Nullable AgentId newOwner, Instant newDue, Instant at) {
    return new OpenPromise(id, kind, by, text, newOwner, newDue, at, null);
  }

  OpenPromise reminded(Instant moment) {
    return new OpenPromise(id, kind, by, text, owner, due, since, moment, quietUntil);
  }

  OpenPromise quietUntil(Instant moment) {
    return new OpenPromise(id, kind, by, text, owner, due, since, reminded, moment);
  }
}
