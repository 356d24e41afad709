package dev.firsthand.conversation;

import java.time.Instant;

/** What of the visitor's the bot has not answered yet. */
public sealed interface Unanswered {

  /** Number of the event that asks. */
  long seq();

  Instant at();

  /** A message in the visitor's own words. */
  record Message(long seq, Instant at, String text) implements Unanswered {}

  /** A choice of an ask-back: the entry is known. */
  record Chosen(long seq, Instant at, String entry) implements Unanswered {}

  /** "This did not help." */
  record Complaint(long seq, Instant at) implements Unanswered {}
}
