package dev.firsthand.faq;

import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffEndpoint;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Endpoint;
import dev.firsthand.http.Request;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import java.util.Optional;
import java.util.function.Predicate;

/** What the addresses of an FAQ have in common: the site in them, and what stands behind the “?”. */
final class FaqQuery {

  private FaqQuery() {}

  /** An endpoint of a site that there is, for those of a role. */
  static Endpoint ofSite(
      Guard guard, Predicate<SiteKey> exists, Role role, StaffEndpoint endpoint) {
    return guard.role(role, (request, who) -> {
      var key = request.pathVariable("key");
      return key.isBlank() || key.length() > 64 || !exists.test(new SiteKey(key))
          ? Answers.problem(404, "UNKNOWN_SITE", "There is no site with this key.")
          : endpoint.answer(request, who);
    });
  }

  static SiteKey site(Request request) {
    return new SiteKey(request.pathVariable("key"));
  }

  /** True or false; false if it is not there. */
  static boolean flag(Request request, String name) {
    return switch (request.query(name).orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new BadInput(name, "“" + name + "” must be true or false.");
    };
  }

  /** The number of a version, or another count, if it is there. */
  static Optional<Long> version(Request request, String name) {
    return request.query(name).filter(text -> !text.isEmpty()).map(text -> {
      if (!text.matches("[0-9]{1,18}")) {
        throw new BadInput(name, "“" + name + "” must be a whole number, as an answer gave it.");
      }
      return Long.valueOf(text);
    });
  }
}
