package dev.firsthand.overview;

import dev.firsthand.access.AgentDirectory;
import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffMember;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationEvent.Skipped;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whom a conversation was offered to, and why each other agent was not asked. */
public final class ChoicesEndpoint {

  private static final int WHOLE_LOG = 10_000;

  private record Answer(List<Made> choices) {}

  /**
   * One choice.
   *
   * @param choice offered, alsoOffered or nobodyAsked
   * @param others how many agents more there are than named
   */
  private record Made(
      long seq,
      Instant at,
      String choice,
      @Nullable String agent,
      @Nullable String name,
      List<PassedOver> skipped,
      int others) {}

  private record PassedOver(String agent, String name, String why) {}

  private final Guard guard;
  private final ConversationLog log;
  private final AgentDirectory agents;

  public ChoicesEndpoint(Guard guard, ConversationLog log, AgentDirectory agents) {
    this.guard = guard;
    this.log = log;
    this.agents = agents;
  }

  /** Adds the route. */
  public void addTo(Router router) {
    router.get(
        "/api/v1/conversations/{id}/choices",
        guard.role(Role.SUPERVISOR, request -> choices(request)));
  }

  private Response choices(Request request) {
    Optional<ConversationId> id = parsed(request.pathVariable("id"));
    List<Recorded> events = id.map(known -> log.read(known, 0, WHOLE_LOG)).orElse(List.of());
    return events.isEmpty()
        ? Answers.missing("This conversation")
        : Answers.ok(new Answer(events.stream().flatMap(this::made).toList()));
  }

  private Stream<Made> made(Recorded recorded) {
    return switch (recorded.event()) {
      case ConversationEvent.Offered e ->
        Stream.of(made(recorded, "offered", e.agent(), e.skipped(), 0));
      case ConversationEvent.AlsoOffered e ->
        Stream.of(made(recorded, "alsoOffered", e.agent(), e.skipped(), 0));
      case ConversationEvent.NobodyAsked e ->
        Stream.of(made(recorded, "nobodyAsked", null, e.skipped(), e.others()));
      default -> Stream.empty();
    };
  }

  private Made made(
      Recorded recorded,
      String choice,
      @Nullable AgentId agent,
      List<Skipped> skipped,
      int others) {
    return new Made(
        recorded.seq(),
        recorded.event().at(),
        choice,
        agent == null ? null : agent.value(),
        agent == null ? null : nameOf(agent),
        skipped.stream()
            .map(
                each -> new PassedOver(each.agent().value(), nameOf(each.agent()), why(each.why())))
            .toList(),
        others);
  }

  /** With a name where it speaks of another agent: "after Maria Lindqvist". */
  private String why(String why) {
    int last = why.lastIndexOf(' ');
    String name = last < 0 ? "" : nameOf(new AgentId(why.substring(last + 1)));
    return name.isEmpty() ? why : why.substring(0, last + 1) + name;
  }

  private String nameOf(AgentId agent) {
    return agents.find(agent).map(StaffMember::name).orElse("");
  }

  private static Optional<ConversationId> parsed(String id) {
    try {
      return Optional.of(new ConversationId(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
