package dev.firsthand.faq;

import dev.firsthand.bot.Validity;
import dev.firsthand.rest.BadInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The times between which an entry is an answer, as people write them: a day, which is meant whole; a day and
 * a time by the clock on the site's wall; or the same with an offset, which says it for everybody.
 */
final class ValidTimes {

  static final String FROM = "validFrom";
  static final String UNTIL = "validUntil";

  private static final Pattern DAY = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}");
  private static final Pattern TIME =
      Pattern.compile(DAY + "[T ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?");
  private static final Pattern WITH_OFFSET = Pattern.compile(TIME + "(Z|[+-]\\d{2}:\\d{2})");

  private ValidTimes() {}

  /**
   * What two texts say; empty ones say nothing.
   *
   * @param zone of times that name none
   * @throws BadInput if one can't be read, or nothing lies between them
   */
  static Validity read(String from, String until, ZoneId zone) {
    var begins = read(FROM, from, zone, LocalDate::atStartOfDay);
    var ends = read(UNTIL, until, zone, day -> day.plusDays(1).atStartOfDay());
    if (begins != null && ends != null && !begins.isBefore(ends)) {
      throw new BadInput(
          UNTIL, "“validUntil” is not after “validFrom”: the entry would never be an answer.");
    }
    return begins == null && ends == null ? Validity.ALWAYS : new Validity(begins, ends);
  }

  /**
   * The same validity.
   *
   * @throws BadInput if it could not be written and read again
   */
  static Validity checked(Validity validity) {
    return read(
        text(validity.from(), ZoneOffset.UTC),
        text(validity.until(), ZoneOffset.UTC),
        ZoneOffset.UTC);
  }

  /** A zone by a name that browsers know, too. */
  static String name(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
  }

  /** A moment in a form that {@link #read} takes; null of null. */
  static @Nullable String orNull(@Nullable Instant moment, ZoneId zone) {
    return moment == null
        ? null
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment.atZone(zone).toOffsetDateTime());
  }

  /** The same; empty of null. */
  static String text(@Nullable Instant moment, ZoneId zone) {
    var text = orNull(moment, zone);
    return text == null ? "" : text;
  }

  private static @Nullable Instant read(
      String field, String raw, ZoneId zone, Function<LocalDate, LocalDateTime> whole) {
    var text = raw.strip();
    if (text.isEmpty()) {
      return null;
    }
    return at(field, text, zone, whole);
  }

  /**
   * The moment that a text means.
   *
   * @param whole what a day alone stands for
   * @throws BadInput if it can't be read
   */
  static Instant at(
      String field, String text, ZoneId zone, Function<LocalDate, LocalDateTime> whole) {
    try {
      if (DAY.matcher(text).matches()) {
        return whole.apply(LocalDate.parse(text)).atZone(zone).toInstant();
      }
      var time = text.replace(' ', 'T');
      if (TIME.matcher(text).matches()) {
        return LocalDateTime.parse(time).atZone(zone).toInstant();
      }
      if (WITH_OFFSET.matcher(text).matches()) {
        return OffsetDateTime.parse(time).toInstant();
      }
    } catch (DateTimeException noSuchDay) {
      throw flaw(field, text);
    }
    throw flaw(field, text);
  }

  private static BadInput flaw(String field, String text) {
    return new BadInput(
        field,
        "“" + field + "” is “" + EntryJson.shown(text)
            + "”: write a day as 2026-12-24, or a day and a time as 2026-12-24T18:00.");
  }
}
