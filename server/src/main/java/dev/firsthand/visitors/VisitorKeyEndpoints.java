package dev.firsthand.visitors;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.SiteKey;
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

  private final OfSite ofSite;
  private final VisitorKeys keys;

  /**
   * Endpoints over the sites' keys.
   *
   * @param exists whether there is a site of this key
   */
  public VisitorKeyEndpoints(Guard guard, VisitorKeys keys, Predicate<SiteKey> exists) {
    ofSite = new OfSite(guard, Role.ADMIN, exists);
    this.keys = keys;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(KEYS, ofSite.endpoint((site, request, who) -> Answers.ok(shown(site, null))))
        .post(KEYS, ofSite.endpoint(this::add))
        .delete(KEYS + "/older", ofSite.endpoint(this::dropOlder));
  }

  private Response add(SiteKey site, Request request, StaffSession who) {
    VisitorKey made = keys.add(site, Author.of(who.who()));
    return Answers.created(shown(site, made));
  }

  private Response dropOlder(SiteKey site, Request request, StaffSession who) {
    keys.dropOlder(site, Author.of(who.who()));
    return Answers.ok(shown(site, null));
  }

  private Shown shown(SiteKey site, @Nullable VisitorKey made) {
    return new Shown(
        keys.of(site).stream().map(VisitorKey::madeAt).toList(),
        made == null ? null : made.value());
  }
}
