package dev.firsthand.conversation;

import dev.firsthand.conversation.ConversationState.FollowUp;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a gesture that an agent wants to give. Whether the budget has room, and whether
 * the code is still free, is decided by the log in the transaction of the append.
 */
final class GestureDecisions {

  private final Deciding deciding;

  GestureDecisions(Deciding deciding) {
    this.deciding = deciding;
  }

  /** A key that was used before is known by the gesture alone: another code is no other command. */
  Outcome given(ConversationCommand.GiveGesture c) {
    return deciding
        .conversation
        .receipt(Sender.of(c.who().id()), c.key())
        .<Outcome>map(receipt -> receipt.isOf(ConversationEvent.GestureGiven.bodyOf(c.gesture()))
            ? new Outcome.Known(receipt.seq())
            : deciding.refused(Refusal.KEY_REUSED))
        .orElseGet(() -> anew(c));
  }

  private Outcome anew(ConversationCommand.GiveGesture c) {
    Refusal no = refusal(c);
    if (no != null) {
      return deciding.refused(no);
    }
    return switch (c.found()) {
      case Giveable.Nothing nothing -> deciding.refused(nothing.why());
      case Giveable.Gift gift ->
        deciding.events(new ConversationEvent.GestureGiven(
            deciding.now,
            c.who().id(),
            c.key(),
            gift.gesture(),
            gift.version(),
            gift.name(),
            gift.text(),
            gift.code(),
            gift.pooled(),
            gift.worth(),
            month(),
            deciding.state instanceof FollowUp ? c.who() : null));
    };
  }

  /** Who answers may give, and anybody in a follow-up. */
  private @Nullable Refusal refusal(ConversationCommand.GiveGesture c) {
    if (c.epoch() != deciding.conversation.epoch()) {
      return Refusal.STALE_EPOCH;
    }
    AgentId owner = deciding.state.owner();
    if (deciding.state instanceof FollowUp) {
      return null;
    }
    if (owner == null) {
      return Refusal.WRONG_STATE;
    }
    return owner.equals(c.who().id()) ? null : Refusal.NOT_YOURS;
  }

  /** The month for whose budget it counts, as the site's clock goes. */
  private YearMonth month() {
    return YearMonth.from(deciding.now.atZone(deciding.outlook().zone()));
  }
}
