package dev.firsthand.routing;

import static dev.firsthand.routing.BusinessHours.MINUTES_A_DAY;

import dev.firsthand.routing.BusinessHours.ExceptionalDay;
import dev.firsthand.routing.BusinessHours.Holiday;
import dev.firsthand.routing.BusinessHours.Hours;
import dev.firsthand.routing.BusinessHours.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** What is wrong, or strange, about a site's business hours. Pure. */
public final class HoursCheck {

  /** Spans in a week, holidays, exceptions, and spans on one exceptional day. */
  public static final int MOST_SPANS = 70;

  public static final int MOST_HOLIDAYS = 100;
  public static final int MOST_EXCEPTIONS = 100;
  public static final int MOST_ON_ONE_DAY = 10;
  public static final int LONGEST_NAME = 60;

  private static final int MINUTES_A_WEEK = 7 * MINUTES_A_DAY;
  private static final int SOON = 14;

  /** What can't be accepted: the field, which of its values, and how to mend it. */
  public record Flaw(String field, String advice) {}

  /** What is accepted but may not be meant. */
  public enum Warning {
    /** The next opening is more than two weeks away. */
    NOT_OPEN_SOON,
    /** An exception falls on a holiday, and comes before it. */
    EXCEPTION_ON_HOLIDAY,
    /** Some exceptions or holidays lie in the past and do nothing any more. */
    PAST_DAYS,
    /** A text names a time, but a site that is always open promises none. */
    TIMES_UNKNOWN
  }

  private HoursCheck() {}

  /** What can't be accepted; empty if nothing is wrong. */
  public static List<Flaw> flaws(BusinessHours hours) {
    var flaws = new ArrayList<Flaw>();
    week(hours.week(), flaws);
    holidays(hours.holidays(), flaws);
    exceptions(hours.exceptions(), flaws);
    return List.copyOf(flaws);
  }

  /** What may not be meant; the hours have no flaw. */
  public static List<Warning> warnings(BusinessHours hours, Instant now) {
    var warnings = new ArrayList<Warning>();
    LocalDate today = LocalDate.ofInstant(now, hours.zone());
    var soon = today.plusDays(SOON).atStartOfDay(hours.zone()).toInstant();
    if (hours.nextOpening(now).filter(opens -> opens.isBefore(soon)).isEmpty()) {
      warnings.add(Warning.NOT_OPEN_SOON);
    }
    if (hours.exceptions().stream().anyMatch(e -> hours.holidayOn(e.date()).isPresent())) {
      warnings.add(Warning.EXCEPTION_ON_HOLIDAY);
    }
    boolean past = hours.exceptions().stream().anyMatch(e -> e.date().isBefore(today))
        || hours.holidays().stream().anyMatch(h -> !h.yearly() && h.date().isBefore(today));
    if (past) {
      warnings.add(Warning.PAST_DAYS);
    }
    return List.copyOf(warnings);
  }

  private static void week(List<Span> week, List<Flaw> flaws) {
    if (week.isEmpty()) {
      flaws.add(
          new Flaw(
              "week",
              "never opens: give at least one day hours, or switch opening hours off to be always open"));
    }
    if (week.size() > MOST_SPANS) {
      flaws.add(new Flaw("week", "has more than " + MOST_SPANS + " spans: join some"));
    }
    for (Span span : week) {
      broken(name(span), span.hours(), "week", flaws);
    }
    var ordered =
        week.stream().sorted(Comparator.comparingInt(HoursCheck::start)).toList();
    for (int i = 0; i < ordered.size(); i++) {
      Span span = ordered.get(i);
      Span next = ordered.get((i + 1) % ordered.size());
      int begins = start(next) + (i + 1 == ordered.size() ? MINUTES_A_WEEK : 0);
      if (begins < start(span) + span.hours().to() - span.hours().from()) {
        flaws.add(new Flaw(
            "week", "has overlapping spans, " + name(span) + " and " + name(next) + ": join them"));
      }
    }
  }

  private static void holidays(List<Holiday> holidays, List<Flaw> flaws) {
    if (holidays.size() > MOST_HOLIDAYS) {
      flaws.add(new Flaw("holidays", "are more than " + MOST_HOLIDAYS + ": leave out past ones"));
    }
    var seen = new HashSet<LocalDate>();
    for (Holiday holiday : holidays) {
      named(holiday.name(), holiday.date(), "holidays", flaws);
      if (!seen.add(holiday.date())) {
        flaws.add(new Flaw("holidays", "have " + holiday.date() + " twice: leave one out"));
      }
    }
  }

  private static void exceptions(List<ExceptionalDay> exceptions, List<Flaw> flaws) {
    if (exceptions.size() > MOST_EXCEPTIONS) {
      flaws.add(
          new Flaw("exceptions", "are more than " + MOST_EXCEPTIONS + ": leave out past ones"));
    }
    var seen = new HashSet<LocalDate>();
    for (ExceptionalDay day : exceptions) {
      named(day.name(), day.date(), "exceptions", flaws);
      if (!seen.add(day.date())) {
        flaws.add(new Flaw("exceptions", "have " + day.date() + " twice: join their hours"));
      }
      if (day.hours().size() > MOST_ON_ONE_DAY) {
        flaws.add(new Flaw(
            "exceptions", "have more than " + MOST_ON_ONE_DAY + " spans on " + day.date()));
      }
      var ordered =
          day.hours().stream().sorted(Comparator.comparingInt(Hours::from)).toList();
      for (int i = 0; i < ordered.size(); i++) {
        broken(day.date() + " " + text(ordered.get(i)), ordered.get(i), "exceptions", flaws);
        if (i > 0 && ordered.get(i).from() < ordered.get(i - 1).to()) {
          flaws.add(
              new Flaw("exceptions", "have overlapping spans on " + day.date() + ": join them"));
        }
      }
    }
  }

  private static void named(String name, LocalDate date, String field, List<Flaw> flaws) {
    if (name.length() > LONGEST_NAME) {
      flaws.add(
          new Flaw(field, "have too long a name on " + date + ": use at most " + LONGEST_NAME));
    }
  }

  private static void broken(String span, Hours hours, String field, List<Flaw> flaws) {
    if (hours.from() < 0 || hours.from() >= MINUTES_A_DAY) {
      flaws.add(new Flaw(field, "has no such beginning: " + span));
    } else if (hours.to() <= hours.from()) {
      flaws.add(
          new Flaw(field, "has an empty span, " + span + ": let it end later, or leave it out"));
    } else if (hours.to() - hours.from() > MINUTES_A_DAY) {
      flaws.add(new Flaw(field, "has a span longer than a day: " + span));
    }
  }

  private static int start(Span span) {
    return (span.day().getValue() - 1) * MINUTES_A_DAY + span.hours().from();
  }

  private static String name(Span span) {
    return span.day().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + text(span.hours());
  }

  private static String text(Hours hours) {
    return WallTime.text(hours.from()) + "–" + WallTime.text(hours.to());
  }
}
