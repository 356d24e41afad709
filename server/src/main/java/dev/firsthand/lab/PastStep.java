package dev.firsthand.lab;

import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.engine.TurnLabel;
import dev.firsthand.escalation.Replay.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A turn of the past, or a moment at which the house stepped in for the bot, as far as the lab looks at it.
 *
 * @param language what the visitor's words were taken for; empty if unknown
 * @param top the entry that came first into question; null if none did
 * @param label what people said of that entry; null if nothing
 */
record PastStep(
    long seq,
    Instant at,
    String language,
    @Nullable String top,
    Step step,
    @Nullable TurnLabel label) {

  /** The turn that the bot took; null where the house stepped in. */
  Step.@Nullable Turn turn() {
    return step instanceof Step.Turn turn ? turn : null;
  }

  /** Whether the bot answered. */
  boolean answered() {
    return step instanceof Step.Turn turn && turn.verdict() == Verdict.ANSWER;
  }

  /** How sure the bot was of its best candidate; 0 where the house stepped in. */
  double confidence() {
    return step instanceof Step.Turn turn ? turn.evidence().confidence() : 0;
  }
}
