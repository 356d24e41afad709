package dev.firsthand.store;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.LogBacklog;
import dev.firsthand.engine.LogBacklog.Behind;
import dev.firsthand.engine.LogBacklog.Walked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What somebody has still to read who keeps how far that is in a table of {@code conversation} and {@code
 * seq}; in the same words for either database.
 */
final class Backlog {

  /** That of the index of the transcripts. */
  static final Backlog OF_TRANSCRIPTS = new Backlog("search_position");

  private final String positions;
  private final String stand;

  Backlog(String positions) {
    this.positions = positions;
    stand = """
        select c.key, c.id, c.seq, coalesce(p.seq, -1) as read_up_to
        from conversation c left join %s p on p.conversation = c.id
        """.formatted(positions);
  }

  /** The same, asked of this database. */
  LogBacklog over(Reads reads) {
    return new LogBacklog() {
      @Override
      public Walked walk(long after, int limit) {
        return reads.read(handle -> Backlog.this.walk(handle, after, limit));
      }

      @Override
      public List<Behind> lately(Instant since, int limit) {
        return reads.readAsItIs(handle -> Backlog.this.lately(handle, since, limit));
      }

      @Override
      public Behind of(ConversationId id) {
        return reads.readAsItIs(handle -> Backlog.this.of(handle, id));
      }
    };
  }

  private record Stand(long key, long seq, Behind behind) {
    static Stand of(ResultSet row) throws SQLException {
      return new Stand(
          row.getLong("key"),
          row.getLong("seq"),
          new Behind(new ConversationId(row.getString("id")), row.getLong("read_up_to")));
    }

    boolean isBehind() {
      return behind.seq() < seq;
    }
  }

  Walked walk(Handle handle, long after, int limit) {
    List<Stand> looked = handle
        .createQuery(stand + " where c.key > :after order by c.key limit :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map((row, context) -> Stand.of(row))
        .list();
    return new Walked(
        looked.stream().filter(Stand::isBehind).map(Stand::behind).toList(),
        looked.size() < limit ? null : looked.getLast().key());
  }

  List<Behind> lately(Handle handle, Instant since, int limit) {
    var behind = new ArrayList<Behind>();
    for (String which : List.of(
        " where c.state <> 'CLOSED' and c.seq > coalesce(p.seq, -1) limit :limit",
        " where c.state = 'CLOSED' and c.last_at >= :since and c.seq > coalesce(p.seq, -1) limit :limit")) {
      var query = handle.createQuery(stand + which).bind("limit", limit);
      if (which.contains(":since")) {
        query.bind("since", since.toEpochMilli());
      }
      behind.addAll(query.map((row, context) -> Stand.of(row).behind()).list());
    }
    return List.copyOf(behind);
  }

  Behind of(Handle handle, ConversationId id) {
    return new Behind(
        id,
        handle
            .createQuery("select seq from " + positions + " where conversation = :id")
            .bind("id", id.value())
            .mapTo(Long.class)
            .findOne()
            .orElse(-1L));
  }
}
