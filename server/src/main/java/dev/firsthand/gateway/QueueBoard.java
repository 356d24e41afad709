package dev.firsthand.gateway;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.InOrder;
import dev.firsthand.engine.Listener;
import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.engine.Timer;
import dev.firsthand.engine.WaitEstimator;
import dev.firsthand.protocol.VisitorFrame;
import dev.firsthand.routing.WaitEstimate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells waiting visitors their place in line and the wait to expect, whenever the line or those who
 * serve it move, and now and then while it stands still, for a line that stands grows longer; many
 * moves at once are told once. Thread-safe.
 */
final class QueueBoard implements Listener {

  private static final Logger log = LoggerFactory.getLogger(QueueBoard.class);

  private static final Duration GATHER = Duration.ofMillis(200);
  private static final Duration STANDING = Duration.ofSeconds(30);
  private static final int MOST_TOLD = 2_000;

  private final ConversationLog store;
  private final KnownAgents known;
  private final Hub hub;
  private final InOrder executor;
  private final Timer timer;
  private final InstantSource clock;
  private final AtomicBoolean planned = new AtomicBoolean();
  private final AtomicBoolean standing = new AtomicBoolean();
  private volatile @Nullable WaitEstimator estimator;

  QueueBoard(
      ConversationLog store,
      KnownAgents known,
      Hub hub,
      InOrder executor,
      Timer timer,
      InstantSource clock) {
    this.store = store;
    this.known = known;
    this.hub = hub;
    this.executor = executor;
    this.timer = timer;
    this.clock = clock;
  }

  void know(WaitEstimator whoEstimates) {
    estimator = whoEstimates;
  }

  @Override
  public void heard(Announcement announcement) {
    boolean waited = announcement.before().state().place() != null;
    boolean waits = announcement.after().state().place() != null;
    if (waited || waits) {
      changed();
    }
  }

  /** The line may have moved, or somebody new looks at it or serves it. */
  void changed() {
    if (planned.compareAndSet(false, true)) {
      timer.after(GATHER, () -> executor.execute(this::tell));
    }
  }

  private void tell() {
    planned.set(false);
    WaitEstimator estimates = estimator;
    if (estimates == null) {
      return;
    }
    try {
      Instant now = clock.instant();
      List<WaitEstimator.InLine> line = estimates.look(store.waiting(MOST_TOLD), this::isSeen, now);
      for (WaitEstimator.InLine waiting : line) {
        ConversationId id = waiting.conversation();
        if (isSeen(id)) {
          VisitorFrame.Place frame =
              frame(waiting.place(), waiting.range(), known.of(id, waiting.ofKnown(), now));
          hub.visitorsOf(id).forEach(socket -> socket.place(id, frame));
        }
      }
      if (!line.isEmpty() && standing.compareAndSet(false, true)) {
        timer.after(STANDING, () -> {
          standing.set(false);
          changed();
        });
      }
    } catch (LogUnavailable e) {
      log.atWarn().log("places.unavailable");
    }
  }

  private boolean isSeen(ConversationId conversation) {
    return !hub.visitorsOf(conversation).isEmpty();
  }

  private static VisitorFrame.Place frame(
      int place, Optional<WaitEstimate> wait, VisitorFrame.@Nullable Known known) {
    return new VisitorFrame.Place(
        place, ms(wait.map(WaitEstimate::from)), ms(wait.map(WaitEstimate::to)), known);
  }

  private static @Nullable Long ms(Optional<Duration> duration) {
    return duration.map(Duration::toMillis).orElse(null);
  }
}
