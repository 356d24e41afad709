package dev.firsthand.lab;

import dev.firsthand.escalation.Prediction;
import java.time.Instant;

/**
 * What a version was expected to come to, beside what it came to in its first week.
 *
 * @param until when the first week, or its time in force, was over; now if neither is
 * @param isOver whether it was
 * @param real of all chats of that time
 */
public record Outcome(
    long version,
    Instant from,
    Instant until,
    boolean isOver,
    Prediction expected,
    Prediction.Figures real) {

  /**
   * A version of which something was expected.
   *
   * @param until when it was in force no more; far ahead for the one that is
   */
  public record Expected(long version, Instant from, Instant until, Prediction prediction) {}
}
