package dev.firsthand.engine;

import dev.firsthand.conversation.Refusal;
import java.time.Instant;

/** What became of a command. */
public sealed interface Submission {

  /**
   * It is in the log, durably.
   *
   * @param seq number of the event that the command became; the first one's for a repeated key
   * @param at when that was decided; for a repeated key, when it was asked again
   */
  record Done(long seq, Instant at) implements Submission {}

  /** A foreseen no; nothing was changed. */
  record Refused(Refusal refusal) implements Submission {}
}
