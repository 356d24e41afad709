package dev.firsthand.learning;

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
import dev.firsthand.rest.Beside;
import dev.firsthand.rest.Input;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Entries that mean the same, and perhaps contradict each other, over HTTP. For admins. */
public final class DoublesEndpoints {

  private static final String DOUBLES = "/api/v1/sites/{site}/faq/doubles";
  private static final int LONGEST_ID = 80;

  private final OfSite ofSite;
  private final DoublesDesk desk;
  private final Executor beside;

  /**
   * Endpoints over the desk.
   *
   * @param exists whether there is a site of this key
   * @param beside compares entries, for seconds: on a platform thread, so that no virtual one waits
   */
  public DoublesEndpoints(
      Guard guard, DoublesDesk desk, Predicate<SiteKey> exists, Executor beside) {
    ofSite = new OfSite(guard, Role.ADMIN, exists);
    this.desk = desk;
    this.beside = beside;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(DOUBLES, ofSite.endpoint((site, request, who) -> Answers.ok(found(site))))
        .post(DOUBLES + "/dismissed", ofSite.endpoint(this::dismiss));
  }

  private DoublesDesk.Found found(SiteKey site) {
    return desk.known(site).orElseGet(() -> Beside.call(beside, () -> desk.find(site)));
  }

  private Response dismiss(SiteKey site, Request request, StaffSession who) {
    var input = Input.of(request);
    boolean done = desk.dismiss(
        site,
        input.text("one", 1, LONGEST_ID),
        input.text("other", 1, LONGEST_ID),
        Author.of(who.who()));
    return done ? Answers.ok(Map.of("dismissed", true)) : Answers.missing("One of these entries");
  }
}
