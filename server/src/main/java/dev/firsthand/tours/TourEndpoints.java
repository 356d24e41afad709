package dev.firsthand.tours;

import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import java.util.List;

/** The tours that staff have seen, over HTTP; each only their own. */
public final class TourEndpoints {

  private record Seen(List<String> seen) {}

  private final Guard guard;
  private final ToursSeen tours;

  public TourEndpoints(Guard guard, ToursSeen tours) {
    this.guard = guard;
    this.tours = tours;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(
            "/api/v1/tours",
            guard.role(
                Role.AGENT,
                (request, who) -> Answers.ok(new Seen(tours.by(who.who().id())))))
        .put("/api/v1/tours/{tour}", guard.role(Role.AGENT, this::see));
  }

  private Response see(Request request, StaffSession who) {
    return Tour.of(request.pathVariable("tour"))
        .map(tour -> {
          tours.see(who.who().id(), tour);
          return Response.noContent();
        })
        .orElseGet(() -> Answers.missing("This tour"));
  }
}
