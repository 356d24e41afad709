package dev.firsthand.access;

import dev.firsthand.http.Endpoint;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.rest.Answers;
import java.util.Optional;
import java.util.Set;

/**
 * Stands before endpoints: lets in who is signed in, has the role, and, where something is to be
 * changed, comes from our own pages with the session's CSRF token; or shows a key that has the right.
 * Thread-safe.
 */
public final class Guard {

  /** The cookie that carries the session's token. */
  public static final String COOKIE = "fh_session";

  /** The header that carries the CSRF token. */
  public static final String CSRF_HEADER = "X-Firsthand-CSRF";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final Sessions sessions;
  private final ApiKeys keys;

  public Guard(Sessions sessions, ApiKeys keys) {
    this.sessions = sessions;
    this.keys = keys;
  }

  /** {@code endpoint} for whoever has {@code role}; bad input is answered, too. */
  public Endpoint role(Role role, StaffEndpoint endpoint) {
    return Answers.checked(request -> {
      if (ApiKeys.isShown(request)) {
        return byKey(request, endpoint);
      }
      var session = session(request);
      if (session.isEmpty()) {
        return signedOut();
      }
      var who = session.get();
      if (!SAFE.contains(request.method())) {
        var refusal = forged(request, who);
        if (refusal.isPresent()) {
          return refusal.get();
        }
      }
      return who.who().role().includes(role)
          ? endpoint.answer(request, who)
          : Answers.problem(
              403, "FORBIDDEN", "This needs the role " + role.word() + ". Ask an admin for it.");
    });
  }

  /** No page of another site can make a browser send a key: it needs no token against that. */
  private Response byKey(Request request, StaffEndpoint endpoint) throws Exception {
    Optional<ApiKey> key = keys.shown(request);
    if (key.isEmpty()) {
      return Answers.problem(
          401, "BAD_KEY", "There is no such key (any more). An admin can make another.");
    }
    return key.get().allows(request.method(), request.path())
        ? endpoint.answer(request, key.get().session())
        : Answers.problem(
            403,
            "KEY_MAY_NOT",
            "This key has no right to do this. An admin can make one that has.");
  }

  /** {@code endpoint} for whoever has {@code role}, where it doesn't matter who it is. */
  public Endpoint role(Role role, Endpoint endpoint) {
    return role(role, (request, who) -> endpoint.answer(request));
  }

  /** The live session that a request carries. */
  public Optional<StaffSession> session(Request request) {
    return request.cookie(COOKIE).flatMap(sessions::find);
  }

  static Response signedOut() {
    return Answers.problem(401, "SIGNED_OUT", "You are not signed in (any more). Sign in again.");
  }

  static Response foreign() {
    return Answers.problem(
        403, "CROSS_SITE", "This request came from another site. Use the pages of this server.");
  }

  private static Optional<Response> forged(Request request, StaffSession who) {
    if (!SameOrigin.plausible(request)) {
      return Optional.of(foreign());
    }
    return Tokens.same(request.header(CSRF_HEADER).orElse(""), who.csrf())
        ? Optional.empty()
        : Optional.of(Answers.problem(
            403,
            "CSRF",
            "The header " + CSRF_HEADER
                + " must carry the token of GET /api/v1/session. Reload the page."));
  }
}
