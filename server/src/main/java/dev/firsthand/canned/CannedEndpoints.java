package dev.firsthand.canned;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import java.util.List;

/** Canned responses over HTTP: any staff reads them, admins write them. */
public final class CannedEndpoints {

  private record Responses(List<CannedResponse> responses) {}

  private final Guard guard;
  private final CannedRegister register;

  public CannedEndpoints(Guard guard, CannedRegister register) {
    this.guard = guard;
    this.register = register;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(
            "/api/v1/canned",
            guard.role(Role.AGENT, request -> Answers.ok(new Responses(register.all()))))
        .post("/api/v1/canned", guard.role(Role.ADMIN, this::create))
        .put("/api/v1/canned/{id}", guard.role(Role.ADMIN, this::change))
        .delete("/api/v1/canned/{id}", guard.role(Role.ADMIN, this::delete));
  }

  private Response create(Request request, StaffSession who) {
    return Answers.created(register.create(draft("", request), Author.of(who.who())));
  }

  private Response change(Request request, StaffSession who) {
    var draft = draft(request.pathVariable("id"), request);
    return register
        .change(draft, Author.of(who.who()))
        .map(Answers::ok)
        .orElseGet(CannedEndpoints::missing);
  }

  private Response delete(Request request, StaffSession who) {
    return register
        .delete(request.pathVariable("id"), Author.of(who.who()))
        .map(gone -> Response.noContent())
        .orElseGet(CannedEndpoints::missing);
  }

  private static CannedResponse draft(String id, Request request) {
    var input = Input.of(request);
    return new CannedResponse(
        id,
        input.text("shortcut", 1, 40),
        input.text("title", 1, 120),
        input.text("text", 1, 4000));
  }

  private static Response missing() {
    return Answers.missing("This canned response");
  }
}
