package dev.firsthand.app;

import dev.firsthand.access.StaffMember;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.http.Router;
import dev.firsthand.reports.ReportDesk;
import dev.firsthand.reports.ReportEndpoints;
import dev.firsthand.reports.ReportFollower;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;

/** Reports, and the thread that reads the log for them, behind everything else. */
final class ReportRoom implements AutoCloseable {

  private final House house;
  private final ConversationLog store;
  private final Clock clock;
  private final ReportFollower follower;
  private final QuietThread thread;

  ReportRoom(House house, ConversationLog store, IntSupplier underWay, Clock clock) {
    this.house = house;
    this.clock = clock;
    this.store = store;
    follower = follower(house, this::read, clock);
    thread = new QuietThread("report", follower::follow, underWay);
  }

  private List<Recorded> read(ConversationId id, long after, int limit) {
    thread.breathe();
    return store.read(id, after, limit);
  }

  /** Whoever reads the house's log for its reports. */
  static ReportFollower follower(House house, ReportFollower.Source source, Clock clock) {
    return new ReportFollower(source, house.database.jdbi(), house.database::backlog, clock);
  }

  /** @param beside reads the facts, long as that may take */
  void addTo(Router router, Executor beside) {
    new ReportEndpoints(
            house.guard,
            new ReportDesk(
                house.database.jdbi(),
                house.faqs::current,
                house.teams::current,
                agent -> house.staff.find(agent).map(StaffMember::name).orElse(""),
                follower::behind,
                follower::isCatchingUp),
            house.sites::exists,
            site -> house.hours.of(site).at(clock.instant()).zone(),
            beside,
            clock)
        .addTo(router);
  }

  /** Hears from now on what moves, and reads what did before. */
  void start(ConversationEngine engine) {
    engine.listen(follower);
    thread.start();
  }

  @Override
  public void close() {
    thread.close();
  }
}
