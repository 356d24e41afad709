package dev.firsthand.files;

import dev.firsthand.access.Tokens;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.VisitorId;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Files in the database, in small parts: each part is a short transaction of its own, so that a large
 * file holds nobody's message up. What was never sent is dropped after a day. Thread-safe; blocks.
 */
public final class FileStore {

  /** The size of all parts but the last. */
  static final int PART_BYTES = 256 * 1024;

  private static final Duration KEPT_UNSENT = Duration.ofDays(1);

  private final Jdbi jdbi;
  private final Tokens tokens;
  private final Clock clock;

  public FileStore(Jdbi jdbi, Tokens tokens, Clock clock) {
    this.jdbi = jdbi;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** A file that is to come, and the right to bring it. */
  record Begun(StoredFile file, String right) {}

  /** Makes room for a file of {@code agent}, or else of the visitor. */
  Begun begin(VisitorId visitor, @Nullable AgentId agent, String name, long size) {
    String right = tokens.secret();
    var now = Instant.ofEpochMilli(clock.millis());
    var file = new StoredFile(
        tokens.id(), visitor, agent, name, size, null, Tokens.hash(right), now, null);
    jdbi.useTransaction(handle -> {
      drop(handle, now.minus(KEPT_UNSENT));
      handle
          .createUpdate("""
              insert into file (id, visitor, agent, name, size, right_hash, created_at)
              values (:id, :visitor, :agent, :name, :size, :right, :at)
              """)
          .bind("id", file.id())
          .bind("visitor", visitor.value())
          .bind("agent", agent == null ? null : agent.value())
          .bind("name", name)
          .bind("size", size)
          .bind("right", file.rightHash())
          .bind("at", now.toEpochMilli())
          .execute();
    });
    return new Begun(file, right);
  }

  /** How many files a visitor began since a moment. */
  int begunBy(VisitorId visitor, Instant since) {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select count(*) from file
            where visitor = :visitor and agent is null and created_at >= :since
            """)
        .bind("visitor", visitor.value())
        .bind("since", since.toEpochMilli())
        .mapTo(Integer.class)
        .one());
  }

  /**
   * Keeps a part. The first stays: what was brought once is never changed, so that nobody can judge one
   * content and be given another.
   */
  void keep(String file, int part, byte[] bytes) {
    jdbi.useTransaction(handle -> handle
        .createUpdate("""
            insert into file_part (file, n, bytes)
            select id, :n, :bytes from file where id = :file
            on conflict (file, n) do nothing
            """)
        .bind("file", file)
        .bind("n", part)
        .bind("bytes", bytes)
        .execute());
  }

  /** Closes a file whose parts are all there: from now on it can be sent, and not be changed. */
  void close(String file, String name, String type) {
    jdbi.useTransaction(handle -> handle
        .createUpdate("update file set type = :type, name = :name where id = :file")
        .bind("type", type)
        .bind("name", name)
        .bind("file", file)
        .execute());
  }

  /** A file by its id. */
  Optional<StoredFile> find(String id) {
    return jdbi.withHandle(handle -> row(handle, id));
  }

  /** How many parts of a file are there. */
  int parts(String file) {
    return jdbi.withHandle(handle -> handle
        .createQuery("select count(*) from file_part where file = :file")
        .bind("file", file)
        .mapTo(Integer.class)
        .one());
  }

  /** All bytes of a file whose parts are all there. */
  byte[] bytes(StoredFile file) {
    var whole = ByteBuffer.allocate(Math.toIntExact(file.size()));
    jdbi.useHandle(handle -> handle
        .createQuery("select bytes from file_part where file = :file order by n")
        .bind("file", file.id())
        .map((row, context) -> row.getBytes("bytes"))
        .forEach(whole::put));
    return whole.array();
  }

  /** Forgets a file that was not sent; of one that was sent, nothing is forgotten. */
  void forget(String file) {
    jdbi.useTransaction(handle -> {
      boolean unsent = row(handle, file).filter(found -> found.sentAt() == null).isPresent();
      if (unsent) {
        delete(handle, file);
      }
    });
  }

  /** Forgets a file, sent or not: the chat that it was in is erased. */
  public void erase(String file) {
    jdbi.useTransaction(handle -> delete(handle, file));
  }

  private static void delete(Handle handle, String file) {
    handle.execute("delete from file_part where file = ?", file);
    handle.execute("delete from file where id = ?", file);
  }

  /**
   * A file as it goes with a message now; empty if there is no such whole file of this sender.
   *
   * @param agent who sends it to the visitor; null for the visitor
   */
  public Optional<Attachment> send(VisitorId visitor, @Nullable AgentId agent, String id) {
    return jdbi.inTransaction(handle -> row(handle, id)
        .filter(file -> file.visitor().equals(visitor))
        .filter(file -> agent == null ? file.agent() == null : agent.equals(file.agent()))
        .map(StoredFile::attachment)
        .map(attachment -> {
          handle
              .createUpdate("update file set sent_at = :now where id = :id and sent_at is null")
              .bind("now", clock.millis())
              .bind("id", id)
              .execute();
          return attachment;
        }));
  }

  private static void drop(Handle handle, Instant before) {
    handle.createUpdate("""
            delete from file_part where file in
              (select id from file where sent_at is null and created_at < :before)
            """).bind("before", before.toEpochMilli()).execute();
    handle
        .createUpdate("delete from file where sent_at is null and created_at < :before")
        .bind("before", before.toEpochMilli())
        .execute();
  }

  private static Optional<StoredFile> row(Handle handle, String id) {
    return handle
        .createQuery("""
            select id, visitor, agent, name, size, type, right_hash, created_at, sent_at
            from file where id = :id
            """)
        .bind("id", id)
        .map((row, context) -> file(row))
        .findOne();
  }

  private static StoredFile file(ResultSet row) throws SQLException {
    String agent = row.getString("agent");
    Long sentAt = row.getObject("sent_at") == null ? null : row.getLong("sent_at");
    return new StoredFile(
        row.getString("id"),
        new VisitorId(row.getString("visitor")),
        agent == null ? null : new AgentId(agent),
        row.getString("name"),
        row.getLong("size"),
        row.getString("type"),
        row.getString("right_hash"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        sentAt == null ? null : Instant.ofEpochMilli(sentAt));
  }
}
