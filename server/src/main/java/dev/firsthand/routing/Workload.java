package dev.firsthand.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much an agent may have. A conversation in which something was said lately weighs 1, a quiet one
 * less; weights are whole hundredths, so sums are exact. The house gives new conversations only as
 * far as the weights leave the reserve free, and never more than the capacity in number: so all quiet
 * ones may wake at once and still fit. Pure.
 *
 * @param quietAfter how long nobody has said anything in a quiet conversation
 * @param quietWeight what a quiet conversation weighs, 0 to 100 hundredths
 * @param reserve what is kept free for those that wake, in hundredths of a conversation, 0 or more
 * @param rampUp at most one new conversation in so long for who has just come back and has less than
 *     the others; zero for no such limit
 */
public record Workload(Duration quietAfter, int quietWeight, int reserve, Duration rampUp) {

  /** What a conversation weighs in which something is going on, in hundredths. */
  public static final int WHOLE = 100;

  /** Without a reserve, and without mercy for those who come back. */
  public static final Workload PLAIN = new Workload(Duration.ofMinutes(5), 50, 0, Duration.ZERO);

  public Workload {
    if (quietWeight < 0 || quietWeight > WHOLE || reserve < 0) {
      throw new IllegalArgumentException("A weight is 0 to 100, a reserve 0 or more.");
    }
  }

  /**
   * What conversations weigh together, in hundredths.
   *
   * @param lastWords when something was last said in each
   */
  public int weight(List<Instant> lastWords, Instant now) {
    Instant quietSince = now.minus(quietAfter);
    int weight = 0;
    for (Instant last : lastWords) {
      weight += last.isAfter(quietSince) ? WHOLE : quietWeight;
    }
    return weight;
  }

  /** How much the house may give, in hundredths; who may have one conversation gets one. */
  public int forOffers(int capacity) {
    return capacity == 0 ? 0 : Math.max(WHOLE, WHOLE * capacity - reserve);
  }

  /** Whether the house may give one more conversation to an agent who has these. */
  public boolean hasRoom(int capacity, List<Instant> lastWords, Instant now) {
    return lastWords.size() < capacity && weight(lastWords, now) + WHOLE <= forOffers(capacity);
  }

  /**
   * Until when an agent is spared who came back at {@code backAt}; null if they are not. Who has
   * nothing is not: that one is no flood. The ramp ends when they have as many as the others, or
   * could have been filled at its pace.
   *
   * @param offeredAt when something last rang there
   * @param usual how many conversations the other agents have on average
   */
  public @Nullable Instant sparedUntil(
      @Nullable Instant backAt,
      @Nullable Instant offeredAt,
      int load,
      int capacity,
      int usual,
      Instant now) {
    if (rampUp.isZero() || load == 0 || load >= usual) {
      return null;
    }
    if (backAt == null || offeredAt == null || offeredAt.isBefore(backAt)) {
      return null;
    }
    boolean ramping = now.isBefore(backAt.plus(rampUp.multipliedBy(capacity)));
    Instant until = offeredAt.plus(rampUp);
    return ramping && now.isBefore(until) ? until : null;
  }
}
