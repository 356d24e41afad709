package dev.firsthand.learning;

import dev.firsthand.engine.TurnTaken;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visitor's question as the log has it, with what became of it.
 *
 * @param ref names it in requests: conversation and number
 * @param reply the first words of a person after it, if one came
 * @param repliedBy that person's name
 */
record AskedQuestion(
    String ref,
    String conversation,
    long seq,
    Instant at,
    String language,
    Trouble trouble,
    String text,
    @Nullable String reply,
    @Nullable String repliedBy) {

  /** What went wrong, the worse the later. */
  enum Trouble {
    /** The bot asked to say it in other words. */
    REPHRASED(1),
    /** The bot passed it on for want of an answer. */
    PASSED_ON(2),
    /** None of what the bot offered was meant. */
    NONE_MEANT(2),
    /** The bot answered, and it did not help. */
    UNHELPFUL(3);

    private final int weight;

    Trouble(int weight) {
      this.weight = weight;
    }

    /** How much it counts in the order of the list. */
    int weight() {
      return weight;
    }

    static Trouble of(TurnTaken turn) {
      if (Boolean.FALSE.equals(turn.signs().helpful()) || turn.signs().cameTooLate()) {
        return UNHELPFUL;
      }
      return switch (turn.verdict()) {
        case ASK_BACK -> NONE_MEANT;
        case ESCALATE -> PASSED_ON;
        case REPHRASE -> REPHRASED;
        case ANSWER, SMALL_TALK, OFFER, SETTLED, PROMISED -> UNHELPFUL;
      };
    }
  }
}
