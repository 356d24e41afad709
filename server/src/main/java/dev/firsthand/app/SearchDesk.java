package dev.firsthand.app;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.http.Router;
import dev.firsthand.search.Ratings;
import dev.firsthand.search.SearchEndpoint;
import dev.firsthand.search.TagEndpoints;
import dev.firsthand.search.Tags;
import dev.firsthand.search.TranscriptFollower;
import dev.firsthand.visitors.VisitorNoteEndpoints;
import dev.firsthand.visitors.VisitorNotes;
import java.time.Clock;
import java.util.List;
import java.util.function.IntSupplier;

/** Search, tags and visitors' notes, and the thread that reads the log for them, behind everything else. */
final class SearchDesk implements AutoCloseable {

  private final House house;
  private final ConversationLog store;
  private final Clock clock;
  private final TranscriptFollower follower;
  private final QuietThread thread;

  SearchDesk(House house, ConversationLog store, IntSupplier underWay, Clock clock) {
    this.house = house;
    this.store = store;
    this.clock = clock;
    follower = new TranscriptFollower(this::read, house.database.transcripts(), clock);
    thread = new QuietThread("search", follower::follow, underWay);
  }

  private List<Recorded> read(ConversationId id, long after, int limit) {
    thread.breathe();
    return store.read(id, after, limit);
  }

  void addTo(Router router) {
    var tags = new Tags(house.database.jdbi(), clock, house.changes);
    new SearchEndpoint(
            house.guard,
            house.database.transcripts(),
            store,
            house.staff,
            tags::of,
            new Ratings(house.database.jdbi()))
        .addTo(router);
    new TagEndpoints(house.guard, tags, store).addTo(router);
    new VisitorNoteEndpoints(
            house.guard,
            new VisitorNotes(house.database.jdbi(), clock, house.changes),
            store,
            house.staff,
            house.privacy)
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

  @Override
  public void close() {
    thread.close();
  }
}
