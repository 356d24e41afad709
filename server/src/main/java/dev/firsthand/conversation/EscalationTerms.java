package dev.firsthand.conversation;

import org.jspecify.annotations.Nullable;

/**
 * On which terms the house itself steps in for the bot: at the button, at "none of these", when the
 * bot fails, when an agent takes over. The site's policy has them, as it has those of the bot's own
 * verdicts. Must not block.
 */
@FunctionalInterface
public interface EscalationTerms {

  /** The house's own words, at ordinary priority, for any team. */
  EscalationTerms PLAIN =
      (conversation, occasion) -> new Terms(reasonOf(occasion), Place.ORDINARY, null, null, null);

  /** The terms in force for {@code conversation}. */
  Terms on(Conversation conversation, Occasion occasion);

  /** Why the house steps in on an occasion that is no turn of the bot. */
  static EscalationReason reasonOf(Occasion occasion) {
    return switch (occasion) {
      case BUTTON -> EscalationReason.VISITOR_ASKED;
      case NONE_OF_THESE, CHOICE, MESSAGE -> EscalationReason.NOT_CLARIFIED;
      case COMPLAINT -> EscalationReason.UNHELPFUL;
      case FAILURE -> EscalationReason.BOT_FAILED;
      case FILE -> EscalationReason.LOW_CONFIDENCE;
      case TAKEN -> EscalationReason.AGENT_TOOK_OVER;
    };
  }

  /**
   * How a conversation is passed on.
   *
   * @param team the team that is wanted; null if anybody may take it
   * @param text what the visitor is told; null for the house's own words
   * @param decision what it was decided on; null where no policy was asked
   */
  record Terms(
      EscalationReason reason,
      int priority,
      @Nullable TeamId team,
      @Nullable String text,
      @Nullable Decision decision) {}
}
