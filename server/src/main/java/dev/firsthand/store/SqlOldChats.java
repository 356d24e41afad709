package dev.firsthand.store;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.OldChats;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Chats that are over, in the same words for either database. Thread-safe. */
final class SqlOldChats implements OldChats {

  private final Reads reads;
  private final String lastAt;

  /** @param lastAt the column of the last activity of what is closed, which has an index */
  SqlOldChats(Reads reads, String lastAt) {
    this.reads = reads;
    this.lastAt = lastAt;
  }

  @Override
  public Aged count(SiteKey site, Mark after, Instant before) {
    return reads.read(handle -> query(
            handle, "select count(*) as chats, min(%s) as oldest", "", site, after, before)
        .map((row, context) -> {
          long chats = row.getLong("chats");
          return new Aged(chats, chats == 0 ? null : Instant.ofEpochMilli(row.getLong("oldest")));
        })
        .one());
  }

  @Override
  public List<Mark> next(SiteKey site, Mark after, Instant before, int limit) {
    return reads.read(handle -> query(
            handle, "select %s as at, c.id", "order by %s, c.id limit :limit", site, after, before)
        .bind("limit", limit)
        .map((row, context) -> new Mark(row.getLong("at"), row.getString("id")))
        .list());
  }

  private Query query(
      Handle handle, String what, String order, SiteKey site, Mark after, Instant before) {
    String which = """
         from conversation c
        where c.state = 'CLOSED' and c.site = :site
          and (%1$s, c.id) > (:afterAt, :afterId) and %1$s < :before
        """.formatted(lastAt);
    return handle
        .createQuery(what.formatted(lastAt) + which + order.formatted(lastAt))
        .bind("site", site.value())
        .bind("afterAt", after.lastAt())
        .bind("afterId", after.id())
        .bind("before", before.toEpochMilli());
  }
}
