package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent.GestureGiven;
import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.Giveable;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Worth;
import dev.firsthand.engine.ConversationLog.Appending;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The twin of the tables of gestures. Thread-safe by one lock. */
final class InMemoryGestures implements DefinedGestures {

  private record Defined(
      GestureClaim.Terms terms, Worth worth, boolean pooled, List<String> free) {}

  private record Purse(GestureId gesture, AgentId agent, YearMonth month) {}

  private final Map<GestureId, Defined> defined = new HashMap<>();
  private final Map<Purse, GestureClaim.Spent> spent = new HashMap<>();

  @Override
  public synchronized void define(
      GestureId id, GestureClaim.Terms terms, Worth worth, List<String> codes) {
    defined.put(id, new Defined(terms, worth, !codes.isEmpty(), new ArrayList<>(codes)));
  }

  @Override
  public synchronized Giveable find(GestureId id, SiteKey site, int spread) {
    Defined gesture = defined.get(id);
    if (gesture == null || !gesture.terms().enabled()) {
      return new Giveable.Nothing(Refusal.GESTURE_GONE);
    }
    if (gesture.pooled() && gesture.free().isEmpty()) {
      return new Giveable.Nothing(Refusal.POOL_EMPTY);
    }
    String code = gesture.pooled() ? gesture.free().get(spread % gesture.free().size()) : null;
    return new Giveable.Gift(
        id,
        gesture.terms().version(),
        id.value(),
        code == null ? "Sorry!" : "Sorry! " + code,
        code,
        gesture.pooled(),
        gesture.worth());
  }

  /** Why the claims of an append can't be had; null if they can. Changes nothing. */
  synchronized @Nullable Refusal refusal(Appending appending) {
    for (GestureClaim claim : GestureClaim.of(appending)) {
      GestureGiven given = claim.given();
      Defined gesture = defined.get(given.gesture());
      Refusal refusal = claim.refusal(
          gesture == null ? null : gesture.terms(),
          spent.getOrDefault(purse(given), GestureClaim.Spent.NOTHING),
          gesture != null && given.code() != null && gesture.free().contains(given.code()));
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  synchronized void note(Appending appending) {
    for (GestureClaim claim : GestureClaim.of(appending)) {
      GestureGiven given = claim.given();
      spent.merge(
          purse(given), GestureClaim.Spent.NOTHING.with(given), (was, more) -> was.with(given));
      if (given.pooled()) {
        Objects.requireNonNull(defined.get(given.gesture())).free().remove(given.code());
      }
    }
  }

  private static Purse purse(GestureGiven given) {
    return new Purse(given.gesture(), given.agent(), given.month());
  }
}
