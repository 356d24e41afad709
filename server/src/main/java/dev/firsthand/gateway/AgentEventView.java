package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision;
import dev.firsthand.protocol.AgentEvent;
import dev.firsthand.protocol.SharedEvent;
import dev.firsthand.protocol.VisitorEvent;
import dev.firsthand.protocol.Why;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an agent sees of an event: what the visitor sees, and what is for agents only. */
final class AgentEventView {

  private AgentEventView() {}

  static AgentEvent of(ConversationEvent event) {
    return switch (event) {
      case ConversationEvent.Offered e ->
        new AgentEvent.Offered(e.agent().value(), e.deadline(), skipped(e.skipped()));
      case ConversationEvent.AlsoOffered e ->
        new AgentEvent.AlsoOffered(e.agent().value(), e.deadline(), skipped(e.skipped()));
      case ConversationEvent.NobodyAsked e ->
        new AgentEvent.NobodyAsked(skipped(e.skipped()), e.others());
      case ConversationEvent.TransferOffered e ->
        new AgentEvent.TransferOffered(
            e.agent().value(),
            e.to().value(),
            e.deadline(),
            e.brief(),
            e.team() == null ? null : e.team().value());
      case ConversationEvent.TransferPassedOn e ->
        new AgentEvent.TransferPassedOn(e.to().value(), e.deadline(), skipped(e.skipped()));
      case ConversationEvent.TransferReturned e ->
        new AgentEvent.TransferReturned(e.agent().value(), skipped(e.skipped()));
      case ConversationEvent.ColleaguesAsked e ->
        new AgentEvent.ColleaguesAsked(
            e.agent().value(),
            e.key(),
            e.asked().stream().map(AgentId::value).toList(),
            e.team() == null ? null : e.team().value(),
            e.text());
      case ConversationEvent.ColleagueSaid e ->
        new AgentEvent.ColleagueSaid(e.agent().value(), e.key(), e.thread(), e.text());
      case ConversationEvent.ThreadEnded e ->
        new AgentEvent.ThreadEnded(e.agent().value(), e.thread());
      case ConversationEvent.PutBackInLine e ->
        new AgentEvent.PutBack(
            e.agent().value(), e.team() == null ? null : e.team().value(), e.brief(), e.text());
      case ConversationEvent.Withdrawn e ->
        new AgentEvent.Withdrawn(
            e.agent().value(), AgentEvent.Ending.valueOf(e.ending().name()), null);
      case ConversationEvent.Declined e ->
        new AgentEvent.Withdrawn(e.agent().value(), AgentEvent.Ending.DECLINED, e.reason());
      case ConversationEvent.Whispered e ->
        new AgentEvent.Whispered(e.agent().value(), e.to().value(), e.key(), e.text());
      case ConversationEvent.Reassigned e ->
        new AgentEvent.Reassigned(
            e.agent().value(),
            e.to() == null ? null : e.to().value(),
            e.team() == null ? null : e.team().value(),
            e.brief());
      case ConversationEvent.Noted e ->
        new AgentEvent.Noted(
            e.agent().value(),
            e.key(),
            e.text(),
            e.mentioned().isEmpty()
                ? null
                : e.mentioned().stream().map(AgentId::value).toList());
      case ConversationEvent.Judged e ->
        new AgentEvent.Judged(
            e.agent().value(),
            e.turn(),
            dev.firsthand.protocol.Judgement.valueOf(e.judgement().name()),
            e.entry());
      case ConversationEvent.MailEnded e ->
        new AgentEvent.MailEnded(e.upTo(), AgentEvent.MailEnding.valueOf(e.how().name()), e.code());
      case ConversationEvent.AgentLost e -> new AgentEvent.AgentLost(e.agent().value(), e.until());
      case ConversationEvent.AgentBack e -> new AgentEvent.AgentBack(e.agent().value());
      case ConversationEvent.AgentReplied e ->
        new SharedEvent.AgentReplied(
            e.agent().value(),
            e.key(),
            e.text(),
            VisitorView.personOrNull(e.who()),
            VisitorView.attached(e.file()));
      case ConversationEvent.GestureGiven e -> VisitorView.given(e, e.key(), e.name());
      case ConversationEvent.SetAside e ->
        new AgentEvent.SetAside(e.agent().value(), e.text(), e.reason());
      case ConversationEvent.PromiseMade e ->
        new AgentEvent.PromiseMade(e.agent().value(), e.key(), e.text(), idOf(e.owner()), e.due());
      case ConversationEvent.HousePromised e -> VisitorView.promised(null, e.kind(), e.due());
      case ConversationEvent.PromiseKept e ->
        new AgentEvent.PromisesKept(e.agent().value(), List.of(e.promise()));
      case ConversationEvent.PromisesMet e ->
        new AgentEvent.PromisesKept(e.agent().value(), e.promises());
      case ConversationEvent.PromiseMoved e ->
        new AgentEvent.PromiseMoved(e.agent().value(), e.promise(), idOf(e.owner()), e.due());
      case ConversationEvent.PromiseSnoozed e ->
        new AgentEvent.PromiseSnoozed(e.agent().value(), e.promise(), e.until());
      case ConversationEvent.PromiseReminded e ->
        new AgentEvent.PromiseReminded(e.promise(), e.overdue());
      case ConversationEvent.ClosedByAgent e ->
        new SharedEvent.Closed("AGENT", e.text(), e.reason());
      default -> asVisitorSees(event);
    };
  }

  private static List<AgentEvent.Skipped> skipped(List<ConversationEvent.Skipped> skipped) {
    return skipped.stream()
        .map(s -> new AgentEvent.Skipped(s.agent().value(), s.why()))
        .toList();
  }

  private static @Nullable String idOf(@Nullable AgentId agent) {
    return agent == null ? null : agent.value();
  }

  /** What the event was decided on, if it was a bot's turn. */
  static @Nullable Why why(ConversationEvent event) {
    return decision(event).map(AgentEventView::why).orElse(null);
  }

  static Optional<Decision> decision(ConversationEvent event) {
    return Optional.ofNullable(event.decision());
  }

  static List<Why.Tried> tried(Decision decision) {
    return decision.tried().stream()
        .map(t -> new Why.Tried(t.entry(), t.title(), t.confidence(), t.nearest(), t.words()))
        .toList();
  }

  static Why why(Decision decision) {
    return new Why(
        decision.verdict().name(),
        decision.reason() == null ? null : decision.reason().name(),
        tried(decision),
        decision.signals().stream()
            .map(s -> new Why.SignalSeen(s.signal(), s.probability(), s.words()))
            .toList(),
        decision.thresholds().answer(),
        decision.thresholds().askBack(),
        decision.thresholds().margin(),
        decision.policyVersion(),
        decision.faqVersion(),
        decision.model(),
        decision.turn(),
        decision.calibration(),
        decision.prior(),
        decision.adjustment(),
        decision.language(),
        decision.rule(),
        decision.grounds() == null ? null : decision.grounds().occasion().name(),
        decision.matched().stream()
            .map(m -> new Why.Matched(m.rule(), m.words()))
            .toList(),
        counted(decision.counters()),
        decision.grounds() == null ? null : stands(decision.grounds().stands()));
  }

  private static Why.@Nullable Stands stands(Decision.@Nullable Stands stands) {
    return stands == null
        ? null
        : new Why.Stands(stands.settled().name(), stands.asked().name(), stands.promise());
  }

  private static Why.Counted counted(Counters c) {
    return new Why.Counted(c.askBacks(), c.misses(), c.unhelpful(), c.offers(), c.repeated());
  }

  private static AgentEvent asVisitorSees(ConversationEvent event) {
    VisitorEvent seen = VisitorView.of(event);
    return switch (seen) {
      case SharedEvent shared -> shared;
    };
  }
}
