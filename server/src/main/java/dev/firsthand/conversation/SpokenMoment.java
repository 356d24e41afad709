package dev.firsthand.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** A moment in a visitor's words, as near as they would say it: 09:30 tomorrow. Pure. */
final class SpokenMoment {

  private static final int A_WEEK = 7;

  /** Where people write 9:30 am. */
  private static final DateTimeFormatter OF_TWELVE =
      DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  private static final DateTimeFormatter OF_TWENTY_FOUR =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private SpokenMoment() {}

  /**
   * The words for {@code moment}.
   *
   * @param language the visitor's, BCP 47
   * @param words a text by its key, in the language that the house speaks with the visitor
   */
  static String of(
      Instant moment, Instant now, ZoneId zone, String language, UnaryOperator<String> words) {
    ZonedDateTime then = moment.atZone(zone);
    LocalDate day = then.toLocalDate();
    LocalDate today = LocalDate.ofInstant(now, zone);
    Locale spoken = Locale.forLanguageTag(words.apply("when.language"));
    String time = then.format(language.equals("en-US") ? OF_TWELVE : OF_TWENTY_FOUR);
    if (day.equals(today)) {
      return words.apply("when.today").replace("{time}", time);
    }
    if (day.equals(today.plusDays(1))) {
      return words.apply("when.tomorrow").replace("{time}", time);
    }
    boolean thisWeek = day.isBefore(today.plusDays(A_WEEK));
    String key = thisWeek ? "when.weekday" : "when.date";
    String pattern = thisWeek ? "EEEE" : words.apply("when.pattern");
    return words
        .apply(key)
        .replace("{time}", time)
        .replace("{day}", then.format(DateTimeFormatter.ofPattern(pattern, spoken)));
  }
}
