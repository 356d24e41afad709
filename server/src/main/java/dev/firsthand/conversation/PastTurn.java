package dev.firsthand.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A turn that the bot took, as far as ratings and judgements refer to it.
 *
 * @param seq the turn's own number
 * @param question the number of what it was a turn on; 0 if unknown
 * @param epoch for which the bot spoke
 * @param answer whether it was an answer
 * @param top the entry that came first into question, if one did
 */
public record PastTurn(
    long seq,
    long question,
    long epoch,
    boolean answer,
    @Nullable String top) {

  static PastTurn of(long seq, long question, long epoch, boolean answer, Decision decision) {
    return new PastTurn(
        seq,
        question,
        epoch,
        answer,
        decision.tried().isEmpty() ? null : decision.tried().getFirst().entry());
  }
}
