package dev.firsthand.gateway;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.engine.InOrder;
import dev.firsthand.engine.Listener;
import dev.firsthand.engine.Timer;
import dev.firsthand.protocol.VisitorFrame;
import dev.firsthand.routing.WaitEstimate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Tells waiting visitors their place in line and the wait to expect, whenever the line moves; many
 * moves at once are told once. Thread-safe.
 */
final class QueueBoard implements Listener {

  private static final Duration GATHER = Duration.ofMillis(200);
  private static final Duration LOOK_BACK = Duration.ofMinutes(60);
  private static final int MOST_TOLD = 2_000;

  private final ConversationLog store;
  private final Hub hub;
  private final InOrder executor;
  private final Timer timer;
  private final InstantSource clock;
  private final AtomicBoolean planned = new AtomicBoolean();

  QueueBoard(ConversationLog store, Hub hub, InOrder executor, Timer timer, InstantSource clock) {
    this.store = store;
    this.hub = hub;
    this.executor = executor;
    this.timer = timer;
    this.clock = clock;
  }

  @Override
  public void heard(Announcement announcement) {
    boolean waited = announcement.before().state().place() != null;
    boolean waits = announcement.after().state().place() != null;
    if (waited || waits) {
      changed();
    }
  }

  /** The line may have moved, or somebody new looks at it. */
  void changed() {
    if (planned.compareAndSet(false, true)) {
      timer.after(GATHER, () -> executor.execute(this::tell));
    }
  }

  private void tell() {
    planned.set(false);
    List<ConversationSummary> waiting = store.waiting(MOST_TOLD);
    if (waiting.isEmpty()) {
      return;
    }
    Instant since = clock.instant().minus(LOOK_BACK);
    List<Instant> departures = store.departuresSince(since);
    int place = 0;
    for (ConversationSummary summary : waiting) {
      place++;
      ConversationId id = summary.id();
      VisitorFrame.Place frame = frame(place, WaitEstimate.of(departures, place));
      hub.visitorsOf(id).forEach(socket -> socket.place(id, frame));
    }
  }

  private static VisitorFrame.Place frame(int place, Optional<WaitEstimate> wait) {
    return new VisitorFrame.Place(
        place, ms(wait.map(WaitEstimate::from)), ms(wait.map(WaitEstimate::to)));
  }

  private static @Nullable Long ms(Optional<Duration> duration) {
    return duration.map(Duration::toMillis).orElse(null);
  }
}
