package dev.firsthand.sites;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * All sites, in memory: an immutable picture that is swapped after each change. Thread-safe; reading
 * never blocks, changing does.
 */
public final class SiteDirectory {

  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;
  private final List<Consumer<SiteKey>> listeners = new CopyOnWriteArrayList<>();
  private volatile Map<String, Site> sites = Map.of();

  /** Reads the sites. */
  public SiteDirectory(Jdbi jdbi, Clock clock, Audit audit) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
    refresh();
  }

  /** All sites, by key. */
  public List<Site> all() {
    return List.copyOf(sites.values());
  }

  /** A site by its key. */
  public Optional<Site> find(SiteKey key) {
    return Optional.ofNullable(sites.get(key.value()));
  }

  /** Whether there is such a site. */
  public boolean exists(SiteKey key) {
    return sites.containsKey(key.value());
  }

  /** Whether a page of {@code origin} may carry any site's widget. */
  public boolean allows(String origin) {
    return sites.values().stream().anyMatch(site -> site.allows(origin));
  }

  /** Tells {@code listener} after a change of a site, on the thread that made it. */
  public void onChange(Consumer<SiteKey> listener) {
    listeners.add(listener);
  }

  /** Reads the sites anew, as after a change on another node. Blocks. */
  public void refresh() {
    var read = new TreeMap<String, Site>();
    jdbi.withHandle(SiteDirectory::rows).forEach(site -> read.put(site.key().value(), site));
    sites = read;
  }

  /**
   * Makes a site with the default look, which no other origin may carry yet.
   *
   * @throws BadInput if the key or name can't be taken, or the key is taken
   */
  public Site create(String key, String name, Author by) {
    return create(key, name, List.of(), by);
  }

  /**
   * Makes a site with the default look, which pages of {@code origins} may carry.
   *
   * @throws BadInput if a value can't be taken, or the key is taken; nothing was made
   */
  public Site create(String key, String name, List<String> origins, Author by) {
    if (key.isBlank() || key.length() > 64) {
      throw new BadInput("key", "A site's key has 1 to 64 small letters, digits and hyphens.");
    }
    var site = new Site(
            new SiteKey(key), name, origins, Look.defaults(), Instant.ofEpochMilli(clock.millis()))
        .checked();
    jdbi.useTransaction(handle -> {
      if (!inserted(handle, site)) {
        throw new BadInput("key", "There is a site with this key already: choose another one.");
      }
      audit.write(handle, by, "site.create", site.key(), key, null, site);
    });
    changed(site.key());
    return site;
  }

  /**
   * Changes a site's name, origins and look; empty if there is no such site.
   *
   * @throws BadInput if a value can't be taken, naming it
   */
  public Optional<Site> change(Site entered, Author by) {
    var site = entered.checked();
    var done = jdbi.inTransaction(handle -> {
      var before = row(handle, site.key());
      before.ifPresent(old -> {
        update(handle, site);
        audit.write(handle, by, "site.change", site.key(), site.key().value(), old, site);
      });
      return before.isPresent();
    });
    if (!done) {
      return Optional.empty();
    }
    changed(site.key());
    return find(site.key());
  }

  private void changed(SiteKey key) {
    refresh();
    listeners.forEach(listener -> listener.accept(key));
  }

  private boolean inserted(Handle handle, Site site) {
    return handle
            .createUpdate("""
                insert into site (site_key, name, origins, look, created_at, changed_at)
                values (:key, :name, :origins, :look, :at, :at)
                on conflict (site_key) do nothing
                """)
            .bind("key", site.key().value())
            .bind("name", site.name())
            .bind("origins", Json.write(site.origins()))
            .bind("look", Json.write(site.look()))
            .bind("at", site.createdAt().toEpochMilli())
            .execute()
        == 1;
  }

  private void update(Handle handle, Site site) {
    handle
        .createUpdate("""
            update site set name = :name, origins = :origins, look = :look, changed_at = :at
            where site_key = :key
            """)
        .bind("key", site.key().value())
        .bind("name", site.name())
        .bind("origins", Json.write(site.origins()))
        .bind("look", Json.write(site.look()))
        .bind("at", clock.millis())
        .execute();
  }

  private static List<Site> rows(Handle handle) {
    return handle
        .createQuery("select site_key, name, origins, look, created_at from site")
        .map((row, context) -> site(row))
        .list();
  }

  private static Optional<Site> row(Handle handle, SiteKey key) {
    return handle
        .createQuery(
            "select site_key, name, origins, look, created_at from site where site_key = :key")
        .bind("key", key.value())
        .map((row, context) -> site(row))
        .findOne();
  }

  private static Site site(ResultSet row) throws SQLException {
    return new Site(
        new SiteKey(row.getString("site_key")),
        row.getString("name"),
        List.of(Json.read(row.getString("origins"), String[].class)),
        Json.read(row.getString("look"), Look.class),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
