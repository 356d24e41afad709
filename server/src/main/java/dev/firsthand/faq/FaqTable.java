package dev.firsthand.faq;

import dev.firsthand.access.Author;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.conversation.SiteKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The rows of the FAQs, read and written inside a transaction of the caller's. An entry's row holds
 * from its version on, up to and without the version that changed or removed it; so each version can
 * be read again and none is stored twice.
 */
final class FaqTable {

  private FaqTable() {}

  /** Makes changes of a site's FAQ wait for each other; false if there is no such site. */
  static boolean lock(Handle handle, SiteKey site) {
    return handle
            .createUpdate("update site set changed_at = changed_at where site_key = :site")
            .bind("site", site.value())
            .execute()
        == 1;
  }

  /** The latest version of each site that has an FAQ. */
  static Map<SiteKey, Long> versions(Handle handle) {
    return handle
        .createQuery("select site, max(version) as latest from faq_version group by site")
        .map((row, context) -> Map.entry(new SiteKey(row.getString("site")), row.getLong("latest")))
        .stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The latest version of one site; 0 before the first. */
  static long version(Handle handle, SiteKey site) {
    return handle
        .createQuery("select coalesce(max(version), 0) from faq_version where site = :site")
        .bind("site", site.value())
        .mapTo(Long.class)
        .one();
  }

  /** The FAQ as it was at {@code version}. */
  static Faq at(Handle handle, SiteKey site, long version) {
    var entries = handle
        .createQuery("""
            select content from faq_entry
            where site = :site and from_version <= :version
              and (to_version is null or to_version > :version)
            order by place, id
            """)
        .bind("site", site.value())
        .bind("version", version)
        .map((row, context) -> EntryJson.read(row.getString("content")))
        .list();
    return new Faq(version, entries);
  }

  /** One entry as it is now. */
  static Optional<FaqEntry> find(Handle handle, SiteKey site, String id) {
    return handle
        .createQuery("""
            select content from faq_entry
            where site = :site and id = :id and to_version is null
            """)
        .bind("site", site.value())
        .bind("id", id)
        .map((row, context) -> EntryJson.read(row.getString("content")))
        .findOne();
  }

  /** Whether an entry was made, changed or removed after a version. */
  static boolean isChangedSince(Handle handle, SiteKey site, String id, long version) {
    return handle
            .createQuery("""
                select count(*) from faq_entry
                where site = :site and id = :id
                  and (from_version > :version or to_version > :version)
                """)
            .bind("site", site.value())
            .bind("id", id)
            .bind("version", version)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** How many entries there are now. */
  static int count(Handle handle, SiteKey site) {
    return handle
        .createQuery("select count(*) from faq_entry where site = :site and to_version is null")
        .bind("site", site.value())
        .mapTo(Integer.class)
        .one();
  }

  static void insertVersion(
      Handle handle,
      SiteKey site,
      long version,
      Author by,
      Instant at,
      FaqChange change,
      Origin origin) {
    handle
        .createUpdate("""
            insert into faq_version
              (site, version, author, at, created, changed, removed, made, restored)
            values (:site, :version, :author, :at, :created, :changed, :removed, :made, :restored)
            """)
        .bind("site", site.value())
        .bind("version", version)
        .bind("author", by.name())
        .bind("at", at.toEpochMilli())
        .bind("created", change.created().size())
        .bind("changed", change.changed().size())
        .bind("removed", change.removed().size())
        .bind("made", origin.made().name())
        .bind("restored", origin.restored())
        .execute();
  }

  /** Adds entries where they stood in an earlier version that had them. */
  static void bringBack(
      Handle handle, SiteKey site, long version, Collection<FaqEntry> entries, long stood) {
    if (entries.isEmpty()) {
      return;
    }
    var batch = handle.prepareBatch("""
        insert into faq_entry (site, id, from_version, to_version, place, content)
        select site, id, :version, null, place, :content from faq_entry
        where site = :site and id = :id and from_version <= :stood and to_version > :stood
        """);
    for (var entry : entries) {
      batch
          .bind("site", site.value())
          .bind("id", entry.id())
          .bind("version", version)
          .bind("stood", stood)
          .bind("content", EntryJson.write(entry))
          .add();
    }
    batch.execute();
  }

  /** Adds entries behind all others. */
  static void insert(Handle handle, SiteKey site, long version, Collection<FaqEntry> entries) {
    long place = handle
        .createQuery("select coalesce(max(place), 0) from faq_entry where site = :site")
        .bind("site", site.value())
        .mapTo(Long.class)
        .one();
    if (entries.isEmpty()) {
      return;
    }
    var batch = handle.prepareBatch("""
        insert into faq_entry (site, id, from_version, to_version, place, content)
        values (:site, :id, :version, null, :place, :content)
        """);
    for (var entry : entries) {
      batch
          .bind("site", site.value())
          .bind("id", entry.id())
          .bind("version", version)
          .bind("place", ++place)
          .bind("content", EntryJson.write(entry))
          .add();
    }
    batch.execute();
  }

  /** Ends the rows of these entries. */
  static void end(Handle handle, SiteKey site, long version, Collection<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    var batch = handle.prepareBatch("""
        update faq_entry set to_version = :version
        where site = :site and id = :id and to_version is null
        """);
    for (var id : ids) {
      batch.bind("site", site.value()).bind("id", id).bind("version", version).add();
    }
    batch.execute();
  }

  /** Adds rows for entries whose rows were ended by this version, each in its old place. */
  static void replace(Handle handle, SiteKey site, long version, Collection<FaqEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    var batch = handle.prepareBatch("""
        insert into faq_entry (site, id, from_version, to_version, place, content)
        select site, id, to_version, null, place, :content from faq_entry
        where site = :site and id = :id and to_version = :version
        """);
    for (var entry : entries) {
      batch
          .bind("site", site.value())
          .bind("id", entry.id())
          .bind("version", version)
          .bind("content", EntryJson.write(entry))
          .add();
    }
    batch.execute();
  }
}
