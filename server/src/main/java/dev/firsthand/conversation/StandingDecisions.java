package dev.firsthand.conversation;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contract of a hand-back: what the bot takes over, and that it keeps to it. */
final class StandingDecisions {

  private final Deciding deciding;
  private final Conversation conversation;

  StandingDecisions(Deciding deciding) {
    this.deciding = deciding;
    this.conversation = deciding.conversation;
  }

  /** The bot gets the conversation; the visitor reads that it does, and what is promised to them. */
  ConversationEvent.GivenBack givenBack(ConversationCommand.GiveBack c) {
    String text = Stream.concat(
            Stream.of(deciding.say("backToBot")),
            conversation.promises().all().stream()
                .filter(promise -> !promise.isOverdue(deciding.now))
                .map(this::words))
        .collect(Collectors.joining(" "));
    return new ConversationEvent.GivenBack(deciding.now, c.agent(), c.key(), text, c.settled());
  }

  /** The bot's answer; it fails where a person has settled what it would answer. */
  ConversationEvent answered(ConversationCommand.AnswerAsBot c, BotTurn.Answer turn) {
    return conversation.standing().forbids(turn.entry())
        ? deciding.escalated(Occasion.FAILURE)
        : new ConversationEvent.BotAnswered(
            deciding.now,
            c.question(),
            turn.entry(),
            turn.text(),
            turn.quickReplies(),
            turn.decision());
  }

  /** The bot tells what stands; if it does not stand any more, a person is looked for. */
  ConversationEvent told(ConversationCommand.AnswerAsBot c, BotTurn.Tell turn) {
    return words(turn.decision())
        .<ConversationEvent>map(text ->
            new ConversationEvent.BotSaid(deciding.now, c.question(), text, true, turn.decision()))
        .orElseGet(() -> deciding.escalated(Occasion.FAILURE));
  }

  private Optional<String> words(Decision decision) {
    return switch (decision.verdict()) {
      case SETTLED ->
        decision
            .about()
            .flatMap(conversation.standing()::on)
            .filter(point -> !point.settled().text().isBlank())
            .map(this::words);
      case PROMISED ->
        decision
            .promise()
            .flatMap(conversation.promises()::find)
            .map(promise -> words(promise) + " " + deciding.say("standing.again"));
      case ANSWER, ASK_BACK, SMALL_TALK, REPHRASE, OFFER, ESCALATE -> Optional.empty();
    };
  }

  private String words(Standing.Point point) {
    AgentProfile by = point.by();
    String text = by == null
        ? deciding.say("standing.settled")
        : deciding.say("standing.settled.agent").replace("{agent}", by.name());
    return text.replace("{text}", point.settled().text()) + " " + deciding.say("standing.again");
  }

  private String words(OpenPromise promise) {
    String key = promise.kind() == PromiseKind.CALL_BACK ? "standing.call" : "standing.promise";
    String name = nameOf(promise.owner() == null ? promise.by() : promise.owner());
    var by = new Outlook(null, promise.due(), deciding.outlook().zone());
    return name == null
        ? deciding.promising(key, by)
        : deciding.promising(key + ".agent", by).replace("{agent}", name);
  }

  private @Nullable String nameOf(@Nullable AgentId agent) {
    return Stream.concat(
            Stream.ofNullable(conversation.facts().lastAgent()),
            conversation.standing().points().stream()
                .flatMap(point -> Stream.ofNullable(point.by())))
        .filter(profile -> profile.id().equals(agent))
        .map(AgentProfile::name)
        .findFirst()
        .orElse(null);
  }
}
