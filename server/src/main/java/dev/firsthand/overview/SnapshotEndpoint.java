package dev.firsthand.overview;

import dev.firsthand.access.AgentDirectory;
import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffMember;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Everything that is going on, in one consistent answer: open conversations and agents. */
public final class SnapshotEndpoint {

  private record Answer(
      String node,
      String era,
      List<OpenConversation> conversations,
      List<AgentNow> agents,
      long queue) {}

  private record OpenConversation(
      String conversation,
      String site,
      String state,
      @Nullable String owner,
      long epoch,
      @Nullable Instant waitingSince) {

    static OpenConversation of(ConversationSummary summary) {
      AgentId owner = summary.owner();
      return new OpenConversation(
          summary.id().value(),
          summary.site().value(),
          onTheWire(summary.state()),
          owner == null ? null : owner.value(),
          summary.epoch(),
          summary.waitingSince());
    }

    /** The state's word, as the WebSocket protocol has it too: {@code followUp}. */
    private static String onTheWire(String state) {
      return state.equals("FOLLOW_UP") ? "followUp" : state.toLowerCase(Locale.ROOT);
    }
  }

  private record AgentNow(
      String id,
      String name,
      String status,
      int capacity,
      int load,
      @Nullable String ringing,
      @Nullable Instant lastSeen) {}

  private final Guard guard;
  private final ConversationLog log;
  private final AgentDirectory agents;
  private final Predicate<AgentId> connected;
  private final String node;

  /**
   * The view of one node.
   *
   * @param connected whether an agent has a window open; who has none is offline
   */
  public SnapshotEndpoint(
      Guard guard,
      ConversationLog log,
      AgentDirectory agents,
      Predicate<AgentId> connected,
      String node) {
    this.guard = guard;
    this.log = log;
    this.agents = agents;
    this.connected = connected;
    this.node = node;
  }

  /** Adds the route. */
  public void addTo(Router router) {
    router.get("/api/v1/snapshot", guard.role(Role.ADMIN, request -> snapshot()));
  }

  private Response snapshot() {
    var snapshot = log.snapshot();
    long queue = snapshot.open().stream()
        .filter(open -> open.state().equals("QUEUED") || open.state().equals("RINGING"))
        .count();
    return Answers.ok(new Answer(
        node,
        log.era(),
        snapshot.open().stream().map(OpenConversation::of).toList(),
        snapshot.agents().stream().map(this::now).toList(),
        queue));
  }

  private AgentNow now(AgentSlots.Slot slot) {
    var ringing = slot.ringing();
    return new AgentNow(
        slot.agent().value(),
        agents.find(slot.agent()).map(StaffMember::name).orElse(""),
        connected.test(slot.agent()) ? slot.status().name().toLowerCase(Locale.ROOT) : "offline",
        slot.capacity(),
        slot.load(),
        ringing == null ? null : ringing.value(),
        slot.lastSeen());
  }
}
