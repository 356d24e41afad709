package dev.firsthand.conversation;

import dev.firsthand.conversation.ConversationState.Bot;
import dev.firsthand.conversation.ConversationState.Closed;
import dev.firsthand.conversation.ConversationState.FollowUp;
import dev.firsthand.conversation.ConversationState.Human;
import dev.firsthand.conversation.ConversationState.Queued;
import dev.firsthand.conversation.ConversationState.Ringing;
import java.time.Instant;
import java.util.ArrayList;

/** What becomes of the command of somebody who looks after the agents. */
final class SupervisorDecisions extends Deciding {

  SupervisorDecisions(ConversationRules rules, Conversation conversation, Instant now) {
    super(rules, conversation, now);
  }

  Outcome decide(ConversationCommand.OfSupervisor command) {
    return switch (command) {
      case ConversationCommand.TakeOver c ->
        keyed(
            new ConversationEvent.Accepted(now, c.who(), c.key(), c.greeting(), true),
            e -> takenOver(e, c.epoch()));
      case ConversationCommand.Reassign c ->
        keyed(
            new ConversationEvent.Reassigned(
                now, c.by(), c.key(), c.to().id(), null, "", c.brief()),
            e -> given(e, c));
      case ConversationCommand.ReassignToQueue c ->
        keyed(
            new ConversationEvent.Reassigned(
                now,
                c.by(),
                c.key(),
                null,
                c.team(),
                state.owner() == null ? "" : say("reassigned"),
                c.brief()),
            e -> putInLine(e, c.epoch()));
      case ConversationCommand.Whisper c -> {
        AgentId owner = state.owner();
        AgentId to = owner == null ? c.by() : owner;
        yield keyed(
            new ConversationEvent.Whispered(now, c.by(), c.key(), to, c.text()),
            e -> to.equals(c.by()) ? refused(Refusal.WRONG_STATE) : events(e));
      }
    };
  }

  private Outcome takenOver(ConversationEvent.Accepted accepted, long epoch) {
    if (epoch != conversation.epoch()) {
      return refused(Refusal.STALE_EPOCH);
    }
    if (accepted.who().id().equals(state.owner())) {
      return refused(Refusal.WRONG_STATE);
    }
    return switch (state) {
      case Human human -> events(accepted);
      case Ringing ringing -> events(stopRinging(OfferEnding.VISITOR_LEFT, accepted));
      case Bot bot -> refused(Refusal.WRONG_STATE);
      case Queued queued -> refused(Refusal.WRONG_STATE);
      case FollowUp followUp -> refused(Refusal.WRONG_STATE);
      case Closed closed -> refused(Refusal.WRONG_STATE);
    };
  }

  private Outcome given(
      ConversationEvent.Reassigned reassigned, ConversationCommand.Reassign command) {
    Outcome allowed = passedOn(reassigned, command.epoch());
    if (!(allowed instanceof Outcome.Events passed)) {
      return allowed;
    }
    if (command.to().id().equals(state.owner())) {
      return refused(Refusal.WRONG_STATE);
    }
    var events = new ArrayList<>(passed.events());
    events.add(new ConversationEvent.Accepted(
        now, command.to(), "given." + (conversation.seq() + 1), command.greeting(), true));
    return events(events);
  }

  private Outcome putInLine(ConversationEvent.Reassigned reassigned, long epoch) {
    boolean sameQueue = state.place() != null && reassigned.team() == null;
    return sameQueue ? refused(Refusal.WRONG_STATE) : passedOn(reassigned, epoch);
  }

  /** What waits for a person, or has one, may be given to another; what rings is asked no more. */
  private Outcome passedOn(ConversationEvent.Reassigned reassigned, long epoch) {
    if (epoch != conversation.epoch()) {
      return refused(Refusal.STALE_EPOCH);
    }
    return state.owner() == null && state.place() == null
        ? refused(Refusal.WRONG_STATE)
        : events(stopRinging(OfferEnding.VISITOR_LEFT, reassigned));
  }
}
