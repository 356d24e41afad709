package dev.firsthand.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What staff changed a moment ago beside the conversations' logs, so that the consoles of all nodes
 * can be told. It says only that something changed, not what it is now. Thread-safe; blocks.
 */
public final class DeskChanges {

  private static final Duration KEPT = Duration.ofMinutes(10);

  /** What kind of thing has changed; the names are stored. */
  public enum What {
    /** The tags of a conversation. */
    TAGS,
    /** The note about a visitor. */
    NOTE,
    /** Whether a visitor is blocked. */
    BLOCK,
    /** The canned responses. */
    CANNED
  }

  /**
   * One change, the last of its subject.
   *
   * @param id of the conversation, the visitor, or the one agent whose canned responses they are;
   *     empty for the shared ones
   */
  public record Change(What what, String id, Instant at) {}

  private final Jdbi jdbi;
  private final InstantSource clock;

  public DeskChanges(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Notes a change, in the transaction of the change itself. */
  public void write(Handle handle, What what, String id) {
    long now = clock.millis();
    handle
        .createUpdate("delete from desk_change where at < :old")
        .bind("old", now - KEPT.toMillis())
        .execute();
    handle.createUpdate("""
            insert into desk_change (subject, at) values (:subject, :at)
            on conflict (subject) do update set at = excluded.at
            """).bind("subject", what + " " + id).bind("at", now).execute();
  }

  /** What has changed since a moment that is not long ago. */
  public List<Change> since(Instant moment) {
    return jdbi.withHandle(handle -> handle
        .createQuery("select subject, at from desk_change where at >= :since")
        .bind("since", moment.toEpochMilli())
        .map((row, context) -> {
          String subject = row.getString("subject");
          int blank = subject.indexOf(' ');
          return new Change(
              What.valueOf(subject.substring(0, blank)),
              subject.substring(blank + 1),
              Instant.ofEpochMilli(row.getLong("at")));
        })
        .list());
  }
}
