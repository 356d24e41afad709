package dev.firsthand.access;

import java.time.Duration;

/**
 * How long a session of a staff member lives.
 *
 * @param idle without anything done
 * @param most in all
 */
public record SessionTimes(Duration idle, Duration most) {

  /** 12 hours idle, 7 days at most. */
  public static SessionTimes defaults() {
    return new SessionTimes(Duration.ofHours(12), Duration.ofDays(7));
  }
}
