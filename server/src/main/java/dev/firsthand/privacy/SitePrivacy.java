package dev.firsthand.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a site hides, and how long it keeps the words of its chats.
 *
 * @param keepDays days after the last word of a chat that is over; null for ever
 */
public record SitePrivacy(Masks masks, @Nullable Integer keepDays) {

  static final int LEAST_DAYS = 7;
  static final int MOST_DAYS = 3650;

  static final SitePrivacy USUAL = new SitePrivacy(Masks.USUAL, null);

  /** Chats whose last word is older are to be erased; empty where all is kept. */
  Optional<Instant> keptFrom(Instant now) {
    Integer days = keepDays;
    return days == null ? Optional.empty() : Optional.of(now.minus(Duration.ofDays(days)));
  }

  /** Whether something that the other keeps is not kept by this. */
  boolean keepsLessThan(SitePrivacy other) {
    Integer mine = keepDays;
    Integer others = other.keepDays;
    return mine != null && (others == null || mine < others);
  }
}
