package dev.firsthand.bench.load;

import java.util.Locale;

/**
 * One figure of a {@link Row}.
 *
 * @param key its name in JSON
 * @param heading its column in the table
 * @param decimals how many of its digits mean something; −1 where it says yes (1) or no (0)
 */
record Figure(String key, String heading, double value, int decimals) {

  private static final int YES_OR_NO = -1;

  static Figure count(String key, String heading, long value) {
    return new Figure(key, heading, value, 0);
  }

  static Figure of(String key, String heading, double value, int decimals) {
    return new Figure(key, heading, value, decimals);
  }

  static Figure yes(String key, String heading, boolean value) {
    return new Figure(key, heading, value ? 1 : 0, YES_OR_NO);
  }

  String forPeople() {
    if (!Double.isFinite(value)) {
      return "–";
    }
    return decimals == YES_OR_NO
        ? (value > 0 ? "yes" : "no")
        : String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** One digit more than people read. */
  String json() {
    String written = decimals == YES_OR_NO
        ? Boolean.toString(value > 0)
        : String.format(Locale.ROOT, "%." + (decimals == 0 ? 0 : decimals + 1) + "f", value);
    return "\"" + key + "\":" + (Double.isFinite(value) ? written : "null");
  }
}
