package dev.firsthand.engine;

import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.ConversationLog.Appending;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an append takes of a gesture: a part of the agent's budget, and perhaps a code. Every log
 * judges and takes it in the transaction of the append.
 *
 * @param seq number of the event
 */
public record GestureClaim(long seq, SiteKey site, ConversationEvent.GestureGiven given) {

  /** The claims of an append; most have none. */
  public static List<GestureClaim> of(Appending appending) {
    List<GestureClaim> claims = List.of();
    long seq = appending.expectedSeq();
    for (ConversationEvent event : appending.events()) {
      seq++;
      if (event instanceof ConversationEvent.GestureGiven given) {
        claims = claims.isEmpty() ? new ArrayList<>() : claims;
        claims.add(new GestureClaim(
            seq,
            Objects.requireNonNull(
                appending.after().facts().site(), "A started conversation has a site."),
            given));
      }
    }
    return claims;
  }

  /**
   * A gesture's terms as the database has them now.
   *
   * @param mostGiven how often one agent may give it in a month; null where that is not limited
   * @param mostAmount up to which sum in a month; null where that is not limited
   */
  public record Terms(
      long version,
      boolean enabled,
      @Nullable Integer mostGiven,
      @Nullable Long mostAmount) {}

  /** What the agent has given of it in the month. */
  public record Spent(int given, long amount) {
    public static final Spent NOTHING = new Spent(0, 0);

    /** With one more. */
    public Spent with(ConversationEvent.GestureGiven more) {
      return new Spent(given + 1, amount + amountOf(more));
    }
  }

  /**
   * Why it can't be had; null if it can.
   *
   * @param terms null if the gesture is not there
   * @param codeIsFree whether the pool still has the code
   */
  public @Nullable Refusal refusal(@Nullable Terms terms, Spent spent, boolean codeIsFree) {
    if (terms == null || !terms.enabled()) {
      return Refusal.GESTURE_GONE;
    }
    if (terms.version() != given.version()) {
      return Refusal.GESTURE_CHANGED;
    }
    Spent after = spent.with(given);
    Integer most = terms.mostGiven();
    Long sum = terms.mostAmount();
    if ((most != null && after.given() > most) || (sum != null && after.amount() > sum)) {
      return Refusal.BUDGET_SPENT;
    }
    return given.pooled() && !codeIsFree ? Refusal.CODE_TAKEN : null;
  }

  private static long amountOf(ConversationEvent.GestureGiven given) {
    Long amount = given.worth().amount();
    return amount == null ? 0 : amount;
  }
}
