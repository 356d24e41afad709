package dev.firsthand.app;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.SiteOpenness;
import dev.firsthand.http.Router;
import dev.firsthand.push.PushRoom;
import dev.firsthand.telemetry.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;

/** Web push in a running house. */
record PushDesk(PushRoom room) implements AutoCloseable {

  private static final Duration LOOK = Duration.ofSeconds(1);

  static PushDesk of(Config config, House house, Clock clock) {
    return new PushDesk(new PushRoom(
        config.push(),
        house.database.jdbi(),
        house.audit,
        house.guard,
        config.sessions(),
        house.random,
        clock));
  }

  void addTo(Router router) {
    room.addTo(router);
  }

  /** Begins to look who must be called. */
  void start(
      House house,
      ConversationLog store,
      SiteOpenness openness,
      Predicate<AgentId> isHere,
      Work work) {
    work.every(
        LOOK,
        room.looks(
            store,
            house.database.slots(),
            house.teams::current,
            openness,
            house.database.mentions(),
            isHere,
            work,
            work));
  }

  void counted(Metrics metrics) {
    metrics
        .counter("firsthand.push.sent", "Calls that push services took", room::sent)
        .counter(
            "firsthand.push.failures",
            "Calls that push services did not take, or could not be reached for",
            room::failed);
  }

  @Override
  public void close() {
    room.close();
  }
}
