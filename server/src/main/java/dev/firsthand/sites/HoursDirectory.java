package dev.firsthand.sites;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.conversation.SiteKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/**
 * Each site's opening hours, in memory: swapped after each change. Thread-safe; {@link #of} never
 * blocks, saving does.
 */
public final class HoursDirectory {

  /** Hours with the number of their last change; 0 if they were never set. */
  record Saved(long version, SiteHours hours) {
    static final Saved NEVER = new Saved(0, SiteHours.NONE);
  }

  /** What became of a save. */
  sealed interface Save {
    record Done(Saved saved) implements Save {}

    /** Somebody saved other hours first. */
    record Stale() implements Save {}
  }

  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Map<SiteKey, Saved> hours = Map.of();

  /** Reads the hours. */
  public HoursDirectory(Jdbi jdbi, Clock clock, Audit audit) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
    refresh();
  }

  /** A site's hours; always open where none are set. */
  public SiteHours of(SiteKey site) {
    return saved(site).hours();
  }

  /** The time zone that most of the sites keep; UTC where none has hours. */
  public ZoneId zone() {
    Map<String, Long> kept = hours.values().stream()
        .flatMap(saved -> Stream.ofNullable(saved.hours().hours()))
        .collect(groupingBy(each -> each.zone().getId(), TreeMap::new, counting()));
    return kept.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue()
            .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
        .<ZoneId>map(most -> ZoneId.of(most.getKey()))
        .orElse(ZoneOffset.UTC);
  }

  Saved saved(SiteKey site) {
    return hours.getOrDefault(site, Saved.NEVER);
  }

  /** Tells {@code listener} after the hours of any site have changed, here or elsewhere. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  /** Reads the hours anew, as after a change on another node. Blocks. */
  public void refresh() {
    var read = new HashMap<SiteKey, Saved>();
    jdbi.useHandle(handle -> handle
        .createQuery("select site, version, content from site_hours")
        .map((row, context) -> read.put(new SiteKey(row.getString("site")), saved(row)))
        .list());
    boolean changed = !read.equals(hours);
    hours = Map.copyOf(read);
    if (changed) {
      listeners.forEach(Runnable::run);
    }
  }

  /**
   * Saves hours that are in force from then on.
   *
   * @param basedOn the version that its author saw; 0 if there was none
   */
  Save save(SiteKey site, long basedOn, SiteHours next, Author by) {
    boolean done = jdbi.inTransaction(handle -> {
      int written = handle
          .createUpdate("""
              insert into site_hours (site, version, content, changed_at)
              select :site, :next, :content, :at
              where :basedOn = 0
                or exists (select 1 from site_hours where site = :site and version = :basedOn)
              on conflict (site) do update set version = excluded.version,
                content = excluded.content, changed_at = excluded.changed_at
              where site_hours.version = :basedOn
              """)
          .bind("site", site.value())
          .bind("next", basedOn + 1)
          .bind("content", HoursJson.write(next))
          .bind("at", clock.millis())
          .bind("basedOn", basedOn)
          .execute();
      if (written == 1) {
        audit.write(
            handle,
            by,
            "hours.save",
            site,
            site.value(),
            HoursJson.form(of(site)),
            HoursJson.form(next));
      }
      return written == 1;
    });
    refresh();
    return done ? new Save.Done(saved(site)) : new Save.Stale();
  }

  /**
   * Sets hours where none are set yet, as the demo does.
   *
   * @return false if there were some already
   */
  public boolean begin(SiteKey site, SiteHours first, Author by) {
    return save(site, 0, first, by) instanceof Save.Done;
  }

  private static Saved saved(ResultSet row) throws SQLException {
    return new Saved(row.getLong("version"), HoursJson.read(row.getString("content")));
  }
}
