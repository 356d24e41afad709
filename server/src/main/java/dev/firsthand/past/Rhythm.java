package dev.firsthand.past;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** When visitors come: by the hour, by the day of the week, with a busy day now and then. */
final class Rhythm {

  /** Of a day's visitors, in a thousand, by the hour. */
  private static final int[] BY_HOUR = {
    6, 3, 2, 2, 2, 5, 14, 30, 52, 74, 88, 86, 72, 66, 64, 62, 60, 58, 60, 66, 58, 40, 20, 10
  };

  private static final double MILLIS_AN_HOUR = 3_600_000;
  private static final double WHOLE = 1_000;
  private static final double BUSY = 1.9;
  private static final int DAYS_BETWEEN_BUSY_ONES = 23;

  private Rhythm() {}

  /** All moments from {@code from} until {@code until} at which somebody comes, in order. */
  static List<Instant> arrivals(Instant from, Instant until, int aDay, ZoneId zone, Dice dice) {
    var arrivals = new ArrayList<Instant>();
    LocalDate last = until.atZone(zone).toLocalDate();
    for (LocalDate day = from.atZone(zone).toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      double visitors = aDay
          * of(day.getDayOfWeek())
          * dice.about(0.12)
          * (Math.floorMod(day.toEpochDay(), DAYS_BETWEEN_BUSY_ONES) == 0 ? BUSY : 1);
      for (int hour = 0; hour < BY_HOUR.length; hour++) {
        Duration mean =
            Duration.ofMillis((long) (MILLIS_AN_HOUR * WHOLE / (visitors * BY_HOUR[hour])));
        Instant begins = day.atStartOfDay(zone).plusHours(hour).toInstant();
        Instant ends = begins.plus(Duration.ofHours(1));
        for (Instant at = begins.plus(dice.exponential(mean));
            at.isBefore(ends);
            at = at.plus(dice.exponential(mean))) {
          if (!at.isBefore(from) && at.isBefore(until)) {
            arrivals.add(at);
          }
        }
      }
    }
    return arrivals;
  }

  private static double of(DayOfWeek day) {
    return switch (day) {
      case MONDAY -> 1.25;
      case TUESDAY -> 1.1;
      case WEDNESDAY, THURSDAY -> 1;
      case FRIDAY -> 0.95;
      case SATURDAY -> 0.75;
      case SUNDAY -> 0.7;
    };
  }
}
