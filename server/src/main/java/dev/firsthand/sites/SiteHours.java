package dev.firsthand.sites;

import dev.firsthand.conversation.Outlook;
import dev.firsthand.routing.BusinessHours;
import dev.firsthand.routing.Openness;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a site's people are there, and how soon they answer what is left for them.
 *
 * @param hours null where the site is always open
 * @param answerWithin open time in which a person answers; it makes the promised moment
 * @param offersOutside whether agents who are there outside the hours are asked all the same
 * @param texts what visitors read who find nobody there
 */
public record SiteHours(
    @Nullable BusinessHours hours,
    Duration answerWithin,
    boolean offersOutside,
    NobodyTexts texts) {

  /** What every site begins with: always open, no time promised. */
  public static final SiteHours NONE =
      new SiteHours(null, Duration.ofMinutes(30), false, NobodyTexts.NONE);

  /** What can be said at a moment of when somebody will be there. */
  public Outlook at(Instant now) {
    if (hours == null) {
      return Outlook.UNKNOWN;
    }
    Instant opens = hours.isOpen(now) ? null : hours.nextOpening(now).orElse(null);
    Instant due = hours.afterOpenTime(now, answerWithin).orElse(null);
    return new Outlook(opens, due, hours.zone());
  }

  /** The openness at {@code now} for a visitor who waits since {@code since}. */
  public Openness openness(Instant since, Instant now) {
    return hours == null ? Openness.OPEN : Openness.of(hours, offersOutside, since, now);
  }
}
