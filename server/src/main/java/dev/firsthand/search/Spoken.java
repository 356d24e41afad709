package dev.firsthand.search;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.engine.TranscriptIndex.Speaker;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of an event that may be found again. What a supervisor whispers is for two and is not among
 * them; nor is what the house says by rote.
 *
 * @param agent who said it, where an agent did
 */
record Spoken(Speaker by, @Nullable AgentId agent, String text) {

  static Optional<Spoken> in(ConversationEvent event) {
    return switch (event) {
      case ConversationEvent.VisitorSaid e -> visitor(e.text());
      case ConversationEvent.Chose e -> visitor(e.title());
      case ConversationEvent.MessageLeft e -> visitor(e.text(), e.name(), e.email());
      case ConversationEvent.CallBackAsked e -> visitor(e.note(), e.name(), e.phone());
      case ConversationEvent.Identified e -> visitor(e.name(), e.email(), attributes(e));
      case ConversationEvent.Rated e -> visitor(e.comment());
      case ConversationEvent.BotAnswered e -> spoken(Speaker.BOT, null, e.text());
      case ConversationEvent.BotAskedBack e -> spoken(Speaker.BOT, null, e.text());
      case ConversationEvent.AgentReplied e -> spoken(Speaker.AGENT, e.agent(), e.text());
      case ConversationEvent.GestureGiven e -> spoken(Speaker.AGENT, e.agent(), e.words());
      case ConversationEvent.Accepted e -> spoken(Speaker.AGENT, e.agent(), e.greeting());
      case ConversationEvent.Noted e -> colleague(e.agent(), e.text());
      case ConversationEvent.ColleaguesAsked e -> colleague(e.agent(), e.text());
      case ConversationEvent.ColleagueSaid e -> colleague(e.agent(), e.text());
      case ConversationEvent.PromiseMade e -> colleague(e.agent(), e.text());
      case ConversationEvent.TransferOffered e -> colleague(e.agent(), e.brief());
      case ConversationEvent.PutBackInLine e -> colleague(e.agent(), e.brief());
      case ConversationEvent.Reassigned e -> colleague(e.agent(), e.brief());
      case ConversationEvent.GivenBack e -> colleague(e.agent(), settled(e));
      case ConversationEvent.Started e -> Optional.empty();
      case ConversationEvent.AskedForHuman e -> Optional.empty();
      case ConversationEvent.WaitChosen e -> Optional.empty();
      case ConversationEvent.AnswerRated e -> Optional.empty();
      case ConversationEvent.EndedByVisitor e -> Optional.empty();
      case ConversationEvent.BotSaid e -> Optional.empty();
      case ConversationEvent.Escalated e -> Optional.empty();
      case ConversationEvent.Offered e -> Optional.empty();
      case ConversationEvent.AlsoOffered e -> Optional.empty();
      case ConversationEvent.NobodyAsked e -> Optional.empty();
      case ConversationEvent.TransferPassedOn e -> Optional.empty();
      case ConversationEvent.TransferReturned e -> Optional.empty();
      case ConversationEvent.ThreadEnded e -> Optional.empty();
      case ConversationEvent.Withdrawn e -> Optional.empty();
      case ConversationEvent.Declined e -> Optional.empty();
      case ConversationEvent.Whispered e -> Optional.empty();
      case ConversationEvent.Judged e -> Optional.empty();
      case ConversationEvent.ClosedByAgent e -> Optional.empty();
      case ConversationEvent.SetAside e -> Optional.empty();
      case ConversationEvent.HousePromised e -> Optional.empty();
      case ConversationEvent.PromiseKept e -> Optional.empty();
      case ConversationEvent.PromisesMet e -> Optional.empty();
      case ConversationEvent.PromiseMoved e -> Optional.empty();
      case ConversationEvent.PromiseSnoozed e -> Optional.empty();
      case ConversationEvent.PromiseReminded e -> Optional.empty();
      case ConversationEvent.MailTried e -> Optional.empty();
      case ConversationEvent.MailEnded e -> Optional.empty();
      case ConversationEvent.AgentLost e -> Optional.empty();
      case ConversationEvent.AgentBack e -> Optional.empty();
      case ConversationEvent.Requeued e -> Optional.empty();
      case ConversationEvent.NobodyThere e -> Optional.empty();
      case ConversationEvent.FollowUpOpened e -> Optional.empty();
      case ConversationEvent.ClosedIdle e -> Optional.empty();
      case ConversationEvent.Reopened e -> Optional.empty();
    };
  }

  private static Optional<Spoken> visitor(@Nullable String... parts) {
    return spoken(Speaker.VISITOR, null, parts);
  }

  private static Optional<Spoken> colleague(AgentId agent, @Nullable String text) {
    return spoken(Speaker.COLLEAGUE, agent, text);
  }

  private static Optional<Spoken> spoken(
      Speaker by, @Nullable AgentId agent, @Nullable String... parts) {
    String text = Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(" · "));
    return text.isBlank() ? Optional.empty() : Optional.of(new Spoken(by, agent, text));
  }

  private static @Nullable String attributes(ConversationEvent.Identified e) {
    var attributes = e.attributes();
    return attributes == null ? null : String.join(" · ", attributes.values());
  }

  private static String settled(ConversationEvent.GivenBack e) {
    var settled = e.settled();
    return settled == null
        ? ""
        : String.join(
            " · ", List.copyOf(settled).stream().map(point -> point.text()).toList());
  }
}
