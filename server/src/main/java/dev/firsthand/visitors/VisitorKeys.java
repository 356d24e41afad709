package dev.firsthand.visitors;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.access.Tokens;
import dev.firsthand.conversation.SiteKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which each site's server vouches for its visitors, in memory: none until an admin makes
 * one, two while one is being replaced. Thread-safe; {@link #of} never blocks, changing does.
 */
public final class VisitorKeys {

  private static final int MOST = 2;

  /** What the audit keeps: no keys. */
  private record Audited(int keys) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;
  private final Tokens tokens;
  private volatile Map<SiteKey, List<VisitorKey>> keys = Map.of();

  /** Reads the sites' keys. */
  public VisitorKeys(Jdbi jdbi, Clock clock, Audit audit, Tokens tokens) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
    this.tokens = tokens;
    refresh();
  }

  /** The site's keys, the newest first. */
  public List<VisitorKey> of(SiteKey site) {
    return keys.getOrDefault(site, List.of());
  }

  /** Reads the keys anew, as after a change on another node. Blocks. */
  public void refresh() {
    var read = new HashMap<SiteKey, List<VisitorKey>>();
    jdbi.useHandle(handle -> handle
        .createQuery("select * from visitor_key")
        .map((row, context) -> Map.entry(new SiteKey(row.getString("site")), keys(row)))
        .forEach(each -> read.put(each.getKey(), each.getValue())));
    keys = Map.copyOf(read);
  }

  /** Adds a new key, first in the list; the one before stays valid beside it. */
  VisitorKey add(SiteKey site, Author by) {
    var made = VisitorKey.make(tokens, Instant.ofEpochMilli(clock.millis()));
    change(site, "visitorKey.add", by, old -> {
      var all = new ArrayList<VisitorKey>();
      all.add(made);
      all.addAll(old);
      return all.subList(0, Math.min(MOST, all.size()));
    });
    return made;
  }

  /** Takes the older of two keys out of use. */
  void dropOlder(SiteKey site, Author by) {
    change(site, "visitorKey.drop", by, old -> old.subList(0, Math.min(1, old.size())));
  }

  private void change(
      SiteKey site, String action, Author by, UnaryOperator<List<VisitorKey>> change) {
    lock.lock();
    try {
      jdbi.useTransaction(handle -> {
        List<VisitorKey> old = row(handle, site);
        List<VisitorKey> next = change.apply(old);
        write(handle, site, next);
        audit.write(
            handle,
            by,
            action,
            site,
            site.value(),
            new Audited(old.size()),
            new Audited(next.size()));
      });
      refresh();
    } finally {
      lock.unlock();
    }
  }

  private static List<VisitorKey> row(Handle handle, SiteKey site) {
    return handle
        .createQuery("select * from visitor_key where site = :site")
        .bind("site", site.value())
        .map((row, context) -> keys(row))
        .findOne()
        .orElse(List.of());
  }

  private void write(Handle handle, SiteKey site, List<VisitorKey> next) {
    var newest = next.isEmpty() ? null : next.getFirst();
    var older = next.size() < MOST ? null : next.get(1);
    handle
        .createUpdate("""
            insert into visitor_key (site, secret, secret_at, older_secret, older_secret_at,
              changed_at)
            values (:site, :secret, :secretAt, :older, :olderAt, :at)
            on conflict (site) do update set secret = excluded.secret,
              secret_at = excluded.secret_at, older_secret = excluded.older_secret,
              older_secret_at = excluded.older_secret_at, changed_at = excluded.changed_at
            """)
        .bind("site", site.value())
        .bind("secret", value(newest))
        .bind("secretAt", madeAt(newest))
        .bind("older", value(older))
        .bind("olderAt", madeAt(older))
        .bind("at", clock.millis())
        .execute();
  }

  private static @Nullable String value(@Nullable VisitorKey key) {
    return key == null ? null : key.value();
  }

  private static @Nullable Long madeAt(@Nullable VisitorKey key) {
    return key == null ? null : key.madeAt().toEpochMilli();
  }

  private static List<VisitorKey> keys(ResultSet row) throws SQLException {
    var keys = new ArrayList<VisitorKey>();
    for (String column : List.of("secret", "older_secret")) {
      String value = row.getString(column);
      if (value != null) {
        keys.add(new VisitorKey(value, Instant.ofEpochMilli(row.getLong(column + "_at"))));
      }
    }
    return List.copyOf(keys);
  }
}
