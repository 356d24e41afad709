package dev.firsthand.routing;

import static dev.firsthand.routing.BusinessHours.MINUTES_A_DAY;

import dev.firsthand.routing.BusinessHours.Hours;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times of day as people write them, 00:00 to 24:00, and the minutes that they mean. */
public final class WallTime {

  private static final Pattern FORM = Pattern.compile("([01]\\d|2[0-3]):([0-5]\\d)|24:00");

  private WallTime() {}

  /** A minute of a day or of the next one, as 09:30; the end of a day is 24:00. */
  public static String text(int minute) {
    int shown = minute > MINUTES_A_DAY ? minute - MINUTES_A_DAY : minute;
    return String.format(Locale.ROOT, "%02d:%02d", shown / 60, shown % 60);
  }

  /**
   * The hours between two times; the second is of the next day where it is not after the first.
   * Empty where a time can't be read. The same time twice is an empty span.
   */
  public static Optional<Hours> hours(String from, String to) {
    int begins = minute(from);
    int ends = minute(to);
    if (begins < 0 || ends < 0) {
      return Optional.empty();
    }
    return Optional.of(new Hours(begins, ends < begins ? ends + MINUTES_A_DAY : ends));
  }

  private static int minute(String text) {
    var matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return -1;
    }
    return text.equals("24:00")
        ? MINUTES_A_DAY
        : Integer.parseInt(matcher.group(1)) * 60 + Integer.parseInt(matcher.group(2));
  }
}
