package dev.firsthand.conversation;

import dev.firsthand.conversation.ConversationState.Bot;
import dev.firsthand.conversation.ConversationState.Closed;
import dev.firsthand.conversation.ConversationState.FollowUp;
import dev.firsthand.conversation.ConversationState.Human;
import dev.firsthand.conversation.ConversationState.Queued;
import dev.firsthand.conversation.ConversationState.Ringing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What becomes of an agent's command. */
final class AgentDecisions extends Deciding {

  /** The reason in the log when what waits ends because its visitor is blocked. */
  static final String TURNED_AWAY = "blocked";

  private final PromiseDecisions promises = new PromiseDecisions(this);

  AgentDecisions(ConversationRules rules, Conversation conversation, Instant now) {
    super(rules, conversation, now);
  }

  Outcome decide(ConversationCommand.OfAgent command) {
    return switch (command) {
      case ConversationCommand.Accept c ->
        keyed(
            new ConversationEvent.Accepted(
                now, c.who(), c.key(), c.greeting(), false, handover(c.who())),
            e -> ringsAt(c.who().id()) ? events(e) : refused(Refusal.OFFER_GONE));
      case ConversationCommand.Decline c ->
        keyed(
            new ConversationEvent.Declined(now, c.agent(), c.key(), c.reason()),
            e -> ringsAt(c.agent()) ? events(e) : refused(Refusal.OFFER_GONE));
      case ConversationCommand.Take c ->
        keyed(
            new ConversationEvent.Accepted(now, c.who(), c.key(), c.greeting(), true),
            e -> taken(e, c.epoch()));
      case ConversationCommand.Reply c -> keyed(replied(c), e -> replied(e, c.epoch()));
      case ConversationCommand.AddNote c ->
        keyed(
            new ConversationEvent.Noted(now, c.agent(), c.key(), c.text(), c.mentioned()),
            this::noted);
      case ConversationCommand.Judge c -> keyed(judged(c), this::judged);
      case ConversationCommand.AmongColleagues c ->
        new ColleagueDecisions(rules, conversation, now).decide(c);
      case ConversationCommand.HandOn c -> new HandOnDecisions(rules, conversation, now).decide(c);
      case ConversationCommand.GiveBack c ->
        keyed(
            new StandingDecisions(this).givenBack(c),
            e -> state instanceof Ringing
                ? refused(Refusal.WRONG_STATE)
                : byOwner(c.agent(), c.epoch(), e));
      case ConversationCommand.Close c
      when c.promises() == ConversationCommand.PromisesAtClose.FOLLOW_UP ->
        keyed(
            new ConversationEvent.SetAside(
                now, c.agent(), c.key(), say("closed.promised"), c.reason()),
            e -> setAside(e, c.epoch()));
      case ConversationCommand.Close c ->
        keyed(
            new ConversationEvent.ClosedByAgent(
                now, c.agent(), c.key(), say("closed.AGENT"), c.reason()),
            e -> closedByAgent(e, c));
      case ConversationCommand.TurnAway c ->
        keyed(
            new ConversationEvent.ClosedByAgent(
                now, c.agent(), c.key(), say("closed.BLOCKED"), TURNED_AWAY),
            this::turnedAway);
      case ConversationCommand.GiveGesture c -> new GestureDecisions(this).given(c);
      case ConversationCommand.MakePromise c ->
        keyed(
            new ConversationEvent.PromiseMade(
                now, c.agent(), c.key(), c.text(), c.owner(), c.due()),
            promises::made);
      case ConversationCommand.KeepPromise c ->
        keyed(
            new ConversationEvent.PromiseKept(now, c.agent(), c.key(), c.promise()),
            promises::kept);
      case ConversationCommand.MovePromise c ->
        keyed(
            new ConversationEvent.PromiseMoved(
                now, c.agent(), c.key(), c.promise(), c.owner(), c.due()),
            promises::moved);
      case ConversationCommand.SnoozePromise c ->
        keyed(
            new ConversationEvent.PromiseSnoozed(now, c.agent(), c.key(), c.promise(), c.until()),
            promises::snoozed);
    };
  }

  private Outcome noted(ConversationEvent.Noted noted) {
    boolean tooMany = noted.mentioned().size() > ConversationEvent.Noted.MOST_MENTIONED;
    return tooMany || noted.mentioned().contains(noted.agent())
        ? refused(Refusal.NOBODY_THERE)
        : events(noted);
  }

  /** In a follow-up, the visitor reads who it is that answers. */
  private ConversationEvent.AgentReplied replied(ConversationCommand.Reply c) {
    return new ConversationEvent.AgentReplied(
        now, c.agent(), c.key(), c.text(), state instanceof FollowUp ? c.who() : null, c.file());
  }

  private Outcome replied(ConversationEvent.AgentReplied replied, long epoch) {
    if (state instanceof FollowUp) {
      if (epoch != conversation.epoch()) {
        return refused(Refusal.STALE_EPOCH);
      }
      return replied.who() == null
          ? refused(Refusal.WRONG_STATE)
          : events(promises.keepingTheHouses(replied.agent(), replied));
    }
    Outcome allowed = byOwner(replied.agent(), epoch, replied);
    return allowed instanceof Outcome.Events
        ? events(promises.keepingTheHouses(replied.agent(), replied))
        : allowed;
  }

  private Outcome setAside(ConversationEvent.SetAside aside, long epoch) {
    Outcome allowed = byOwner(aside.agent(), epoch, aside);
    if (!(allowed instanceof Outcome.Events)) {
      return allowed;
    }
    List<ConversationEvent> events = stopRinging(OfferEnding.VISITOR_LEFT, aside);
    return events(
        conversation.isPromised() ? events : promises.promising(PromiseKind.ANSWER, null, events));
  }

  private Outcome taken(ConversationEvent.Accepted accepted, long epoch) {
    if (epoch != conversation.epoch()) {
      return refused(Refusal.STALE_EPOCH);
    }
    return switch (state) {
      case Bot bot -> events(escalated(Occasion.TAKEN), accepted);
      case Queued queued -> events(accepted);
      case FollowUp followUp -> events(accepted);
      case Ringing ringing -> refused(Refusal.WRONG_STATE);
      case Human human -> refused(Refusal.NOT_YOURS);
      case Closed closed -> refused(Refusal.WRONG_STATE);
    };
  }

  /** What the visitor reads when a colleague of their agent goes on. */
  private @Nullable String handover(AgentProfile to) {
    AgentProfile from = conversation.facts().lastAgent();
    boolean transferred = state instanceof Ringing ringing
        && ringing.from() instanceof Human sender
        && from != null
        && sender.agent().equals(from.id());
    if (!transferred || from == null) {
      return null;
    }
    return say(to.title().isBlank() ? "handedOver" : "handedOver.titled")
        .replace("{from}", from.name())
        .replace("{to}", to.name())
        .replace("{title}", to.title());
  }

  private Outcome closedByAgent(
      ConversationEvent.ClosedByAgent closed, ConversationCommand.Close c) {
    if (!(state instanceof FollowUp)
        && !(byOwner(closed.agent(), c.epoch(), closed) instanceof Outcome.Events)) {
      return byOwner(closed.agent(), c.epoch(), closed);
    }
    if (c.epoch() != conversation.epoch()) {
      return refused(Refusal.STALE_EPOCH);
    }
    if (!conversation.promises().isEmpty() && c.promises() == null) {
      return refused(Refusal.PROMISES_OPEN);
    }
    var events = new ArrayList<>(promises.keepingAll(closed.agent(), closed));
    events.addAll(0, stopRinging(OfferEnding.VISITOR_LEFT));
    return events(events);
  }

  /** Where something was promised, somebody has to look at it first. */
  private Outcome turnedAway(ConversationEvent.ClosedByAgent closed) {
    if (state.place() == null) {
      return refused(Refusal.WRONG_STATE);
    }
    return conversation.promises().isEmpty()
        ? events(stopRinging(OfferEnding.VISITOR_LEFT, closed))
        : refused(Refusal.PROMISES_OPEN);
  }

  /** The judgement with what it is about; without a question if there is no such turn. */
  private ConversationEvent.Judged judged(ConversationCommand.Judge c) {
    Optional<PastTurn> turn = conversation.turn(c.turn());
    String entry = switch (c.judgement()) {
      case BOT_COULD_HAVE_ANSWERED ->
        c.entry() == null ? turn.map(PastTurn::top).orElse(null) : c.entry();
      case RIGHT_TO_ESCALATE, SHOULD_HAVE_COME_SOONER -> null;
    };
    return new ConversationEvent.Judged(
        now,
        c.agent(),
        c.key(),
        c.turn(),
        turn.map(PastTurn::question).orElse(0L),
        c.judgement(),
        entry);
  }

  private Outcome judged(ConversationEvent.Judged judged) {
    boolean meansAnEntry =
        judged.entry() != null || judged.judgement() != Judgement.BOT_COULD_HAVE_ANSWERED;
    return conversation.turn(judged.turn()).isPresent() && meansAnEntry
        ? events(judged)
        : refused(Refusal.NO_SUCH_EVENT);
  }
}
