package dev.firsthand.app;

import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.hooks.EventHookRoom;
import dev.firsthand.http.Router;
import dev.firsthand.telemetry.Metrics;
import java.time.Clock;
import java.time.Duration;

/** Webhooks in a running house, and the thread that reads the log for them. */
final class EventHookDesk implements AutoCloseable {

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final EventHookRoom room;
  private final QuietThread thread;

  EventHookDesk(House house, ConversationLog store, Work work, Clock clock) {
    room = new EventHookRoom(
        house.eventHooks,
        store::read,
        house.database.jdbi(),
        house.database::backlog,
        house.guard,
        house.sites::exists,
        house.tokens,
        work,
        clock);
    thread = new QuietThread("webhook", room::follow, () -> 0);
  }

  void addTo(Router router) {
    room.addTo(router);
  }

  /** Hears from now on what happens, and tells it. */
  void start(ConversationEngine engine, Work work) {
    engine.listen(room.listener());
    thread.start();
    work.every(LOOK, room::look);
  }

  void counted(Metrics metrics) {
    metrics
        .counter("firsthand.webhook.told", "Events that webhooks were told of", room::delivered)
        .counter(
            "firsthand.webhook.untold", "Calls of webhooks for events that failed", room::failures);
  }

  @Override
  public void close() {
    thread.close();
    room.close();
  }
}
