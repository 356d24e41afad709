package dev.firsthand.learning;

import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffEndpoint;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Endpoint;
import dev.firsthand.http.Request;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import java.util.function.Predicate;

/** Endpoints of one site, named in the path. */
final class Sites {

  private static final int MOST_DAYS = 365;

  private Sites() {}

  static Endpoint of(Guard guard, Role role, Predicate<SiteKey> exists, StaffEndpoint endpoint) {
    return guard.role(role, (request, who) -> {
      var key = request.pathVariable("site");
      return key.isBlank() || key.length() > 64 || !exists.test(new SiteKey(key))
          ? Answers.problem(404, "UNKNOWN_SITE", "There is no site with this key.")
          : endpoint.answer(request, who);
    });
  }

  static SiteKey asked(Request request) {
    return new SiteKey(request.pathVariable("site"));
  }

  /** How many days back from now; 30 if nothing is said. */
  static long days(Request request) {
    var text = request.query("days").orElse("30");
    if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MOST_DAYS) {
      throw new BadInput("days", "“days” must be a whole number from 1 to " + MOST_DAYS + ".");
    }
    return Integer.parseInt(text);
  }
}
