package dev.firsthand.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that was promised to the visitor and is not kept yet. */
@Doc("Something that was promised to the visitor and is not kept yet.")
public record OpenPromise(
    @Doc("Number of the event that made it.") long id,

    @Doc("ANSWER, CALL_BACK or OWN: in the agent's own words.")
    String kind,

    @Doc("The agent who made it; null if the house did.") @Nullable
    String by,

    @Doc("What was promised; empty if the house promised.") String text,

    @Doc("The agent who is to keep it; null if anybody may.") @Nullable
    String owner,

    Instant due,

    @Doc("Before which moment nobody is reminded of it, where somebody put that off.") @Nullable
    Instant quietUntil) {

  /** A promise of which the reminders were not put off. */
  public OpenPromise(
      long id, String kind, @Nullable String by, String text, @Nullable String owner, Instant due) {
    this(id, kind, by, text, owner, due, null);
  }
}
