package dev.firsthand.canned;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Canned responses over HTTP: all of the staff read what they may insert and write their own; admins
 * write what is shared.
 */
public final class CannedEndpoints {

  /** Who may insert a response: {@code everybody}, a {@code team}, or the {@code own}er. */
  private record Shown(
      String id, String whose, @Nullable String team, String shortcut, String title, String text) {

    static Shown of(CannedResponse response) {
      return new Shown(
          response.id(),
          switch (response.audience()) {
            case Audience.Everybody all -> "everybody";
            case Audience.Team some -> "team";
            case Audience.Owner own -> "own";
          },
          response.audience().team().map(TeamId::value).orElse(null),
          response.shortcut(),
          response.title(),
          response.text());
    }
  }

  private record Responses(List<Shown> responses) {}

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
            guard.role(
                Role.AGENT,
                (request, who) -> listed(register.readableBy(who.who().id()))))
        .get("/api/v1/canned/shared", guard.role(Role.ADMIN, request -> listed(register.shared())))
        .post("/api/v1/canned", guard.role(Role.ADMIN, this::create))
        .put("/api/v1/canned/{id}", guard.role(Role.ADMIN, this::change))
        .delete("/api/v1/canned/{id}", guard.role(Role.ADMIN, this::delete))
        .post("/api/v1/canned/own", guard.role(Role.AGENT, this::createOwn))
        .put("/api/v1/canned/own/{id}", guard.role(Role.AGENT, this::changeOwn))
        .delete("/api/v1/canned/own/{id}", guard.role(Role.AGENT, this::deleteOwn));
  }

  private Response create(Request request, StaffSession who) {
    return created(draft("", shared(request), request), who);
  }

  private Response change(Request request, StaffSession who) {
    return changed(draft(request.pathVariable("id"), shared(request), request), who);
  }

  private Response delete(Request request, StaffSession who) {
    return deleted(register.delete(request.pathVariable("id"), Author.of(who.who())));
  }

  private Response createOwn(Request request, StaffSession who) {
    return created(draft("", own(who), request), who);
  }

  private Response changeOwn(Request request, StaffSession who) {
    return changed(draft(request.pathVariable("id"), own(who), request), who);
  }

  private Response deleteOwn(Request request, StaffSession who) {
    return deleted(
        register.deleteOwn(request.pathVariable("id"), who.who().id(), Author.of(who.who())));
  }

  private Response created(CannedResponse draft, StaffSession who) {
    return Answers.created(Shown.of(register.create(draft, Author.of(who.who()))));
  }

  private Response changed(CannedResponse draft, StaffSession who) {
    return register
        .change(draft, Author.of(who.who()))
        .map(after -> Answers.ok(Shown.of(after)))
        .orElseGet(CannedEndpoints::missing);
  }

  private static Response deleted(Optional<CannedResponse> before) {
    return before.isPresent() ? Response.noContent() : missing();
  }

  private static Response listed(List<CannedResponse> responses) {
    return Answers.ok(new Responses(responses.stream().map(Shown::of).toList()));
  }

  private static Audience own(StaffSession who) {
    return new Audience.Owner(who.who().id());
  }

  /** The team that the body names; everybody without one. */
  private static Audience shared(Request request) {
    return Input.of(request)
        .optionalText("team", 1, 64)
        .<Audience>map(team -> new Audience.Team(new TeamId(team)))
        .orElseGet(Audience.Everybody::new);
  }

  private static CannedResponse draft(String id, Audience audience, Request request) {
    var input = Input.of(request);
    return new CannedResponse(
        id,
        audience,
        input.text("shortcut", 1, 40),
        input.text("title", 1, 120),
        input.text("text", 1, 4000));
  }

  private static Response missing() {
    return Answers.missing("This canned response");
  }
}
