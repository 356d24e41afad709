package dev.firsthand.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When promises are due and brought up again. All moments count from recorded events.
 *
 * @param answer until when the house promises an answer, where nobody says when one can come
 * @param lead how long before it is due a promise is brought up
 * @param again how long after it was due it is brought up again; then after twice as long, and so on
 * @param settled how long a follow-up of which everything is kept stays open for the visitor
 */
public record PromiseTimes(Duration answer, Duration lead, Duration again, Duration settled) {

  /** Times that an overdue promise is brought up again; it stays in the list of the overdue. */
  private static final int MOST_AGAIN = 6;

  public static PromiseTimes defaults() {
    return new PromiseTimes(
        Duration.ofHours(24), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(24));
  }

  /** The latest moment that has come of which nobody was reminded yet. */
  Optional<Instant> toRemind(OpenPromise promise, Instant now) {
    Instant reminded = promise.reminded();
    return schedule(promise).stream()
        .filter(moment -> !moment.isAfter(now))
        .reduce((earlier, later) -> later)
        .filter(moment -> reminded == null || moment.isAfter(reminded));
  }

  /** The next moment at which it is brought up. */
  Optional<Instant> next(OpenPromise promise, Instant now) {
    return schedule(promise).stream().filter(now::isBefore).findFirst();
  }

  /** In their order. Who put the reminders off is reminded when that is over, and then as ever. */
  private List<Instant> schedule(OpenPromise promise) {
    var moments = new ArrayList<Instant>();
    Instant due = promise.due();
    Instant before = due.minus(lead);
    if (lead.isPositive() && before.isAfter(promise.since())) {
      moments.add(before);
    }
    moments.add(due);
    for (int i = 1; i <= MOST_AGAIN; i++) {
      moments.add(due.plus(again.multipliedBy((1L << i) - 1)));
    }
    Instant quiet = promise.quietUntil();
    if (quiet == null) {
      return moments;
    }
    moments.removeIf(quiet::isAfter);
    if (!moments.contains(quiet)) {
      moments.addFirst(quiet);
    }
    return moments;
  }
}
