package dev.firsthand.overview;

import dev.firsthand.access.AgentDirectory;
import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffMember;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.engine.WaitRecord;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.routing.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that is going on, in one consistent answer: open conversations and agents. */
public final class SnapshotEndpoint {

  private static final int DAYS_OF_WAITS = 7;

  private record Answer(
      String node,
      String era,
      List<OpenConversation> conversations,
      List<AgentNow> agents,
      List<TeamNow> teams,
      long queue,
      WaitsTold waits) {}

  private record OpenConversation(
      String conversation,
      String site,
      String state,
      @Nullable String owner,
      long epoch,
      @Nullable Instant waitingSince,
      @Nullable String team) {

    static OpenConversation of(ConversationSummary summary, Teams teams) {
      AgentId owner = summary.owner();
      return new OpenConversation(
          summary.id().value(),
          summary.site().value(),
          onTheWire(summary.state()),
          owner == null ? null : owner.value(),
          summary.epoch(),
          summary.waitingSince(),
          teams.wanted(summary.team(), summary.site()).map(TeamId::value).orElse(null));
    }

    /** The state's word, as the WebSocket protocol has it too: {@code followUp}. */
    private static String onTheWire(String state) {
      return state.equals("FOLLOW_UP") ? "followUp" : state.toLowerCase(Locale.ROOT);
    }
  }

  /**
   * How honest the waits were that visitors were told.
   *
   * @param told waits of the last days that ended with a person and whose range was told
   * @param right those of them that ended inside the range first told
   */
  private record WaitsTold(int days, long told, long right) {}

  private record TeamNow(String id, String name) {}

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
  private final Supplier<Teams> teams;
  private final Predicate<AgentId> connected;
  private final String node;
  private final WaitRecord waits;
  private final InstantSource clock;

  /**
   * The view of one node.
   *
   * @param connected whether an agent has a window open; who has none is offline
   */
  public SnapshotEndpoint(
      Guard guard,
      ConversationLog log,
      AgentDirectory agents,
      Supplier<Teams> teams,
      Predicate<AgentId> connected,
      String node,
      WaitRecord waits,
      InstantSource clock) {
    this.guard = guard;
    this.log = log;
    this.agents = agents;
    this.teams = teams;
    this.connected = connected;
    this.node = node;
    this.waits = waits;
    this.clock = clock;
  }

  /** Adds the route. */
  public void addTo(Router router) {
    router.get("/api/v1/snapshot", guard.role(Role.ADMIN, request -> snapshot()));
  }

  private Response snapshot() {
    var snapshot = log.snapshot();
    Teams now = teams.get();
    long queue = snapshot.open().stream()
        .filter(open -> open.state().equals("QUEUED") || open.state().equals("RINGING"))
        .count();
    return Answers.ok(new Answer(
        node,
        log.era(),
        snapshot.open().stream().map(open -> OpenConversation.of(open, now)).toList(),
        snapshot.agents().stream().map(this::now).toList(),
        now.byId().values().stream()
            .map(team -> new TeamNow(team.id().value(), team.name()))
            .sorted(Comparator.comparing(TeamNow::name))
            .toList(),
        queue,
        waitsTold()));
  }

  private WaitsTold waitsTold() {
    var accuracy = waits.accuracySince(clock.instant().minus(Duration.ofDays(DAYS_OF_WAITS)));
    return new WaitsTold(DAYS_OF_WAITS, accuracy.told(), accuracy.right());
  }

  /** The status as the WebSocket protocol has it too: {@code lastChat}. */
  private static String status(AgentSlots.Status status) {
    return switch (status) {
      case AVAILABLE -> "available";
      case BUSY -> "busy";
      case AWAY -> "away";
      case LAST_CHAT -> "lastChat";
    };
  }

  private AgentNow now(AgentSlots.Slot slot) {
    var ringing = slot.ringing();
    return new AgentNow(
        slot.agent().value(),
        agents.find(slot.agent()).map(StaffMember::name).orElse(""),
        connected.test(slot.agent()) ? status(slot.status()) : "offline",
        slot.capacity(),
        slot.load(),
        ringing == null ? null : ringing.value(),
        slot.lastSeen());
  }
}
