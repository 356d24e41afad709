package dev.firsthand.routing;

import dev.firsthand.conversation.NobodyCase;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the people of a site are there, by the clock on their wall: an ordinary week, and the days
 * that are not ordinary. A span belongs to the day on which it begins, also where it goes on past
 * midnight. Where the clocks change, a time that comes twice opens at its first and closes at its
 * second coming, and a time that does not come is the moment of the change. Immutable; pure.
 *
 * @param week the spans of an ordinary week, by day and time; they do not overlap
 * @param holidays closed, and told to visitors as a holiday
 * @param exceptions days with hours of their own, or none; they come before week and holidays
 */
public record BusinessHours(
    ZoneId zone, List<Span> week, List<Holiday> holidays, List<ExceptionalDay> exceptions) {

  static final int MINUTES_A_DAY = 24 * 60;

  /** Past this many days without hours no opening is looked for; the check refuses such hours. */
  private static final int LONGEST_SEARCH = 1_500;

  private static final Duration LONGEST_PROMISE = Duration.ofDays(60);

  /** An opening that goes on for longer than this is told to end then. */
  private static final Duration LONGEST_STRETCH = Duration.ofDays(60);

  /**
   * Minutes of a day, counted by the clock on the wall.
   *
   * @param from 0 to 1439
   * @param to after {@code from}, at most a day later; above 1440 it ends on the next day
   */
  public record Hours(int from, int to) {}

  /** Hours of a day of the week. */
  public record Span(DayOfWeek day, Hours hours) {}

  /**
   * A day on which a site is closed.
   *
   * @param yearly whether it comes back each year; one on 29 February comes back in leap years
   */
  public record Holiday(LocalDate date, boolean yearly, String name) {
    boolean isOn(LocalDate day) {
      return yearly
          ? !day.isBefore(date) && MonthDay.from(day).equals(MonthDay.from(date))
          : day.equals(date);
    }
  }

  /** A date with hours of its own; closed if it has none. */
  public record ExceptionalDay(LocalDate date, List<Hours> hours, String name) {
    public ExceptionalDay {
      hours = List.copyOf(hours);
    }
  }

  /** A stretch of time in which a site is open: from {@code opens} on, no longer at {@code closes}. */
  public record Opening(Instant opens, Instant closes) {}

  public BusinessHours {
    week = List.copyOf(week);
    holidays = List.copyOf(holidays);
    exceptions = List.copyOf(exceptions);
  }

  /** Whether the site is open at a moment. */
  public boolean isOpen(Instant at) {
    return openingAt(at).isPresent();
  }

  /** Why nobody is there at a moment; empty while the site is open. */
  public Optional<NobodyCase> caseAt(Instant at) {
    if (isOpen(at)) {
      return Optional.empty();
    }
    LocalDate day = LocalDate.ofInstant(at, zone);
    boolean holiday = exceptionOn(day) == null && holidayOn(day).isPresent();
    return Optional.of(holiday ? NobodyCase.HOLIDAY : NobodyCase.OUTSIDE_HOURS);
  }

  /** The first moment from {@code at} on at which the site is open; {@code at} itself if it is. */
  public Optional<Instant> nextOpening(Instant at) {
    return openings(at, 1).stream()
        .findFirst()
        .map(opening -> opening.opens().isBefore(at) ? at : opening.opens());
  }

  /** The moment at which {@code open} of open time has gone by since {@code from}. */
  public Optional<Instant> afterOpenTime(Instant from, Duration open) {
    Duration left = open;
    Instant at = from;
    Instant last = from.plus(LONGEST_PROMISE).plus(open);
    while (at.isBefore(last)) {
      List<Opening> next = openings(at, 1);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      Instant opens = later(at, next.getFirst().opens());
      Duration stretch = Duration.between(opens, next.getFirst().closes());
      if (left.compareTo(stretch) <= 0) {
        return Optional.of(opens.plus(left));
      }
      left = left.minus(stretch);
      at = next.getFirst().closes();
    }
    return Optional.empty();
  }

  /** The next stretches in which the site is open, the present one included, at most {@code most}. */
  public List<Opening> openings(Instant from, int most) {
    LocalDate first = LocalDate.ofInstant(from, zone).minusDays(2);
    var found = new ArrayList<Opening>();
    Opening open = null;
    for (int day = 0; day <= LONGEST_SEARCH; day++) {
      for (Opening next : openingsOf(first.plusDays(day))) {
        if (open != null && !next.opens().isAfter(open.closes())) {
          open = new Opening(open.opens(), later(open.closes(), next.closes()));
          if (open.closes().isAfter(from.plus(LONGEST_STRETCH))) {
            found.add(open);
            return List.copyOf(found);
          }
          continue;
        }
        if (open != null && open.closes().isAfter(from)) {
          found.add(open);
          if (found.size() == most) {
            return List.copyOf(found);
          }
        }
        open = next;
      }
    }
    if (open != null && open.closes().isAfter(from)) {
      found.add(open);
    }
    return List.copyOf(found);
  }

  /** The holiday on a date, if one is. */
  public Optional<Holiday> holidayOn(LocalDate day) {
    return holidays.stream().filter(holiday -> holiday.isOn(day)).findFirst();
  }

  private @Nullable ExceptionalDay exceptionOn(LocalDate day) {
    return exceptions.stream()
        .filter(exception -> exception.date().equals(day))
        .findFirst()
        .orElse(null);
  }

  private Optional<Opening> openingAt(Instant at) {
    LocalDate today = LocalDate.ofInstant(at, zone);
    for (int before = 0; before <= 2; before++) {
      for (Opening opening : openingsOf(today.minusDays(before))) {
        if (!at.isBefore(opening.opens()) && at.isBefore(opening.closes())) {
          return Optional.of(opening);
        }
      }
    }
    return Optional.empty();
  }

  private List<Opening> openingsOf(LocalDate day) {
    return hoursOn(day).stream()
        .map(hours -> new Opening(
            moment(day, hours.from(), true),
            moment(day.plusDays(hours.to() / MINUTES_A_DAY), hours.to() % MINUTES_A_DAY, false)))
        .filter(opening -> opening.opens().isBefore(opening.closes()))
        .sorted(Comparator.comparing(Opening::opens))
        .toList();
  }

  private List<Hours> hoursOn(LocalDate day) {
    ExceptionalDay exception = exceptionOn(day);
    if (exception != null) {
      return exception.hours();
    }
    return holidayOn(day).isPresent()
        ? List.of()
        : week.stream()
            .filter(span -> span.day() == day.getDayOfWeek())
            .map(Span::hours)
            .toList();
  }

  /** When a clock on the wall shows a time: the first such moment to open, the last to close. */
  private Instant moment(LocalDate day, int minute, boolean opening) {
    LocalDateTime shown = day.atStartOfDay().plusMinutes(minute);
    var offsets = zone.getRules().getValidOffsets(shown);
    if (offsets.isEmpty()) {
      ZoneOffsetTransition gap = zone.getRules().getTransition(shown);
      return gap.getInstant();
    }
    return shown.toInstant(opening ? offsets.getFirst() : offsets.getLast());
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
