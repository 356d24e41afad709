package dev.firsthand.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the bot does with a question, and what it was decided on. */
public sealed interface BotTurn {

  Decision decision();

  record Answer(String entry, String text, List<String> quickReplies, Decision decision)
      implements BotTurn {}

  record AskBack(String text, List<Choice> choices, Decision decision) implements BotTurn {}

  /** Words that are no answer, with or without the offer of a person. */
  record Say(String text, boolean offersPerson, Decision decision) implements BotTurn {}

  /** Tells what a person settled or promised, as the decision says, and offers a person. */
  record Tell(Decision decision) implements BotTurn {}

  /**
   * The bot steps aside.
   *
   * @param language the visitor is told in this language (BCP 47); empty for the browser's
   * @param team the team that a rule wants; null if anybody may take it
   * @param text what the visitor is told; null for the house's own words
   */
  record Escalate(
      EscalationReason reason,
      int priority,
      String language,
      @Nullable TeamId team,
      @Nullable String text,
      Decision decision)
      implements BotTurn {

    public Escalate(EscalationReason reason, int priority, Decision decision) {
      this(reason, priority, "", decision);
    }

    public Escalate(EscalationReason reason, int priority, String language, Decision decision) {
      this(reason, priority, language, null, null, decision);
    }
  }
}
