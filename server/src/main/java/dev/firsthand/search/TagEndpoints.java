package dev.firsthand.search;

import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tags over HTTP, for all of the staff. */
public final class TagEndpoints {

  private record InUse(List<Tags.Used> tags) {}

  private record OfOne(List<String> tags) {}

  private final Guard guard;
  private final Tags tags;
  private final ConversationLog log;

  public TagEndpoints(Guard guard, Tags tags, ConversationLog log) {
    this.guard = guard;
    this.tags = tags;
    this.log = log;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get("/api/v1/tags", guard.role(Role.AGENT, request -> Answers.ok(new InUse(tags.used()))))
        .get("/api/v1/conversations/{id}/tags", guard.role(Role.AGENT, this::list))
        .put("/api/v1/conversations/{id}/tags/{tag}", guard.role(Role.AGENT, this::add))
        .delete("/api/v1/conversations/{id}/tags/{tag}", guard.role(Role.AGENT, this::remove));
  }

  private Response list(Request request, StaffSession who) {
    return of(request, tags::of);
  }

  private Response add(Request request, StaffSession who) {
    return of(request, id -> tags.add(id, request.pathVariable("tag"), who.who().id()));
  }

  private Response remove(Request request, StaffSession who) {
    return of(request, id -> tags.remove(id, request.pathVariable("tag")));
  }

  private Response of(Request request, Function<ConversationId, List<String>> change) {
    return conversation(request.pathVariable("id"))
        .map(id -> Answers.ok(new OfOne(change.apply(id))))
        .orElseGet(() -> Answers.missing("This conversation"));
  }

  private Optional<ConversationId> conversation(String text) {
    try {
      var id = new ConversationId(text);
      return log.summary(id).map(summary -> summary.id());
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }
}
