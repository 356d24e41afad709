package dev.firsthand.learning;

import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffEndpoint;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Endpoint;
import dev.firsthand.http.Request;
import dev.firsthand.rest.Answers;
import java.util.function.Predicate;

/** Endpoints of one site, named in the path. */
final class Sites {

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
}
