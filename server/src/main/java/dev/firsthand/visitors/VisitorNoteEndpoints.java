package dev.firsthand.visitors;

import dev.firsthand.access.AgentDirectory;
import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffMember;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Masking;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Notes about visitors over HTTP, for all of the staff. */
public final class VisitorNoteEndpoints {

  private static final int LONGEST = 2000;

  private record Shown(
      String text,
      long version,
      @Nullable Named by,
      @Nullable Instant at) {}

  /** An agent; the name is empty where there is no such agent any more. */
  private record Named(String id, String name) {}

  private final Guard guard;
  private final VisitorNotes notes;
  private final ConversationLog log;
  private final AgentDirectory agents;
  private final Masking masking;

  public VisitorNoteEndpoints(
      Guard guard,
      VisitorNotes notes,
      ConversationLog log,
      AgentDirectory agents,
      Masking masking) {
    this.masking = masking;
    this.guard = guard;
    this.notes = notes;
    this.log = log;
    this.agents = agents;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get("/api/v1/visitors/{id}/note", guard.role(Role.AGENT, this::read))
        .put("/api/v1/visitors/{id}/note", guard.role(Role.AGENT, this::write));
  }

  private Response read(Request request, StaffSession who) {
    return Answers.ok(visitor(request)
        .map(notes::of)
        .map(this::shown)
        .orElseGet(() -> shown(VisitorNotes.NOTHING)));
  }

  private Response write(Request request, StaffSession who) {
    Input input = Input.of(request);
    String text = input.text("text", 0, LONGEST);
    long version = input.whole("version", 0, Integer.MAX_VALUE);
    Optional<VisitorId> visitor = visitor(request).filter(id -> log.latestOf(id) > 0);
    if (visitor.isEmpty()) {
      return Answers.missing("This visitor");
    }
    return notes
        .write(visitor.get(), masked(visitor.get(), text), version, who.who().id())
        .map(note -> Answers.ok(shown(note)))
        .orElseGet(() -> Answers.problem(
            409,
            "CHANGED",
            "Somebody else wrote this note meanwhile. Read theirs, then save yours again.",
            null,
            Map.of("note", shown(notes.of(visitor.get())))));
  }

  /** As the site wants it where the visitor was last. */
  private String masked(VisitorId visitor, String text) {
    return log.summary(ConversationId.of(visitor, log.latestOf(visitor)))
        .map(latest -> masking.masked(latest.site(), text))
        .orElse(text);
  }

  private static Optional<VisitorId> visitor(Request request) {
    try {
      return Optional.of(new VisitorId(request.pathVariable("id")));
    } catch (IllegalArgumentException noId) {
      return Optional.empty();
    }
  }

  private Shown shown(VisitorNotes.Note note) {
    var by = note.by();
    return new Shown(
        note.text(),
        note.version(),
        by == null
            ? null
            : new Named(by.value(), agents.find(by).map(StaffMember::name).orElse("")),
        note.at());
  }
}
