package dev.firsthand.app;

import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.RoutingTable;
import dev.firsthand.http.Router;
import dev.firsthand.privacy.PrivacyEndpoints;
import dev.firsthand.privacy.Retention;
import java.time.Clock;
import java.time.Duration;

/** What is hidden, kept and erased in a running house. */
final class PrivacyDesk {

  private static final Duration LOOK = Duration.ofSeconds(10);

  private final House house;
  private final Retention retention;

  PrivacyDesk(House house, ConversationLog store, RoutingTable table, Clock clock) {
    this.house = house;
    var eraser = new ChatEraser(
        store, house.database::eraseWords, house.files, house.visitors, table::forget);
    retention = new Retention(
        house.privacy,
        house.database.oldChats(),
        eraser::erase,
        site -> house.hours.of(site).at(clock.instant()).zone(),
        clock);
  }

  void addTo(Router router) {
    new PrivacyEndpoints(house.guard, house.privacy, retention, house.sites::exists).addTo(router);
  }

  /** Begins to look what is old. */
  void start(Work work) {
    work.every(LOOK, retention::look);
  }
}
