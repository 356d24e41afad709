package dev.firsthand.access;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Endpoint;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.rest.Answers;
import java.util.function.Predicate;

/**
 * Stands before endpoints of one site, which the address names as {@code {site}}: there must be one of this key.
 *
 * @param exists whether there is a site of this key
 */
public record OfSite(Guard guard, Role role, Predicate<SiteKey> exists) {

  private static final int LONGEST_KEY = 64;

  /** What is asked of a site. */
  @FunctionalInterface
  public interface SiteEndpoint {
    Response answer(SiteKey site, Request request, StaffSession who) throws Exception;
  }

  /** {@code endpoint} for whoever has the role, where there is the site. */
  public Endpoint endpoint(SiteEndpoint endpoint) {
    return guard.role(role, (request, who) -> {
      var key = request.pathVariable("site");
      return key.isBlank() || key.length() > LONGEST_KEY || !exists.test(new SiteKey(key))
          ? unknown()
          : endpoint.answer(new SiteKey(key), request, who);
    });
  }

  /** What is answered where no site has the key. */
  public static Response unknown() {
    return Answers.problem(
        404, "UNKNOWN_SITE", "No site has this key. Compare it with the list of sites.");
  }
}
