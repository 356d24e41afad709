package dev.firsthand.learning;

import dev.firsthand.http.Request;
import dev.firsthand.rest.BadInput;

/** How many days back from now a request asks for; 30 if it does not say. */
final class DaysBack {

  private static final int MOST_DAYS = 365;

  private DaysBack() {}

  static long asked(Request request) {
    var text = request.query("days").orElse("30");
    if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MOST_DAYS) {
      throw new BadInput("days", "“days” must be a whole number from 1 to " + MOST_DAYS + ".");
    }
    return Integer.parseInt(text);
  }
}
