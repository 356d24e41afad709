package dev.firsthand.visitors;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffEndpoint;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Endpoint;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The keys by which a site's server vouches for its visitors, for admins. */
public final class VisitorKeyEndpoints {

  private static final String KEYS = "/api/v1/sites/{site}/visitor-keys";

  /**
   * The site's keys.
   *
   * @param keys when each was made, the newest first
   * @param newKey the key itself, this once; null unless it was made just now
   */
  private record Shown(List<Instant> keys, @Nullable String newKey) {}

  private final Guard guard;
  private final VisitorKeys keys;
  private final Predicate<SiteKey> exists;

  /**
   * Endpoints over the sites' keys.
   *
   * @param exists whether there is a site of this key
   */
  public VisitorKeyEndpoints(Guard guard, VisitorKeys keys, Predicate<SiteKey> exists) {
    this.guard = guard;
    this.keys = keys;
    this.exists = exists;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(KEYS, ofSite((request, who) -> Answers.ok(shown(request, null))))
        .post(KEYS, ofSite(this::add))
        .delete(KEYS + "/older", ofSite(this::dropOlder));
  }

  private Response add(Request request, StaffSession who) {
    VisitorKey made = keys.add(site(request), Author.of(who.who()));
    return Answers.created(shown(request, made));
  }

  private Response dropOlder(Request request, StaffSession who) {
    keys.dropOlder(site(request), Author.of(who.who()));
    return Answers.ok(shown(request, null));
  }

  private Shown shown(Request request, @Nullable VisitorKey made) {
    return new Shown(
        keys.of(site(request)).stream().map(VisitorKey::madeAt).toList(),
        made == null ? null : made.value());
  }

  private Endpoint ofSite(StaffEndpoint endpoint) {
    return guard.role(Role.ADMIN, (request, who) -> {
      var key = request.pathVariable("site");
      return key.isBlank() || key.length() > 64 || !exists.test(new SiteKey(key))
          ? Answers.problem(404, "UNKNOWN_SITE", "There is no site with this key.")
          : endpoint.answer(request, who);
    });
  }

  private static SiteKey site(Request request) {
    return new SiteKey(request.pathVariable("site"));
  }
}
