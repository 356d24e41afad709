package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.PromiseKind;
import dev.firsthand.protocol.Attached;
import dev.firsthand.protocol.CallTime;
import dev.firsthand.protocol.Person;
import dev.firsthand.protocol.SharedEvent;
import dev.firsthand.protocol.VisitorEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a visitor may see of an event. Privacy is decided here, and nowhere else. */
final class VisitorView {

  private static final SharedEvent HIDDEN = new SharedEvent.Internal();

  /** Nobody says nothing: these words are erased, so there is nothing to show. */
  private static final SharedEvent ERASED = HIDDEN;

  private VisitorView() {}

  static VisitorEvent of(ConversationEvent event) {
    return switch (event) {
      case ConversationEvent.Started e -> new SharedEvent.Started(e.text());
      case ConversationEvent.VisitorSaid e ->
        e.text().isEmpty()
            ? ERASED
            : new SharedEvent.VisitorSaid(e.key(), e.text(), attached(e.file()));
      case ConversationEvent.AskedForHuman e -> new SharedEvent.AskedForHuman(e.key());
      case ConversationEvent.WaitChosen e -> new SharedEvent.WaitChosen(e.key(), e.known());
      case ConversationEvent.Chose e ->
        new SharedEvent.Chose(e.key(), e.askBack(), e.choice(), e.title());
      case ConversationEvent.AnswerRated e ->
        new SharedEvent.AnswerRated(e.key(), e.answer(), e.helpful());
      case ConversationEvent.MessageLeft e ->
        new SharedEvent.MessageLeft(e.key(), e.text(), e.name(), e.email(), e.told(), e.due());
      case ConversationEvent.CallBackAsked e ->
        new SharedEvent.CallBackAsked(
            e.key(),
            e.phone(),
            CallTime.valueOf(e.when().name()),
            e.note(),
            e.name(),
            e.told(),
            e.due());
      case ConversationEvent.Identified e ->
        new SharedEvent.Identified(e.key(), e.name(), e.email());
      case ConversationEvent.Rated e ->
        new SharedEvent.Rated(e.key(), e.stars(), e.comment(), e.ofPerson() ? "PERSON" : "BOT");
      case ConversationEvent.EndedByVisitor e -> new SharedEvent.Closed("VISITOR", e.text(), null);
      case ConversationEvent.BotAnswered e ->
        e.text().isEmpty()
            ? ERASED
            : new SharedEvent.BotAnswered(e.question(), e.entry(), e.text(), e.quickReplies());
      case ConversationEvent.BotAskedBack e ->
        new SharedEvent.BotAskedBack(
            e.question(),
            e.text(),
            e.choices().stream()
                .map(choice -> new SharedEvent.Choice(choice.entry(), choice.title()))
                .toList());
      case ConversationEvent.BotSaid e ->
        e.text().isEmpty()
            ? ERASED
            : new SharedEvent.BotSaid(e.question(), e.text(), e.offersPerson());
      case ConversationEvent.Escalated e -> new SharedEvent.Escalated(e.reason().name(), e.text());
      case ConversationEvent.Offered e -> HIDDEN;
      case ConversationEvent.AlsoOffered e -> HIDDEN;
      case ConversationEvent.NobodyAsked e -> HIDDEN;
      case ConversationEvent.TransferOffered e -> HIDDEN;
      case ConversationEvent.TransferPassedOn e -> HIDDEN;
      case ConversationEvent.TransferReturned e -> HIDDEN;
      case ConversationEvent.AmongColleagues e -> HIDDEN;
      case ConversationEvent.PutBackInLine e -> new SharedEvent.Requeued(e.text());
      case ConversationEvent.Withdrawn e -> HIDDEN;
      case ConversationEvent.Declined e -> HIDDEN;
      case ConversationEvent.Accepted e ->
        new SharedEvent.Accepted(person(e.who()), e.greeting(), e.handover());
      case ConversationEvent.AgentReplied e ->
        e.text().isEmpty()
            ? ERASED
            : new SharedEvent.AgentReplied(
                e.agent().value(), null, e.text(), personOrNull(e.who()), attached(e.file()));
      case ConversationEvent.Noted e -> HIDDEN;
      case ConversationEvent.Whispered e -> HIDDEN;
      case ConversationEvent.Reassigned e ->
        e.text().isEmpty() ? HIDDEN : new SharedEvent.Requeued(e.text());
      case ConversationEvent.Judged e -> HIDDEN;
      case ConversationEvent.GivenBack e ->
        new SharedEvent.GivenBack(e.agent().value(), e.text(), SettledView.of(e.settled()));
      case ConversationEvent.ClosedByAgent e -> new SharedEvent.Closed("AGENT", e.text(), null);
      case ConversationEvent.SetAside e -> new SharedEvent.FollowUpOpened(e.text(), null);
      case ConversationEvent.GestureGiven e -> given(e, null, null);
      case ConversationEvent.PromiseMade e -> promised(e.agent(), PromiseKind.OWN, e.due());
      case ConversationEvent.HousePromised e ->
        HIDDEN; // The visitor is told in words of the house.
      case ConversationEvent.PromiseKept e -> HIDDEN;
      case ConversationEvent.PromisesMet e -> HIDDEN;
      case ConversationEvent.PromiseMoved e -> promised(e.owner(), PromiseKind.OWN, e.due());
      case ConversationEvent.PromiseSnoozed e -> HIDDEN;
      case ConversationEvent.PromiseReminded e -> HIDDEN;
      case ConversationEvent.MailTried e -> HIDDEN;
      case ConversationEvent.MailEnded e -> HIDDEN;
      case ConversationEvent.AgentLost e -> HIDDEN;
      case ConversationEvent.AgentBack e -> HIDDEN;
      case ConversationEvent.Requeued e -> new SharedEvent.Requeued(e.text());
      case ConversationEvent.NobodyThere e ->
        new SharedEvent.NobodyThere(e.nobody().name(), e.text(), e.due());
      case ConversationEvent.FollowUpOpened e -> new SharedEvent.FollowUpOpened(e.text(), e.due());
      case ConversationEvent.ClosedIdle e -> new SharedEvent.Closed("IDLE", e.text(), null);
      case ConversationEvent.Reopened e -> new SharedEvent.Reopened(e.text());
    };
  }

  /** That something is promised and until when; what exactly, the agent tells in their own words. */
  static SharedEvent promised(@Nullable AgentId agent, PromiseKind kind, Instant due) {
    return new SharedEvent.Promised(agent == null ? null : agent.value(), kind.name(), due);
  }

  /** A gesture; its name is the house's own and only for agents. */
  static SharedEvent.GestureGiven given(
      ConversationEvent.GestureGiven e, @Nullable String key, @Nullable String name) {
    return new SharedEvent.GestureGiven(
        e.agent().value(),
        key,
        name,
        e.text(),
        e.code(),
        e.worth().amount(),
        e.worth().currency(),
        e.worth().wording(),
        personOrNull(e.who()));
  }

  static @Nullable Attached attached(@Nullable Attachment file) {
    return file == null ? null : new Attached(file.id(), file.type(), file.size());
  }

  static @Nullable Person personOrNull(@Nullable AgentProfile agent) {
    return agent == null ? null : person(agent);
  }

  static Person person(AgentProfile agent) {
    return new Person(agent.id().value(), agent.name(), agent.title(), agent.picture());
  }
}
