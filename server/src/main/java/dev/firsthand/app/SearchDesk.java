package dev.firsthand.app;

import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.http.Router;
import dev.firsthand.search.SearchEndpoint;
import dev.firsthand.search.TagEndpoints;
import dev.firsthand.search.Tags;
import dev.firsthand.search.TranscriptFollower;
import dev.firsthand.visitors.VisitorNoteEndpoints;
import dev.firsthand.visitors.VisitorNotes;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Search, tags and visitors' notes, and the thread that reads the log for them, behind everything else. */
final class SearchDesk implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SearchDesk.class);

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration BREATH = Duration.ofMillis(20);

  /** Rests so much longer than it works: chats come first, also on a machine with little to spare. */
  private static final int RESTS_TIMES = 19;

  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
  private static final long MAY_END_WITHIN_MS = 5_000;

  private final House house;
  private final ConversationLog store;
  private final Clock clock;
  private final TranscriptFollower follower;
  private final Thread thread;
  private volatile boolean closed;

  SearchDesk(House house, ConversationLog store, Clock clock) {
    this.house = house;
    this.store = store;
    this.clock = clock;
    follower = new TranscriptFollower(store::read, house.database.transcripts(), clock);
    thread = Thread.ofPlatform().daemon().name("search").unstarted(this::run);
  }

  void addTo(Router router) {
    var tags = new Tags(house.database.jdbi(), clock, house.changes);
    new SearchEndpoint(house.guard, house.database.transcripts(), store, house.staff, tags::of)
        .addTo(router);
    new TagEndpoints(house.guard, tags, store).addTo(router);
    new VisitorNoteEndpoints(
            house.guard,
            new VisitorNotes(house.database.jdbi(), clock, house.changes),
            store,
            house.staff)
        .addTo(router);
  }

  /** Hears from now on what moves, and reads what did before. */
  void start(ConversationEngine engine) {
    engine.listen(follower);
    thread.start();
  }

  /** Conversations that moved and are not read yet. */
  int behind() {
    return follower.behind();
  }

  private void run() {
    while (!closed) {
      Duration pause;
      try {
        long began = System.nanoTime();
        Duration least = follower.follow() ? BREATH : PAUSE;
        Duration rest = Duration.ofNanos((System.nanoTime() - began) * RESTS_TIMES);
        pause = rest.compareTo(least) > 0 ? rest : least;
      } catch (LogUnavailable e) {
        log.atWarn().log("search.unavailable");
        pause = AFTER_TROUBLE;
      } catch (RuntimeException e) {
        log.atError().setCause(e).log("search.failed");
        pause = AFTER_TROUBLE;
      }
      LockSupport.parkNanos(this, pause.toNanos());
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(MAY_END_WITHIN_MS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
