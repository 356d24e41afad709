package dev.firsthand.overview;

import dev.firsthand.access.AgentDirectory;
import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffMember;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.engine.PromiseMade;
import dev.firsthand.engine.Promises;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was promised to visitors: the open, the overdue and the kept, page by page. */
public final class PromisesEndpoint {

  private static final int PAGE = 50;
  private static final int LONGEST_ID = 64;
  private static final String ME = "me";

  private record Page(List<Promised> promises, @Nullable String next) {}

  /**
   * One promise. Its words are read in the conversation, by those who may.
   *
   * @param promise number of the event that made it
   * @param by the agent who made it; null if the house did
   * @param owner who is to keep it; null if anybody may
   */
  private record Promised(
      String conversation,
      long promise,
      String site,
      String kind,
      @Nullable Named by,
      @Nullable Named owner,
      Instant at,
      Instant due,
      boolean overdue,
      @Nullable Instant keptAt) {}

  /** An agent; the name is empty where there is no such agent any more. */
  private record Named(String id, String name) {}

  private final Guard guard;
  private final Promises promises;
  private final AgentDirectory agents;
  private final InstantSource clock;

  public PromisesEndpoint(
      Guard guard, Promises promises, AgentDirectory agents, InstantSource clock) {
    this.guard = guard;
    this.promises = promises;
    this.agents = agents;
    this.clock = clock;
  }

  /** Adds the route. */
  public void addTo(Router router) {
    router.get("/api/v1/promises", guard.role(Role.AGENT, this::page));
  }

  private Response page(Request request, StaffSession who) {
    Instant now = clock.instant();
    var query = new Promises.Query(
        which(request), now, owner(request, who), cursor(request), limit(request));
    try {
      Promises.Page page = promises.page(query);
      return Answers.ok(new Page(
          page.promises().stream().map(promise -> promised(promise, now)).toList(), page.next()));
    } catch (IllegalArgumentException noCursor) {
      throw new BadInput("after", "must be the next of a page before, as it was given.");
    }
  }

  private static Promises.Which which(Request request) {
    return switch (request.query("state").orElse("open")) {
      case "open" -> Promises.Which.OPEN;
      case "overdue" -> Promises.Which.OVERDUE;
      case "kept" -> Promises.Which.KEPT;
      default -> throw new BadInput("state", "must be open, overdue or kept.");
    };
  }

  private static @Nullable AgentId owner(Request request, StaffSession who) {
    String owner = request.query("owner").orElse("");
    if (owner.isBlank()) {
      return null;
    }
    if (owner.length() > LONGEST_ID) {
      throw new BadInput("owner", "must be an agent's id, or me.");
    }
    return owner.equals(ME) ? who.who().id() : new AgentId(owner);
  }

  private static @Nullable String cursor(Request request) {
    return request.query("after").filter(cursor -> !cursor.isBlank()).orElse(null);
  }

  private static int limit(Request request) {
    String limit = request.query("limit").orElse(Integer.toString(PAGE));
    if (limit.matches("[1-9][0-9]{0,2}") && Integer.parseInt(limit) <= Promises.LONGEST_PAGE) {
      return Integer.parseInt(limit);
    }
    throw new BadInput("limit", "must be from 1 to " + Promises.LONGEST_PAGE + ".");
  }

  private Promised promised(PromiseMade promise, Instant now) {
    return new Promised(
        promise.conversation().value(),
        promise.seq(),
        promise.site().value(),
        promise.kind().name(),
        named(promise.by()),
        named(promise.owner()),
        promise.at(),
        promise.due(),
        promise.keptAt() == null && !promise.due().isAfter(now),
        promise.keptAt());
  }

  private @Nullable Named named(@Nullable AgentId agent) {
    return agent == null
        ? null
        : new Named(agent.value(), agents.find(agent).map(StaffMember::name).orElse(""));
  }
}
