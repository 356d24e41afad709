package dev.firsthand.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a visitor is told by e-mail of an answer that they have not seen.
 *
 * @param on whether the house sends any
 * @param unseen how long an answer waits to be seen first
 * @param retry how long after a failure it is tried again; then after twice as long, and so on
 * @param giveUp how often it is tried
 */
public record MailTimes(boolean on, Duration unseen, Duration retry, int giveUp) {

  public static final MailTimes OFF =
      new MailTimes(false, Duration.ofMinutes(5), Duration.ofMinutes(1), 10);

  private static final Duration LONGEST_PAUSE = Duration.ofHours(4);

  /** An answer of before mail was switched on is no news any more. */
  private static final Duration STALE = Duration.ofDays(3);

  List<Duty> duties(Unmailed unmailed, Instant now) {
    Instant since = unmailed.since();
    if (!on || unmailed.isEmpty() || since == null) {
      return List.of();
    }
    Instant triedAt = unmailed.triedAt();
    if (triedAt == null) {
      return now.isAfter(since.plus(STALE))
          ? List.of()
          : List.of(at(since.plus(unseen), now, new Duty.Mail(unmailed.replies().getLast(), 1)));
    }
    Instant next = triedAt.plus(pause(unmailed.tries()));
    return List.of(at(next, now, again(unmailed)));
  }

  private Duty again(Unmailed unmailed) {
    return unmailed.tries() >= giveUp
        ? new Duty.GiveUpMail(unmailed.upTo())
        : new Duty.Mail(unmailed.upTo(), unmailed.tries() + 1);
  }

  private Duration pause(int tries) {
    Duration pause = retry.multipliedBy(1L << Math.min(tries - 1, 20));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private static Duty at(Instant due, Instant now, Duty thenDo) {
    return now.isBefore(due) ? new Duty.LookAgain(due) : thenDo;
  }
}
