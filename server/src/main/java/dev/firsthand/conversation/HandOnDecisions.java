package dev.firsthand.conversation;

import dev.firsthand.conversation.ConversationState.Human;
import java.time.Instant;

/**
 * What becomes of an agent's wish to pass the conversation on. Until somebody else accepts, it stays
 * theirs; what nobody accepts comes back to them, and they choose again.
 */
final class HandOnDecisions extends Deciding {

  HandOnDecisions(ConversationRules rules, Conversation conversation, Instant now) {
    super(rules, conversation, now);
  }

  Outcome decide(ConversationCommand.HandOn command) {
    return switch (command) {
      case ConversationCommand.Transfer c ->
        keyed(
            new ConversationEvent.TransferOffered(
                now, c.agent(), c.key(), c.to(), now.plus(rules.times().offer()), c.brief()),
            e -> transferred(e, c.epoch()));
      case ConversationCommand.TransferToTeam c -> transferredToTeam(c);
      case ConversationCommand.PutBack c ->
        keyed(
            new ConversationEvent.PutBackInLine(
                now, c.agent(), c.key(), c.team(), say("putBack"), c.brief()),
            e -> putBack(e, c.epoch()));
    };
  }

  private Outcome transferredToTeam(ConversationCommand.TransferToTeam c) {
    AgentId first = c.first();
    var offered = new ConversationEvent.TransferOffered(
        now,
        c.agent(),
        c.key(),
        first == null ? c.agent() : first,
        now.plus(rules.times().offer()),
        c.brief(),
        c.team(),
        c.skipped());
    return keyed(offered, e -> {
      Outcome outcome = transferred(e, c.epoch());
      boolean nobody = first == null && outcome.equals(refused(Refusal.AGENT_BUSY));
      return nobody ? refused(Refusal.NOBODY_THERE) : outcome;
    });
  }

  private Outcome transferred(ConversationEvent.TransferOffered offered, long epoch) {
    Outcome allowed = byOwner(offered.agent(), epoch, offered);
    if (!(allowed instanceof Outcome.Events)) {
      return allowed;
    }
    if (!(state instanceof Human)) {
      return refused(Refusal.WRONG_STATE);
    }
    return offered.to().equals(offered.agent()) ? refused(Refusal.AGENT_BUSY) : allowed;
  }

  /** Whoever was being asked to go on is asked no more. */
  private Outcome putBack(ConversationEvent.PutBackInLine back, long epoch) {
    Outcome allowed = byOwner(back.agent(), epoch, back);
    return allowed instanceof Outcome.Events
        ? events(stopRinging(OfferEnding.VISITOR_LEFT, back))
        : allowed;
  }
}
