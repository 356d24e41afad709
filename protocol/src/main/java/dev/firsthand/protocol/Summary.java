package dev.firsthand.protocol;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One line of the inbox. */
@Doc("One line of the inbox.")
public record Summary(
    String conversation,
    String site,
    StateName state,
    long epoch,
    long seq,
    @Doc("Who answers, or is rung.") @Nullable String agent,

    @Doc("Since when the visitor waits for a person.") @Nullable
    Instant waitingSince,

    @Doc("Why the bot stepped aside.") @Nullable String reason,
    @Nullable String visitorName,

    @Doc("The last words, shortened to 140 characters.") @Nullable
    String preview,

    @Doc("VISITOR, BOT or AGENT.") @Nullable String lastBy,
    Instant lastAt,

    @Doc("Number of the last event that the owning agent has seen.")
    long seen,

    @Doc("When the first of its open promises is due.") @Nullable
    Instant due,

    @Doc("Who is to keep that promise; null if anybody may.") @Nullable
    String dueOwner) {}
