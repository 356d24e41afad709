package dev.firsthand.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole days of a site, as its clocks tell them: one with 23 hours is a day, and one with 25. What has not come yet
 * is left out.
 */
record Period(LocalDate first, LocalDate last, ZoneId zone, Instant now) {

  /** Longest one. */
  static final int MOST_DAYS = 731;

  private static final int DAYS_BY_HOUR = 2;
  private static final int DAYS_BY_DAY = 120;

  /** In which steps it is drawn. */
  enum Grain {
    HOUR,
    DAY,
    WEEK
  }

  Instant from() {
    return first.atStartOfDay(zone).toInstant();
  }

  /** Its end, or now if that is sooner. */
  Instant until() {
    Instant end = last.plusDays(1).atStartOfDay(zone).toInstant();
    return end.isAfter(now) && now.isAfter(from()) ? now : end;
  }

  int days() {
    return (int) ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** As many days before it; if this one is not over, up to the same time of day. */
  Period before() {
    Instant then = now.atZone(zone).minusDays(days()).toInstant();
    return new Period(first.minusDays(days()), last.minusDays(days()), zone, then);
  }

  Grain grain() {
    return days() <= DAYS_BY_HOUR ? Grain.HOUR : days() <= DAYS_BY_DAY ? Grain.DAY : Grain.WEEK;
  }

  /** When each step begins; the last ones may not have come yet. */
  List<Instant> steps() {
    var steps = new ArrayList<Instant>();
    ZonedDateTime end = last.plusDays(1).atStartOfDay(zone);
    Grain grain = grain();
    for (ZonedDateTime at = first.atStartOfDay(zone); at.isBefore(end); at = next(at, grain)) {
      steps.add(at.toInstant());
    }
    return steps;
  }

  private ZonedDateTime next(ZonedDateTime at, Grain grain) {
    return switch (grain) {
      case HOUR -> at.plus(Duration.ofHours(1));
      case DAY -> at.toLocalDate().plusDays(1).atStartOfDay(zone);
      case WEEK -> at.toLocalDate().plusWeeks(1).atStartOfDay(zone);
    };
  }
}
