package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Attributes;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.OpenPromise;
import dev.firsthand.conversation.Place;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.protocol.Card;
import dev.firsthand.protocol.Why;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the handoff card out of a conversation and its log. */
final class Cards {

  private static final int WISH_LENGTH = 160;

  /** "Can I talk to a real person, please?" is no longer than this; more words say more. */
  private static final int BARE_WISH_LENGTH = 45;

  private static final double WORTH_SEEING = 0.02;

  private Cards() {}

  /**
   * The card, or null where the bot never stepped aside.
   *
   * @param earlier how many conversations the visitor had before this one
   */
  static @Nullable Card of(Conversation conversation, List<Recorded> events, int earlier) {
    for (int i = events.size() - 1; i >= 0; i--) {
      if (events.get(i).event() instanceof ConversationEvent.Escalated escalated) {
        return of(conversation, escalated, events.subList(0, i), events, earlier);
      }
    }
    return null;
  }

  private static Card of(
      Conversation conversation,
      ConversationEvent.Escalated escalated,
      List<Recorded> before,
      List<Recorded> events,
      int earlier) {
    Decision decision = decision(escalated, before);
    Place place = conversation.state().place();
    return new Card(
        oneLine(wish(escalated, before)),
        decision == null ? List.of() : worthSeeing(decision),
        escalated.reason().name(),
        because(escalated.reason(), decision),
        escalated.reason() == EscalationReason.FRUSTRATED,
        place == null ? escalated.at() : place.since(),
        visitor(conversation, earlier),
        brief(conversation, events),
        conversation.promises().all().stream().map(Cards::promise).toList(),
        SettledView.of(conversation.standing()));
  }

  /** Whether a card, or what it tells of the visitor, is another one after this. */
  static boolean isChangedBy(ConversationEvent event) {
    return event instanceof ConversationEvent.Escalated
        || event instanceof ConversationEvent.Identified;
  }

  /**
   * Who the visitor is, as far as they or the site said it.
   *
   * @param earlier how many conversations the visitor had before this one
   */
  static Card.VisitorFacts visitor(Conversation conversation, int earlier) {
    Conversation.Facts facts = conversation.facts();
    return new Card.VisitorFacts(
        conversation.id().visitor().value(),
        facts.name(),
        facts.email(),
        conversation.attributes().person(),
        orNull(facts.language()),
        orNull(facts.page()),
        earlier,
        attributes(conversation.attributes()));
  }

  private static List<Card.Attribute> attributes(Attributes attributes) {
    return attributes.all().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> new Card.Attribute(
            each.getKey(), each.getValue(), attributes.verified().contains(each.getKey())))
        .toList();
  }

  static dev.firsthand.protocol.OpenPromise promise(OpenPromise promise) {
    return new dev.firsthand.protocol.OpenPromise(
        promise.id(),
        promise.kind().name(),
        idOf(promise.by()),
        promise.text(),
        idOf(promise.owner()),
        promise.due(),
        promise.quietUntil());
  }

  private static @Nullable String idOf(@Nullable AgentId agent) {
    return agent == null ? null : agent.value();
  }

  /** Candidates that nobody would pick only cost the reader time. */
  private static List<Why.Tried> worthSeeing(Decision decision) {
    return AgentEventView.tried(decision).stream()
        .filter(tried -> tried.confidence() >= WORTH_SEEING)
        .toList();
  }

  /** What a person is wanted for: not "a person, please" itself, but what was said before it. */
  private static String wish(ConversationEvent.Escalated escalated, List<Recorded> before) {
    List<String> said =
        before.stream().map(Recorded::event).flatMap(Cards::words).toList();
    if (said.isEmpty()) {
      return "";
    }
    boolean onlyAsked = escalated.reason() == EscalationReason.VISITOR_ASKED
        && escalated.decision() != null
        && escalated.decision().tookTurn()
        && said.getLast().length() <= BARE_WISH_LENGTH;
    return onlyAsked && said.size() > 1 ? said.get(said.size() - 2) : said.getLast();
  }

  private static Stream<String> words(ConversationEvent event) {
    return switch (event) {
      case ConversationEvent.VisitorSaid e -> Stream.of(e.text());
      case ConversationEvent.Chose e when !e.title().isEmpty() -> Stream.of(e.title());
      case ConversationEvent.MessageLeft e -> Stream.of(e.text());
      default -> Stream.empty();
    };
  }

  private static String oneLine(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.codePointCount(0, line.length()) <= WISH_LENGTH) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, WISH_LENGTH)) + "…";
  }

  /** What the bot last tried: the escalation's own decision, or that of its last turn before. */
  private static @Nullable Decision decision(
      ConversationEvent.Escalated escalated, List<Recorded> before) {
    Decision own = escalated.decision();
    if (own != null && !own.tried().isEmpty()) {
      return own;
    }
    return before.reversed().stream()
        .map(Recorded::event)
        .map(AgentEventView::decision)
        .flatMap(Optional::stream)
        .filter(decision -> !decision.tried().isEmpty())
        .findFirst()
        .orElse(own);
  }

  private static @Nullable String brief(Conversation conversation, List<Recorded> events) {
    if (conversation.state() instanceof ConversationState.Ringing ringing
        && ringing.from() instanceof ConversationState.Human) {
      return ringing.brief();
    }
    for (Recorded recorded : events.reversed()) {
      switch (recorded.event()) {
        case ConversationEvent.TransferOffered offered -> {
          return offered.brief();
        }
        case ConversationEvent.PutBackInLine back -> {
          return back.brief();
        }
        case ConversationEvent.Escalated newWish -> {
          return null;
        }
        default -> {}
      }
    }
    return null;
  }

  private static String because(EscalationReason reason, @Nullable Decision decision) {
    return switch (reason) {
      case VISITOR_ASKED -> "The visitor asked for a person.";
      case LOW_CONFIDENCE -> lowConfidence(decision);
      case NOT_CLARIFIED -> "The bot asked back, and none of its guesses was meant.";
      case UNHELPFUL -> "The visitor said that the bot's answer did not help.";
      case REPEATED -> "The visitor asked the same again.";
      case FRUSTRATED -> "The visitor sounds upset.";
      case OTHER_LANGUAGE -> "The FAQ has nothing in the visitor's language.";
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
