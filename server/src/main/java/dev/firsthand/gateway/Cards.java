package dev.firsthand.gateway;

import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Place;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.protocol.Card;
import dev.firsthand.protocol.Why;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the handoff card out of a conversation and its log. */
final class Cards {

  private static final int WISH_LENGTH = 160;

  private Cards() {}

  /**
   * The card, or null where the bot never stepped aside.
   *
   * @param earlier how many conversations the visitor had before this one
   */
  static @Nullable Card of(Conversation conversation, List<Recorded> events, int earlier) {
    ConversationEvent.Escalated escalated = lastEscalation(events);
    if (escalated == null) {
      return null;
    }
    Decision decision = decisionBefore(events, escalated);
    Place place = conversation.state().place();
    Conversation.Facts facts = conversation.facts();
    List<Why.Tried> tried = decision == null ? List.of() : AgentEventView.tried(decision);
    return new Card(
        wish(events, escalated),
        tried,
        escalated.reason().name(),
        because(escalated.reason(), decision),
        escalated.reason() == EscalationReason.FRUSTRATED,
        place == null ? escalated.at() : place.since(),
        new Card.VisitorFacts(
            conversation.id().visitor().value(),
            facts.name(),
            facts.email(),
            false,
            orNull(facts.language()),
            orNull(facts.page()),
            earlier),
        conversation.state() instanceof ConversationState.Ringing ringing
            ? ringing.brief()
            : lastBrief(events));
  }

  /** The question that led here: not "a person, please", but what the person is wanted for. */
  private static String wish(List<Recorded> events, ConversationEvent.Escalated escalated) {
    String latest = "";
    String meant = "";
    long lastQuestionAsked = 0;
    for (Recorded recorded : events) {
      switch (recorded.event()) {
        case ConversationEvent.VisitorSaid said -> {
          latest = said.text();
          lastQuestionAsked = recorded.seq();
          meant = latest;
        }
        case ConversationEvent.Chose chose when !chose.title().isEmpty() -> meant = chose.title();
        case ConversationEvent.MessageLeft left -> meant = left.text();
        case ConversationEvent.Escalated event -> {
          boolean onlyAsked = event.reason() == EscalationReason.VISITOR_ASKED;
          String before = onlyAsked ? saidBefore(events, lastQuestionAsked, event) : "";
          meant = before.isEmpty() ? meant : before;
          if (event == escalated) {
            return oneLine(meant);
          }
        }
        default -> {}
      }
    }
    return oneLine(meant);
  }

  /** Where a message asked for a person: the visitor's message before it. */
  private static String saidBefore(
      List<Recorded> events, long asking, ConversationEvent.Escalated escalated) {
    if (escalated.decision() == null) {
      return "";
    }
    String before = "";
    for (Recorded recorded : events) {
      if (recorded.seq() >= asking) {
        break;
      }
      if (recorded.event() instanceof ConversationEvent.VisitorSaid said) {
        before = said.text();
      }
    }
    return before;
  }

  private static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= WISH_LENGTH) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, WISH_LENGTH)) + "…";
  }

  private static ConversationEvent.@Nullable Escalated lastEscalation(List<Recorded> events) {
    ConversationEvent.Escalated last = null;
    for (Recorded recorded : events) {
      if (recorded.event() instanceof ConversationEvent.Escalated escalated) {
        last = escalated;
      }
    }
    return last;
  }

  /** What the bot last tried: the escalation's own decision, or that of its last turn before. */
  private static @Nullable Decision decisionBefore(
      List<Recorded> events, ConversationEvent.Escalated escalated) {
    if (escalated.decision() != null && !escalated.decision().tried().isEmpty()) {
      return escalated.decision();
    }
    Decision last = escalated.decision();
    for (Recorded recorded : events) {
      if (recorded.event() == escalated) {
        break;
      }
      Decision decision = switch (recorded.event()) {
        case ConversationEvent.BotAnswered e -> e.decision();
        case ConversationEvent.BotAskedBack e -> e.decision();
        case ConversationEvent.BotSaid e -> e.decision();
        default -> null;
      };
      if (decision != null && !decision.tried().isEmpty()) {
        last = decision;
      }
    }
    return last;
  }

  private static @Nullable String lastBrief(List<Recorded> events) {
    String brief = null;
    for (Recorded recorded : events) {
      if (recorded.event() instanceof ConversationEvent.TransferOffered offered) {
        brief = offered.brief();
      }
    }
    return brief;
  }

  private static String because(EscalationReason reason, @Nullable Decision decision) {
    return switch (reason) {
      case VISITOR_ASKED -> "The visitor asked for a person.";
      case LOW_CONFIDENCE -> lowConfidence(decision);
      case NOT_CLARIFIED -> "The bot asked back, and none of its guesses was meant.";
      case UNHELPFUL -> "The visitor said that the bot's answer did not help.";
      case REPEATED -> "The visitor asked the same again.";
      case FRUSTRATED -> "The visitor sounds upset.";
      case SENSITIVE -> "A word rule sends this to a person.";
      case VISITOR_RULE -> "A rule on the visitor sends this to a person.";
      case BOT_FAILED -> "The bot failed or took too long.";
      case AGENT_TOOK_OVER -> "An agent took over from the bot.";
      case CAME_BACK -> "The visitor came back.";
    };
  }

  private static String lowConfidence(@Nullable Decision decision) {
    if (decision == null || decision.tried().isEmpty()) {
      return "The bot found nothing that fits.";
    }
    return String.format(
        Locale.ROOT,
        "The bot's best guess had a chance of %.0f %%; it asks back from %.0f %% and answers from %.0f %%.",
        100 * decision.tried().getFirst().confidence(),
        100 * decision.thresholds().askBack(),
        100 * decision.thresholds().answer());
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
