package dev.firsthand.access;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.rest.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The record of who changed what. Rows are only added. Thread-safe. */
public final class Audit {

  /**
   * One change.
   *
   * @param action what was done, as in {@code faq.put}
   * @param subject id of what it was done to
   * @param before state before as JSON, or null; no secrets
   * @param after state after as JSON, or null; no secrets
   */
  public record Entry(
      Instant at,
      Author author,
      String action,
      Optional<SiteKey> site,
      String subject,
      @Nullable String before,
      @Nullable String after) {}

  /**
   * Where the record stands; two marks differ if anything was changed between them.
   *
   * @param last id of the newest row; 0 without any
   * @param recent how many of the newest thousand ids are there: on PostgreSQL a row may become
   *     visible after one with a higher id
   */
  public record Mark(long last, long recent) {}

  /** Somebody signed in. Changes no setting, as all that begins like this. */
  static final String SIGN_IN = "session.signIn";

  /** A try to sign in was refused. */
  static final String SIGN_IN_REFUSED = "session.refused";

  private final Jdbi jdbi;
  private final Clock clock;

  public Audit(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /**
   * Adds a row in the transaction of the change itself.
   *
   * @param before what is written as JSON for the state before, or null
   * @param after what is written as JSON for the state after, or null
   */
  public void write(
      Handle handle,
      Author author,
      String action,
      @Nullable SiteKey site,
      String subject,
      @Nullable Object before,
      @Nullable Object after) {
    var staff = author.staff();
    handle
        .createUpdate("""
            insert into audit (at, staff, author, action, site, subject, before_state, after_state)
            values (:at, :staff, :author, :action, :site, :subject, :before, :after)
            """)
        .bind("at", clock.millis())
        .bind("staff", staff == null ? null : staff.value())
        .bind("author", author.name())
        .bind("action", action)
        .bind("site", site == null ? null : site.value())
        .bind("subject", subject)
        .bind("before", before == null ? null : Json.write(before))
        .bind("after", after == null ? null : Json.write(after))
        .execute();
  }

  /** Where the record of changes stands now; sign-ins change nothing. Blocks for a look at the newest rows. */
  public Mark mark() {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select coalesce(max(id), 0) as last, count(*) as recent from audit
            where id > (select coalesce(max(id), 0) from audit) - 1000
              and action not like 'session.%'
            """)
        .map((row, context) -> new Mark(row.getLong("last"), row.getLong("recent")))
        .one());
  }

  /** The latest rows, newest first. */
  public List<Entry> latest(int limit) {
    return jdbi.withHandle(handle -> handle
        .createQuery("select * from audit order by at desc, id desc limit :limit")
        .bind("limit", limit)
        .map((row, context) -> {
          String staff = row.getString("staff");
          return new Entry(
              Instant.ofEpochMilli(row.getLong("at")),
              new Author(staff == null ? null : new AgentId(staff), row.getString("author")),
              row.getString("action"),
              Optional.ofNullable(row.getString("site")).map(SiteKey::new),
              row.getString("subject"),
              row.getString("before_state"),
              row.getString("after_state"));
        })
        .list());
  }
}
