package dev.firsthand.learning;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.bot.Adjustment;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.rest.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Each site's adjustments in versions; rows are only added, and one of them, or none, is in force.
 * That one is kept in memory and swapped at once. Thread-safe; {@link #current} never blocks.
 */
public final class AdjustmentDirectory {

  /** What is stored of a version beside its columns. */
  private record Content(
      List<AdjustmentVersion.LanguageLine> lines, AdjustmentVersion.Figures figures) {}

  /** What became of a change of the version in force. */
  public sealed interface Change {
    record Done(AdjustmentVersion inForce) implements Change {}

    /** Another version came into force first. */
    record Stale(long current) implements Change {}

    /** There is no such version. */
    record Missing() implements Change {}
  }

  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;
  private volatile Map<SiteKey, Adjustment> current = Map.of();

  /** Reads the versions in force. */
  public AdjustmentDirectory(Jdbi jdbi, Clock clock, Audit audit) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
    refresh();
  }

  /** The adjustment in force; {@link Adjustment#NONE} where none is. */
  public Adjustment current(SiteKey site) {
    return current.getOrDefault(site, Adjustment.NONE);
  }

  /** Reads the versions in force anew, as after a change on another node. Blocks. */
  public void refresh() {
    var read = new HashMap<SiteKey, Adjustment>();
    jdbi.useHandle(handle -> handle
        .createQuery("""
            select v.* from adjustment_version v
            join adjustment_current c on c.site = v.site and c.version = v.version
            """)
        .map((row, context) ->
            read.put(new SiteKey(row.getString("site")), version(row).adjustment()))
        .list());
    current = Map.copyOf(read);
  }

  /** All versions of a site, newest first. */
  public List<AdjustmentVersion> versions(SiteKey site) {
    return jdbi.withHandle(handle -> handle
        .createQuery("select * from adjustment_version where site = :site order by version desc")
        .bind("site", site.value())
        .map((row, context) -> version(row))
        .list());
  }

  /**
   * Adopts a new version; it is in force from then on.
   *
   * @param basedOn the version that its author saw in force; 0 for none
   */
  public Change adopt(
      SiteKey site,
      long basedOn,
      String comment,
      String model,
      List<AdjustmentVersion.LanguageLine> lines,
      AdjustmentVersion.Figures figures,
      Author by) {
    return changing(site, basedOn, handle -> {
      var adopted = new AdjustmentVersion(
          newest(handle, site) + 1,
          by.name(),
          Instant.ofEpochMilli(clock.millis()),
          comment,
          model,
          lines,
          figures);
      handle
          .createUpdate("""
              insert into adjustment_version (site, version, author, at, comment, model, content)
              values (:site, :version, :author, :at, :comment, :model, :content)
              """)
          .bind("site", site.value())
          .bind("version", adopted.version())
          .bind("author", adopted.author())
          .bind("at", adopted.at().toEpochMilli())
          .bind("comment", comment)
          .bind("model", model)
          .bind("content", Json.write(new Content(lines, figures)))
          .execute();
      audit.write(
          handle, by, "confidence.adopt", site, "version " + adopted.version(), basedOn, adopted);
      return Optional.of(adopted);
    });
  }

  /**
   * Brings an earlier version into force again, or none.
   *
   * @param version 0 for the confidence as shipped
   * @param basedOn the version that its author saw in force
   */
  public Change rollBack(SiteKey site, long version, long basedOn, Author by) {
    return changing(site, basedOn, handle -> {
      var wanted = version == 0 ? Optional.of(shipped()) : find(handle, site, version);
      wanted.ifPresent(found -> audit.write(
          handle, by, "confidence.rollback", site, "version " + version, basedOn, version));
      return wanted;
    });
  }

  /** What is in force before anybody has adopted anything. */
  static AdjustmentVersion shipped() {
    return new AdjustmentVersion(
        0,
        Author.HOUSE.name(),
        Instant.EPOCH,
        "As shipped",
        "",
        List.of(),
        AdjustmentVersion.Figures.NONE);
  }

  private interface Making {
    Optional<AdjustmentVersion> in(Handle handle);
  }

  private Change changing(SiteKey site, long basedOn, Making making) {
    Change change = jdbi.inTransaction(handle -> {
      lock(handle, site);
      long inForce = inForce(handle, site);
      if (inForce != basedOn) {
        return new Change.Stale(inForce);
      }
      var next = making.in(handle);
      next.ifPresent(version -> bringIntoForce(handle, site, version.version()));
      return next.<Change>map(Change.Done::new).orElseGet(Change.Missing::new);
    });
    refresh();
    return change;
  }

  /** Makes changes of one site wait for each other. */
  private static void lock(Handle handle, SiteKey site) {
    handle
        .createUpdate("update site set changed_at = changed_at where site_key = :site")
        .bind("site", site.value())
        .execute();
  }

  private static long inForce(Handle handle, SiteKey site) {
    return handle
        .createQuery("select version from adjustment_current where site = :site")
        .bind("site", site.value())
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  private static long newest(Handle handle, SiteKey site) {
    return handle
        .createQuery("select coalesce(max(version), 0) from adjustment_version where site = :site")
        .bind("site", site.value())
        .mapTo(Long.class)
        .one();
  }

  private static Optional<AdjustmentVersion> find(Handle handle, SiteKey site, long version) {
    return handle
        .createQuery("""
            select * from adjustment_version where site = :site and version = :version
            """)
        .bind("site", site.value())
        .bind("version", version)
        .map((row, context) -> version(row))
        .findOne();
  }

  private static void bringIntoForce(Handle handle, SiteKey site, long version) {
    handle.createUpdate("""
            insert into adjustment_current (site, version) values (:site, :version)
            on conflict (site) do update set version = excluded.version
            """).bind("site", site.value()).bind("version", version).execute();
  }

  private static AdjustmentVersion version(ResultSet row) throws SQLException {
    var content = Json.read(row.getString("content"), Content.class);
    return new AdjustmentVersion(
        row.getLong("version"),
        row.getString("author"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("comment"),
        row.getString("model"),
        content.lines(),
        content.figures());
  }
}
