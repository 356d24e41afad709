package dev.firsthand.store;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.TranscriptIndex.Behind;
import dev.firsthand.engine.TranscriptIndex.Walked;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What the index of the transcripts has still to read, in the same words for either database. */
final class TranscriptBacklog {

  private static final String STAND = """
      select c.key, c.id, c.seq, coalesce(p.seq, -1) as read_up_to
      from conversation c left join search_position p on p.conversation = c.id
      """;

  private TranscriptBacklog() {}

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

  static Walked walk(Handle handle, long after, int limit) {
    List<Stand> looked = handle
        .createQuery(STAND + " where c.key > :after order by c.key limit :limit")
        .bind("after", after)
        .bind("limit", limit)
        .map((row, context) -> Stand.of(row))
        .list();
    return new Walked(
        looked.stream().filter(Stand::isBehind).map(Stand::behind).toList(),
        looked.size() < limit ? null : looked.getLast().key());
  }

  static List<Behind> lately(Handle handle, Instant since, int limit) {
    var behind = new ArrayList<Behind>();
    for (String which : List.of(
        " where c.state <> 'CLOSED' and c.seq > coalesce(p.seq, -1) limit :limit",
        " where c.state = 'CLOSED' and c.last_at >= :since and c.seq > coalesce(p.seq, -1) limit :limit")) {
      var query = handle.createQuery(STAND + which).bind("limit", limit);
      if (which.contains(":since")) {
        query.bind("since", since.toEpochMilli());
      }
      behind.addAll(query.map((row, context) -> Stand.of(row).behind()).list());
    }
    return List.copyOf(behind);
  }

  static Behind of(Handle handle, ConversationId id) {
    return new Behind(
        id,
        handle
            .createQuery("select seq from search_position where conversation = :id")
            .bind("id", id.value())
            .mapTo(Long.class)
            .findOne()
            .orElse(-1L));
  }
}
