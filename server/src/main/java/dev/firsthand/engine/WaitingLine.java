package dev.firsthand.engine;

import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.Place;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The queue as this node remembers it, in the order of {@link Place#turn()}: made of what is
 * announced, and compared with the store's rows now and then, for other nodes write there too. A hint:
 * it may hold what waits no more and miss what does; whoever acts on it is told by the log. Thread-safe;
 * never blocks.
 */
final class WaitingLine {

  /**
   * One that waits.
   *
   * @param seq number of the last event that this was made of
   * @param since since when it waits
   * @param place its place; null where only its row was seen
   */
  record Waiting(
      ConversationId id,
      long seq,
      SiteKey site,
      String language,
      @Nullable TeamId team,
      Instant turn,
      Instant since,
      @Nullable Place place) {

    static Waiting of(Conversation conversation, Place place) {
      return new Waiting(
          conversation.id(),
          conversation.seq(),
          Objects.requireNonNull(conversation.facts().site(), "A conversation has a site."),
          conversation.facts().language(),
          place.team(),
          place.turn(),
          place.since(),
          place);
    }

    static Waiting of(ConversationSummary row) {
      Instant since = Objects.requireNonNull(row.waitingSince(), "What is queued waits.");
      return new Waiting(
          row.id(),
          row.seq(),
          row.site(),
          row.language(),
          row.team(),
          Place.turn(since, row.priority()),
          since,
          null);
    }

    private Spot spot() {
      return new Spot(turn, id);
    }
  }

  private record Spot(Instant turn, ConversationId id) implements Comparable<Spot> {
    private static final Comparator<Spot> ORDER =
        Comparator.comparing(Spot::turn).thenComparing(spot -> spot.id().value());

    @Override
    public int compareTo(Spot other) {
      return ORDER.compare(this, other);
    }
  }

  private final ConcurrentHashMap<ConversationId, Waiting> known = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<Spot, Waiting> line = new ConcurrentSkipListMap<>();

  /** Those that came, or changed, since somebody looked. */
  private final Set<ConversationId> fresh = ConcurrentHashMap.newKeySet();

  /** Takes over what became of a conversation. */
  void heard(Conversation after) {
    if (after.state() instanceof ConversationState.Queued queued) {
      put(Waiting.of(after, queued.place()));
    } else {
      drop(after.id());
    }
  }

  /** All that are known to wait, in their order; goes on while it changes. */
  Collection<Waiting> inOrder() {
    return line.values();
  }

  @Nullable
  Waiting find(ConversationId id) {
    return known.get(id);
  }

  int size() {
    return known.size();
  }

  /** Those that came or changed since this was last asked, in no order. */
  List<Waiting> news() {
    var news = new ArrayList<Waiting>();
    for (ConversationId id : List.copyOf(fresh)) {
      fresh.remove(id);
      Waiting waiting = known.get(id);
      if (waiting != null) {
        news.add(waiting);
      }
    }
    return news;
  }

  /** Adds what the store's rows have and this has not, or has older. */
  void compare(List<ConversationSummary> rows) {
    for (ConversationSummary row : rows) {
      Waiting waiting = known.get(row.id());
      if (waiting == null || waiting.seq() < row.seq()) {
        put(Waiting.of(row));
      }
    }
  }

  /** Those that none of the store's rows is of. */
  List<ConversationId> missingFrom(List<ConversationSummary> rows) {
    var ids = new HashSet<ConversationId>();
    rows.forEach(row -> ids.add(row.id()));
    return known.keySet().stream().filter(id -> !ids.contains(id)).toList();
  }

  void put(Waiting waiting) {
    known.compute(waiting.id(), (id, was) -> {
      if (was != null && was.seq() > waiting.seq()) {
        return was;
      }
      if (was != null && !was.turn().equals(waiting.turn())) {
        line.remove(was.spot());
      }
      line.put(waiting.spot(), waiting);
      return waiting;
    });
    fresh.add(waiting.id());
  }

  void drop(ConversationId id) {
    known.computeIfPresent(id, (same, was) -> {
      line.remove(was.spot());
      return null;
    });
    fresh.remove(id);
  }
}
