package dev.firsthand.access;

import dev.firsthand.http.Cookie;
import dev.firsthand.http.Endpoint;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Signing in and out, and choosing a password with a one-time link. */
public final class AccessEndpoints {

  private static final Duration BUSY_WAIT = Duration.ofSeconds(5);

  /** A staff member, as their own browser sees them. */
  private record Self(
      String id,
      String login,
      String name,
      String title,
      @Nullable String picture,
      String role,
      int capacity,
      List<String> languages) {

    static Self of(StaffMember who) {
      return new Self(
          who.id().value(),
          who.login(),
          who.name(),
          who.title(),
          who.picture(),
          who.role().word(),
          who.capacity(),
          who.languages());
    }
  }

  private record SessionAnswer(String csrf, Self staff) {
    static SessionAnswer of(StaffSession session) {
      return new SessionAnswer(session.csrf(), Self.of(session.who()));
    }
  }

  private record LinkAnswer(
      String kind, @Nullable String login, @Nullable String name) {}

  private final Guard guard;
  private final Sessions sessions;
  private final SignIn signIn;
  private final SignInLimits limits;
  private final FirstPassword firstPassword;

  public AccessEndpoints(
      Guard guard,
      Sessions sessions,
      SignIn signIn,
      SignInLimits limits,
      FirstPassword firstPassword) {
    this.guard = guard;
    this.sessions = sessions;
    this.signIn = signIn;
    this.limits = limits;
    this.firstPassword = firstPassword;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .post("/api/v1/session", open(this::signIn))
        .get("/api/v1/session", this::whoIsHere)
        .delete("/api/v1/session", guard.role(Role.AGENT, this::signOut))
        .post("/api/v1/password", open(this::choosePassword))
        .get("/api/v1/password/{token}", open(this::look));
  }

  private Response signIn(Request request) {
    var input = Input.of(request);
    var login = input.text("login", 1, 254);
    var password = input.secret("password");
    return switch (signIn.attempt(login, password, request.client())) {
      case SignIn.Outcome.Welcome welcome -> welcomed(request, welcome.opened());
      case SignIn.Outcome.TooSoon soon -> tooSoon(soon.retryIn());
      case SignIn.Outcome.Wrong wrong ->
        Answers.problem(
            401, "WRONG_CREDENTIALS", "Login or password is wrong. Check both and try again.");
    };
  }

  /** Nobody is an answer too: the pages ask before anybody has signed in. */
  private Response whoIsHere(Request request) {
    return guard
        .session(request)
        .map(session -> Answers.ok(SessionAnswer.of(session)))
        .orElseGet(() -> Response.noContent().withHeader("Cache-Control", "no-store"));
  }

  private Response signOut(Request request, StaffSession who) {
    sessions.end(who);
    return Response.noContent().withCookie(cookie(request, "").deleted());
  }

  private Response look(Request request) {
    var wait = limits.attempt(request.client());
    if (wait.isPresent()) {
      return tooSoon(wait.get());
    }
    return firstPassword
        .look(request.pathVariable("token"))
        .map(invitation -> Answers.ok(new LinkAnswer(
            invitation.purpose().name().toLowerCase(Locale.ROOT),
            invitation.staff().map(StaffMember::login).orElse(null),
            invitation.staff().map(StaffMember::name).orElse(null))))
        .orElseGet(AccessEndpoints::spent);
  }

  private Response choosePassword(Request request) {
    var wait = limits.attempt(request.client());
    if (wait.isPresent()) {
      return tooSoon(wait.get());
    }
    var input = Input.of(request);
    var admin = StaffDraft.of(input.text("login", 0, 254), input.text("name", 0, 120), Role.ADMIN);
    return firstPassword
        .choose(input.secret("token"), input.secret("password"), admin)
        .map(opened -> welcomed(request, opened))
        .orElseGet(AccessEndpoints::spent);
  }

  private Response welcomed(Request request, Sessions.Opened opened) {
    return Answers.ok(SessionAnswer.of(opened.session()))
        .withCookie(cookie(request, opened.token()));
  }

  private Cookie cookie(Request request, String token) {
    return new Cookie(
        Guard.COOKIE, token, "/", sessions.times().most(), Cookie.Site.LAX, request.secure());
  }

  private static Endpoint open(Endpoint endpoint) {
    return Answers.checked(request -> {
      if (!request.method().equals("GET") && !SameOrigin.plausible(request)) {
        return Guard.foreign();
      }
      try {
        return endpoint.answer(request);
      } catch (Passwords.TooBusy busy) {
        return Answers.problem(503, "BUSY", "Many people sign in right now. Try again in a moment.")
            .withHeader("Retry-After", Long.toString(BUSY_WAIT.toSeconds()));
      }
    });
  }

  private static Response tooSoon(Duration wait) {
    long seconds = wait.plusMillis(999).toSeconds();
    return Answers.problem(
            429, "TOO_MANY_ATTEMPTS", "Too many attempts. Try again in " + seconds + " seconds.")
        .withHeader("Retry-After", Long.toString(seconds));
  }

  private static Response spent() {
    return Answers.problem(
        404, "LINK_SPENT", "This link was used before or is too old. Ask an admin for a new one.");
  }
}
