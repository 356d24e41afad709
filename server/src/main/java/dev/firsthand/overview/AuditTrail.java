package dev.firsthand.overview;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Reads the record of who changed what, newest first. Thread-safe; blocks. */
final class AuditTrail {

  /** Few at once, as each may hold a whole FAQ as it was. */
  private static final int PAGE = 100;

  private final Jdbi jdbi;

  AuditTrail(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What is looked for; null for all.
   *
   * @param who id of a member of staff
   * @param kind what was done, as in {@code faq.change}, or the part before the dot
   * @param from not before this moment, in milliseconds since 1970
   * @param to before this moment
   */
  record Wanted(
      @Nullable String who,
      @Nullable String kind,
      @Nullable String site,
      @Nullable Long from,
      @Nullable Long to) {}

  /** Where a page ended. */
  record Place(long at, long id) {}

  /**
   * One change.
   *
   * @param subjectName what the subject is called now; null where it has no name, or is gone
   * @param before state before as JSON, or null
   * @param after state after as JSON, or null
   */
  record Change(
      long id,
      Instant at,
      @Nullable String who,
      String name,
      String kind,
      @Nullable String site,
      String subject,
      @Nullable String subjectName,
      @Nullable String before,
      @Nullable String after) {}

  /** Somebody who changed something, by the name that they had last. */
  record Person(String id, String name) {}

  /** At most {@code limit} changes, those after {@code place}. */
  List<Change> page(Wanted wanted, @Nullable Place place, int limit) {
    return jdbi.withHandle(handle -> page(handle, wanted, place, limit));
  }

  /** At most {@code most} changes, page by page, until {@code reader} wants no more. */
  void each(Wanted wanted, int most, Predicate<Change> reader) {
    Place place = null;
    for (int left = most; left > 0; ) {
      List<Change> page = page(wanted, place, Math.min(PAGE, left));
      if (!page.stream().allMatch(reader) || page.size() < PAGE) {
        return;
      }
      left -= page.size();
      place = new Place(page.getLast().at().toEpochMilli(), page.getLast().id());
    }
  }

  private static List<Change> page(Handle handle, Wanted wanted, @Nullable Place place, int limit) {
    var where = new ArrayList<String>();
    where.add("1 = 1");
    if (wanted.who() != null) {
      where.add("a.staff = :who");
    }
    if (wanted.kind() != null) {
      where.add("(a.action = :kind or a.action like :area)");
    }
    if (wanted.site() != null) {
      where.add("a.site = :site");
    }
    if (wanted.from() != null) {
      where.add("a.at >= :from");
    }
    if (wanted.to() != null) {
      where.add("a.at < :to");
    }
    if (place != null) {
      where.add("(a.at, a.id) < (:at, :id)");
    }
    Query query = handle.createQuery("""
        select a.id, a.at, a.staff, a.author, a.action, a.site, a.subject,
          coalesce(s.name, t.name, g.name, w.name, k.name), a.before_state, a.after_state
        from audit a
        left join staff s on s.id = a.subject
        left join team t on t.id = a.subject
        left join gesture g on g.id = a.subject
        left join webhook w on w.id = a.subject
        left join api_key k on k.id = a.subject
        where %s order by a.at desc, a.id desc limit :limit
        """.formatted(String.join(" and ", where)));
    query.bind("limit", limit);
    if (wanted.who() != null) {
      query.bind("who", wanted.who());
    }
    if (wanted.kind() != null) {
      query.bind("kind", wanted.kind()).bind("area", wanted.kind() + ".%");
    }
    if (wanted.site() != null) {
      query.bind("site", wanted.site());
    }
    if (wanted.from() != null) {
      query.bind("from", wanted.from());
    }
    if (wanted.to() != null) {
      query.bind("to", wanted.to());
    }
    if (place != null) {
      query.bind("at", place.at()).bind("id", place.id());
    }
    return query.map((row, context) -> change(row)).list();
  }

  private static Change change(ResultSet row) throws SQLException {
    return new Change(
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10));
  }

  /** Everybody who changed something, by name. */
  List<Person> people() {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select a.staff, a.author from audit a
            join (select staff, max(id) as latest from audit where staff is not null group by staff) l
              on l.latest = a.id
            order by a.author, a.staff
            """)
        .map((row, context) -> new Person(row.getString(1), row.getString(2)))
        .list());
  }

  /** Everything that was ever done. */
  List<String> kinds() {
    return jdbi.withHandle(handle -> handle
        .createQuery("select distinct action from audit order by action")
        .mapTo(String.class)
        .list());
  }
}
