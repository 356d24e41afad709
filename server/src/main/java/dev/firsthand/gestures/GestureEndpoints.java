package dev.firsthand.gestures;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Gestures over HTTP, as admins define them. */
public final class GestureEndpoints {

  private static final String GESTURE = "/api/v1/gestures/{id}";
  private static final int LONGEST_UPLOAD = 1_100_000;

  private record All(List<GestureJson.Answer> gestures) {}

  private record Removed(int removed) {}

  private final Guard guard;
  private final GestureDirectory directory;
  private final Predicate<SiteKey> siteExists;

  public GestureEndpoints(Guard guard, GestureDirectory directory, Predicate<SiteKey> siteExists) {
    this.guard = guard;
    this.directory = directory;
    this.siteExists = siteExists;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get("/api/v1/gestures", guard.role(Role.ADMIN, request -> all()))
        .post("/api/v1/gestures", guard.role(Role.ADMIN, this::create))
        .put(GESTURE, guard.role(Role.ADMIN, this::change))
        .delete(GESTURE, guard.role(Role.ADMIN, this::delete))
        .post(GESTURE + "/codes", guard.role(Role.ADMIN, this::addCodes))
        .delete(GESTURE + "/codes", guard.role(Role.ADMIN, this::clearCodes));
  }

  private Response all() {
    return Answers.ok(
        new All(directory.all().stream().map(GestureJson.Answer::of).toList()));
  }

  private Response create(Request request, StaffSession who) {
    Gesture made = directory.create(draft(Input.of(request)), Author.of(who.who()));
    return Answers.created(GestureJson.Answer.of(new GestureDirectory.Standing(made, 0, 0)));
  }

  private Response change(Request request, StaffSession who) {
    var input = Input.of(request);
    long basedOn = input.whole("version", 1, Long.MAX_VALUE);
    Optional<GestureId> id = id(request);
    if (id.isEmpty()) {
      return missing();
    }
    return switch (directory.change(id.get(), basedOn, draft(input), Author.of(who.who()))) {
      case GestureDirectory.Changed.Done done -> Answers.ok(answer(done.gesture()));
      case GestureDirectory.Changed.Missing gone -> missing();
      case GestureDirectory.Changed.Stale stale ->
        Answers.problem(
            409,
            "STALE_VERSION",
            "Somebody else changed this gesture meanwhile. Reload it and look again.");
    };
  }

  private GestureJson.Answer answer(Gesture gesture) {
    return directory.all().stream()
        .filter(standing -> standing.gesture().id().equals(gesture.id()))
        .findFirst()
        .map(GestureJson.Answer::of)
        .orElseGet(() -> GestureJson.Answer.of(new GestureDirectory.Standing(gesture, 0, 0)));
  }

  private Response delete(Request request, StaffSession who) {
    boolean done =
        id(request).map(id -> directory.delete(id, Author.of(who.who()))).orElse(false);
    return done ? Response.noContent() : missing();
  }

  private Response addCodes(Request request, StaffSession who) {
    List<String> lines =
        Input.of(request).text("codes", 1, LONGEST_UPLOAD).lines().toList();
    if (lines.size() > CodePool.MOST_AT_ONCE) {
      throw new BadInput(
          "codes",
          "These are " + lines.size() + " lines: add at most " + CodePool.MOST_AT_ONCE
              + " at a time.");
    }
    return id(request)
        .flatMap(id -> directory.addCodes(id, lines, Author.of(who.who())))
        .map(Answers::ok)
        .orElseGet(GestureEndpoints::noPool);
  }

  private Response clearCodes(Request request, StaffSession who) {
    return id(request)
        .flatMap(id -> directory.clearCodes(id, Author.of(who.who())))
        .map(removed -> Answers.ok(new Removed(removed)))
        .orElseGet(GestureEndpoints::noPool);
  }

  private GestureDraft draft(Input input) {
    GestureDraft draft = GestureJson.draft(input);
    for (SiteKey site : draft.sites()) {
      if (!siteExists.test(site)) {
        throw new BadInput("sites", "There is no site with the key “" + site + "” (any more).");
      }
    }
    return draft;
  }

  private static Optional<GestureId> id(Request request) {
    String id = request.pathVariable("id");
    return id.isBlank() || id.length() > 64 ? Optional.empty() : Optional.of(new GestureId(id));
  }

  private static Response missing() {
    return Answers.missing("This gesture");
  }

  private static Response noPool() {
    return Answers.missing("A pool of codes of this gesture");
  }
}
