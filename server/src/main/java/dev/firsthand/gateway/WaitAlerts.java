package dev.firsthand.gateway;

import dev.firsthand.conversation.TeamId;
import dev.firsthand.engine.Floor;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.routing.Team;
import dev.firsthand.routing.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells those who look after the house of each wait that is too long, once: what was told is in the
 * database, so a restart tells nothing again. A new wait of the same visitor is told anew. Thread-safe.
 */
final class WaitAlerts {

  private static final int MOST_AT_ONCE = 100;

  private final Supervision supervision;
  private final Hub hub;
  private final InstantSource clock;
  private final AtomicLong told = new AtomicLong();

  WaitAlerts(Supervision supervision, Hub hub, InstantSource clock) {
    this.supervision = supervision;
    this.hub = hub;
    this.clock = clock;
  }

  /** Looks who waits for too long now. Blocks. */
  void look() {
    Instant now = clock.instant();
    Duration limit = supervision.target().alertAfter();
    for (Floor.Waiting late : supervision.floors().tellOf(limit, now, MOST_AT_ONCE)) {
      told.incrementAndGet();
      AgentFrame.WaitAlert frame = frame(late);
      hub.eachAgent(window -> window.alert(frame));
    }
  }

  /** How many were told of since the start. */
  long told() {
    return told.get();
  }

  private AgentFrame.WaitAlert frame(Floor.Waiting late) {
    Teams teams = supervision.teams().get();
    return new AgentFrame.WaitAlert(
        late.id().value(),
        late.since(),
        late.visitorName(),
        teams
            .wanted(late.team(), late.site())
            .flatMap((TeamId id) -> teams.find(id))
            .map(Team::name)
            .orElse(null));
  }
}
