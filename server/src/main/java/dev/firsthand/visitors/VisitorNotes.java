package dev.firsthand.visitors;

import dev.firsthand.access.DeskChanges;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.VisitorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What staff noted about visitors, one text for each, for all their conversations. Thread-safe; blocks. */
public final class VisitorNotes {

  /** Where nothing is noted. */
  public static final Note NOTHING = new Note("", 0, null, null);

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final DeskChanges changes;

  public VisitorNotes(Jdbi jdbi, InstantSource clock, DeskChanges changes) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.changes = changes;
  }

  /**
   * A note.
   *
   * @param version how often it was written; 0 if never
   */
  public record Note(
      String text,
      long version,
      @Nullable AgentId by,
      @Nullable Instant at) {}

  /** What is noted about this visitor. */
  public Note of(VisitorId visitor) {
    return jdbi.withHandle(handle -> find(handle, visitor).orElse(NOTHING));
  }

  /** Writes the note anew; empty if it is not the one that was read any more. */
  public Optional<Note> write(VisitorId visitor, String text, long version, AgentId by) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    return jdbi.inTransaction(handle -> {
      String sql = version == 0 ? """
              insert into visitor_note (visitor, note, version, noted_by, at)
              values (:visitor, :note, 1, :by, :at) on conflict (visitor) do nothing
              """ : """
              update visitor_note set note = :note, version = version + 1, noted_by = :by, at = :at
              where visitor = :visitor and version = :version
              """;
      var update = handle
          .createUpdate(sql)
          .bind("visitor", visitor.value())
          .bind("note", text)
          .bind("by", by.value())
          .bind("at", now.toEpochMilli());
      if (version != 0) {
        update.bind("version", version);
      }
      if (update.execute() != 1) {
        return Optional.empty();
      }
      changes.write(handle, DeskChanges.What.NOTE, visitor.value());
      return find(handle, visitor);
    });
  }

  private static Optional<Note> find(Handle handle, VisitorId visitor) {
    return handle
        .createQuery(
            "select note, version, noted_by, at from visitor_note where visitor = :visitor")
        .bind("visitor", visitor.value())
        .map((row, context) -> note(row))
        .findOne();
  }

  private static Note note(ResultSet row) throws SQLException {
    return new Note(
        row.getString("note"),
        row.getLong("version"),
        new AgentId(row.getString("noted_by")),
        Instant.ofEpochMilli(row.getLong("at")));
  }
}
