package dev.firsthand.bot;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an entry may be an answer: at any time, or between two moments.
 *
 * @param from the first moment; null where it was always so
 * @param until the first moment at which it is no longer so; null where that never comes
 */
public record Validity(@Nullable Instant from, @Nullable Instant until) {

  /** At any time. */
  public static final Validity ALWAYS = new Validity(null, null);

  /** Whether an entry may be an answer at {@code at}. */
  public boolean holds(Instant at) {
    return !begins(at) && !hasEnded(at);
  }

  /** Whether that is still to come. */
  public boolean begins(Instant at) {
    return from != null && at.isBefore(from);
  }

  /** Whether that is over. */
  public boolean hasEnded(Instant at) {
    return until != null && !at.isBefore(until);
  }

  /** Whether there is a moment at which both hold. */
  public boolean meets(Validity other) {
    return isBefore(from, other.until) && isBefore(other.from, until);
  }

  private static boolean isBefore(@Nullable Instant from, @Nullable Instant until) {
    return from == null || until == null || from.isBefore(until);
  }
}
