package dev.firsthand.conversation;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** The end of the part of a day in which a visitor wants to be called. Pure. */
final class CallDay {

  private static final LocalTime NOON = LocalTime.of(12, 0);
  private static final LocalTime EVENING = LocalTime.of(18, 0);

  private CallDay() {}

  /**
   * The end of the first such part of a day, by the site's clock, that ends no sooner than the house
   * answers anyway; null where it promises no time.
   */
  static @Nullable Instant ends(CallTime when, Outlook outlook) {
    Instant due = outlook.due();
    if (due == null) {
      return null;
    }
    return switch (when) {
      case SOON, OTHER -> due;
      case MORNING -> firstAt(NOON, due, outlook);
      case AFTERNOON -> firstAt(EVENING, due, outlook);
    };
  }

  private static Instant firstAt(LocalTime end, Instant due, Outlook outlook) {
    ZonedDateTime local = due.atZone(outlook.zone());
    ZonedDateTime today = local.with(end);
    return (today.isBefore(local) ? today.plusDays(1) : today).toInstant();
  }
}
