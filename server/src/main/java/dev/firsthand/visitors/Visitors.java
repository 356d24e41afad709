package dev.firsthand.visitors;

import dev.firsthand.access.SharedWrites;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is known of visitors, as far as they said it. Thread-safe; blocks. */
public final class Visitors {

  /**
   * What is known of one visitor.
   *
   * @param verified whether the site has signed name and e-mail
   * @param earlier how many conversations came before the latest
   */
  public record Facts(
      VisitorId id,
      SiteKey site,
      @Nullable String name,
      @Nullable String email,
      boolean verified,
      @Nullable String language,
      @Nullable String page,
      Instant firstSeen,
      Instant lastSeen,
      long earlier) {}

  private static final Logger LOG = LoggerFactory.getLogger(Visitors.class);
  private static final int LONGEST_LANGUAGE = 35;
  private static final int LONGEST_PAGE = 2000;
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_EMAIL = 254;

  private final Jdbi jdbi;
  private final SharedWrites writes;
  private final ConversationLog log;
  private final Clock clock;

  /** What was noted of visitors and is not in the database yet. */
  private final Map<VisitorId, CompletableFuture<Void>> notes = new ConcurrentHashMap<>();

  public Visitors(Jdbi jdbi, SharedWrites writes, ConversationLog log, Clock clock) {
    this.jdbi = jdbi;
    this.writes = writes;
    this.log = log;
    this.clock = clock;
  }

  /**
   * Notes that the visitor is here, on which page and in which language; empty changes nothing. Does
   * not wait for the disk: who comes back says it again.
   */
  public void seen(VisitorId visitor, SiteKey site, String language, String page) {
    long now = clock.millis();
    CompletableFuture<Void> noted = writes.writeSoon(handle -> handle
        .createUpdate("""
            insert into visitor (id, site, language, page, first_seen, last_seen)
            values (:id, :site, :language, :page, :now, :now)
            on conflict (id) do update set
              language = coalesce(excluded.language, visitor.language),
              page = coalesce(excluded.page, visitor.page),
              last_seen = excluded.last_seen
            """)
        .bind("id", visitor.value())
        .bind("site", site.value())
        .bind("language", bounded(language, LONGEST_LANGUAGE))
        .bind("page", bounded(page, LONGEST_PAGE))
        .bind("now", now)
        .execute());
    notes.put(visitor, noted);
    noted.whenComplete((done, failure) -> {
      notes.remove(visitor, noted);
      if (failure != null) {
        LOG.atWarn().addKeyValue("visitor", visitor.value()).log("visitor.note.failed");
      }
    });
  }

  /** Notes what the visitor said of themselves; empty changes nothing. */
  public void identified(VisitorId visitor, SiteKey site, String name, String email) {
    long now = clock.millis();
    writes.durably(handle -> handle
        .createUpdate("""
            insert into visitor (id, site, name, email, first_seen, last_seen)
            values (:id, :site, :name, :email, :now, :now)
            on conflict (id) do update set
              name = coalesce(excluded.name, visitor.name),
              email = coalesce(excluded.email, visitor.email),
              last_seen = excluded.last_seen
            """)
        .bind("id", visitor.value())
        .bind("site", site.value())
        .bind("name", bounded(name, LONGEST_NAME))
        .bind("email", bounded(email, LONGEST_EMAIL))
        .bind("now", now)
        .execute());
  }

  /** Forgets what is known of a visitor, and what staff noted of them: all of their chats are erased. */
  public void forget(VisitorId visitor) {
    awaitNote(visitor);
    writes.durably(handle -> {
      handle.execute(
          "update visitor set name = null, email = null, language = null, page = null where id = ?",
          visitor.value());
      handle.execute("delete from visitor_note where visitor = ?", visitor.value());
    });
  }

  /** What is known of a visitor; empty if they never came. */
  public Optional<Facts> facts(VisitorId visitor) {
    awaitNote(visitor);
    long earlier = Math.max(0, log.latestOf(visitor) - 1);
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select site, name, email, language, page, first_seen, last_seen
            from visitor where id = :id
            """)
        .bind("id", visitor.value())
        .map((row, context) -> new Facts(
            visitor,
            new SiteKey(row.getString("site")),
            row.getString("name"),
            row.getString("email"),
            false,
            row.getString("language"),
            row.getString("page"),
            Instant.ofEpochMilli(row.getLong("first_seen")),
            Instant.ofEpochMilli(row.getLong("last_seen")),
            earlier))
        .findOne());
  }

  private void awaitNote(VisitorId visitor) {
    CompletableFuture<Void> note = notes.get(visitor);
    if (note != null) {
      writes.hurry();
      note.exceptionally(failure -> null).join();
    }
  }

  private static @Nullable String bounded(String text, int most) {
    var plain = text.replace("\0", "").strip();
    if (plain.isEmpty()) {
      return null;
    }
    if (plain.length() <= most) {
      return plain;
    }
    int end = Character.isHighSurrogate(plain.charAt(most - 1)) ? most - 1 : most;
    return plain.substring(0, end);
  }
}
