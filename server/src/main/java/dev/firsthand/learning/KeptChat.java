package dev.firsthand.learning;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.conversation.Judgement;
import dev.firsthand.engine.TurnSigns;
import dev.firsthand.escalation.Replay.Ground;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chat that is over and that no person had a part in, as the bot's turns tell it.
 *
 * @param turns at least one, in their order
 * @param lastWordsAreBots whether the visitor said nothing after the bot's last words
 * @param cameBack the visitor's next chat, if it came soon; null if none did
 */
record KeptChat(
    ConversationId id,
    List<Turn> turns,
    boolean lastWordsAreBots,
    @Nullable Return cameBack) {

  KeptChat {
    turns = List.copyOf(turns);
  }

  /**
   * A turn of the bot.
   *
   * @param question number of what it was a turn on; 0 if unknown
   * @param top the entry that came first into question
   * @param entry the entry that the bot answered with
   */
  record Turn(
      long seq,
      long question,
      Instant at,
      String language,
      Verdict verdict,
      @Nullable String top,
      @Nullable String entry,
      double confidence,
      Ground ground,
      TurnSigns signs) {

    boolean answered() {
      return verdict == Verdict.ANSWER;
    }
  }

  /**
   * The visitor's next chat.
   *
   * @param after how long after this one's last turn
   * @param toPerson whether a person was called in it
   */
  record Return(Duration after, boolean toPerson) {}

  /** When the bot last took a turn. */
  Instant at() {
    return turns.getLast().at();
  }

  /** Whether staff judged one of its turns. */
  boolean isJudged() {
    return turns.stream().anyMatch(turn -> turn.signs().judgement() != null);
  }

  /** Whether staff said that a person should have come. */
  boolean isJudgedMissed() {
    return turns.stream()
        .anyMatch(turn -> turn.signs().judgement() == Judgement.SHOULD_HAVE_COME_SOONER);
  }
}
