package dev.firsthand.learning;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.Decision;
import dev.firsthand.engine.ConversationLog.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line of a chat as somebody reads it who looks at what the bot made of it.
 *
 * @param name of the agent who said it; empty for others
 * @param text empty where the words were erased
 * @param choices what the bot offered to choose from
 * @param turn what the bot decided; null where it is not the bot's
 * @param helpful the visitor's thumb; null without one
 */
record ChatLine(
    long seq,
    Instant at,
    Who who,
    String name,
    String text,
    List<String> choices,
    @Nullable Turn turn,
    @Nullable Boolean helpful) {

  ChatLine {
    choices = List.copyOf(choices);
  }

  /** Who says a line. */
  enum Who {
    VISITOR,
    BOT,
    AGENT
  }

  /**
   * What the bot decided.
   *
   * @param title of the entry that came first into question; empty without one
   */
  record Turn(Decision.Verdict verdict, String title, double confidence) {
    static Turn of(Decision decision) {
      var tried = decision.tried();
      return tried.isEmpty()
          ? new Turn(decision.verdict(), "", 0)
          : new Turn(
              decision.verdict(), tried.getFirst().title(), tried.getFirst().confidence());
    }
  }

  /**
   * The lines that the events of a chat make.
   *
   * @param name an agent's name
   */
  static List<ChatLine> of(List<Recorded> events, Function<AgentId, String> name) {
    Map<Long, Boolean> thumbs = new HashMap<>();
    for (var each : events) {
      if (each.event() instanceof ConversationEvent.AnswerRated rated) {
        thumbs.put(rated.answer(), rated.helpful());
      }
    }
    var lines = new ArrayList<ChatLine>();
    for (var each : events) {
      var line = of(each.seq(), each.event(), name, thumbs.get(each.seq()));
      if (line != null) {
        lines.add(line);
      }
    }
    return lines;
  }

  private static @Nullable ChatLine of(
      long seq,
      ConversationEvent event,
      Function<AgentId, String> name,
      @Nullable Boolean helpful) {
    return switch (event) {
      case ConversationEvent.VisitorSaid e -> visitors(seq, e.at(), e.text());
      case ConversationEvent.Chose e -> visitors(seq, e.at(), e.title());
      case ConversationEvent.MessageLeft e -> visitors(seq, e.at(), e.text());
      case ConversationEvent.BotAnswered e ->
        bots(seq, e.at(), e.text(), List.of(), e.decision(), helpful);
      case ConversationEvent.BotAskedBack e ->
        bots(
            seq,
            e.at(),
            e.text(),
            e.choices().stream().map(choice -> choice.title()).toList(),
            e.decision(),
            helpful);
      case ConversationEvent.BotSaid e ->
        bots(seq, e.at(), e.text(), List.of(), e.decision(), helpful);
      case ConversationEvent.AgentReplied e ->
        new ChatLine(
            seq, e.at(), Who.AGENT, name.apply(e.agent()), e.text(), List.of(), null, null);
      default -> null;
    };
  }

  private static ChatLine visitors(long seq, Instant at, String text) {
    return new ChatLine(seq, at, Who.VISITOR, "", text, List.of(), null, null);
  }

  private static ChatLine bots(
      long seq,
      Instant at,
      String text,
      List<String> choices,
      Decision decision,
      @Nullable Boolean helpful) {
    return new ChatLine(seq, at, Who.BOT, "", text, choices, Turn.of(decision), helpful);
  }
}
