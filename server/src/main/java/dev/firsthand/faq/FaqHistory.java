package dev.firsthand.faq;

import dev.firsthand.bot.FaqEntry;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.faq.ImportReport.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The versions that FAQs have had, and what each changed. Thread-safe; blocks. */
public final class FaqHistory {

  /** Versions of a page. */
  static final int PAGE = 30;

  /** Changed entries of a page: they come with their answers before and after. */
  static final int PAGE_OF_CHANGES = 50;

  /** A version that changes no more than so many entries names them. */
  private static final int FEW = 3;

  private final Jdbi jdbi;

  public FaqHistory(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A version.
   *
   * @param made HAND, FILE, RESTORED or UNKNOWN
   * @param restored the version that was gone back to, if it was one
   * @param entries what it changed, where that is little; empty elsewhere
   */
  record Version(
      long version,
      Instant at,
      String author,
      Origin.Made made,
      @Nullable Long restored,
      int created,
      int changed,
      int removed,
      List<Named> entries) {

    Version naming(List<Named> named) {
      return new Version(
          version, at, author, made, restored, created, changed, removed, List.copyOf(named));
    }

    boolean isSmall() {
      return created + changed + removed <= FEW;
    }
  }

  /** An entry by its question, and what became of it. */
  record Named(Kind kind, String id, String question) {}

  /**
   * What a version made of an entry.
   *
   * @param fields what of it changed; empty unless it is {@link Kind#CHANGED}
   */
  record Change(
      Kind kind,
      String id,
      List<String> fields,
      @Nullable FaqEntry before,
      @Nullable FaqEntry after) {}

  /**
   * An entry as a version made it.
   *
   * @param entry null where the version removed it
   */
  record Step(
      long version,
      Instant at,
      String author,
      Origin.Made made,
      @Nullable Long restored,
      Kind kind,
      @Nullable FaqEntry entry) {}

  /**
   * Some of a list, and whether there is more.
   *
   * @param <T> of what
   */
  record Page<T>(List<T> items, boolean isLast) {
    static <T> Page<T> of(List<T> oneMore, int size) {
      return new Page<>(
          List.copyOf(oneMore.subList(0, Math.min(size, oneMore.size()))), oneMore.size() <= size);
    }
  }

  /** The versions before {@code before}, the latest first. */
  Page<Version> versions(SiteKey site, long before) {
    return jdbi.withHandle(handle -> {
      var read = handle
          .createQuery("""
              select version, at, author, made, restored, created, changed, removed
              from faq_version where site = :site and version < :before
              order by version desc limit :most
              """)
          .bind("site", site.value())
          .bind("before", before)
          .bind("most", PAGE + 1)
          .map((row, context) -> version(row))
          .list();
      var page = Page.of(read, PAGE);
      var named = named(
          handle,
          site,
          page.items().stream().filter(Version::isSmall).map(Version::version).toList());
      return new Page<>(
          page.items().stream()
              .map(each -> each.naming(named.getOrDefault(each.version(), List.of())))
              .toList(),
          page.isLast());
    });
  }

  /** What a version changed, from the {@code skip}th entry on; empty if there is no such version. */
  Optional<Page<Change>> changes(SiteKey site, long version, int skip) {
    return jdbi.withHandle(handle -> {
      if (version < 1 || version > FaqTable.version(handle, site)) {
        return Optional.empty();
      }
      var ids = handle
          .createQuery("""
              select id from faq_entry
              where site = :site and (from_version = :version or to_version = :version)
              group by id order by min(place), id limit :most offset :skip
              """)
          .bind("site", site.value())
          .bind("version", version)
          .bind("most", PAGE_OF_CHANGES + 1)
          .bind("skip", skip)
          .mapTo(String.class)
          .list();
      var page = Page.of(ids, PAGE_OF_CHANGES);
      return Optional.of(new Page<>(
          page.items().isEmpty() ? List.of() : changes(handle, site, version, page.items()),
          page.isLast()));
    });
  }

  private static List<Change> changes(Handle handle, SiteKey site, long version, List<String> ids) {
    var before = new HashMap<String, FaqEntry>();
    var after = new HashMap<String, FaqEntry>();
    handle
        .createQuery("""
            select id, from_version, content from faq_entry
            where site = :site and id in (<ids>)
              and (from_version = :version or to_version = :version)
            """)
        .bind("site", site.value())
        .bind("version", version)
        .bindList("ids", ids)
        .map((row, context) -> (row.getLong("from_version") == version ? after : before)
            .put(row.getString("id"), EntryJson.read(row.getString("content"))))
        .list();
    return ids.stream().map(id -> change(id, before.get(id), after.get(id))).toList();
  }

  private static Change change(String id, @Nullable FaqEntry before, @Nullable FaqEntry after) {
    return new Change(
        kind(before != null, after != null),
        id,
        before == null || after == null ? List.of() : EntryFields.differing(before, after),
        before,
        after);
  }

  /** What one entry was, from before {@code before} on, the latest first; nothing if it never was. */
  Page<Step> of(SiteKey site, String id, long before) {
    return jdbi.withHandle(handle -> Page.of(
        handle
            .createQuery("""
                select v.version, v.at, v.author, v.made, v.restored,
                  begun.content, begun.id as begun, ended.id as ended
                from faq_version v
                left join faq_entry begun
                  on begun.site = v.site and begun.id = :id and begun.from_version = v.version
                left join faq_entry ended
                  on ended.site = v.site and ended.id = :id and ended.to_version = v.version
                where v.site = :site and v.version in (
                  select from_version from faq_entry where site = :site and id = :id
                  union
                  select to_version from faq_entry
                  where site = :site and id = :id and to_version is not null)
                  and v.version < :before
                order by v.version desc limit :most
                """)
            .bind("site", site.value())
            .bind("id", id)
            .bind("before", before)
            .bind("most", PAGE + 1)
            .map((row, context) -> step(row))
            .list(),
        PAGE));
  }

  private static Step step(ResultSet row) throws SQLException {
    var content = row.getString("content");
    return new Step(
        row.getLong("version"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("author"),
        made(row),
        restored(row),
        kind(row.getString("ended") != null, row.getString("begun") != null),
        content == null ? null : EntryJson.read(content));
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        row.getLong("version"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("author"),
        made(row),
        restored(row),
        row.getInt("created"),
        row.getInt("changed"),
        row.getInt("removed"),
        List.of());
  }

  private static Origin.Made made(ResultSet row) throws SQLException {
    var word = row.getString("made");
    return word.isEmpty() ? Origin.Made.UNKNOWN : Origin.Made.valueOf(word);
  }

  private static @Nullable Long restored(ResultSet row) throws SQLException {
    long version = row.getLong("restored");
    return row.wasNull() ? null : version;
  }

  /** What each of some versions changed, by version. */
  private static Map<Long, List<Named>> named(Handle handle, SiteKey site, List<Long> versions) {
    var named = new HashMap<Long, List<Named>>();
    if (versions.isEmpty()) {
      return named;
    }
    handle
        .createQuery("""
            select v.version, e.id,
              coalesce(
                max(case when e.from_version = v.version then e.content end),
                max(e.content)) as content,
              max(case when e.from_version = v.version then 1 else 0 end) as begun,
              max(case when e.to_version = v.version then 1 else 0 end) as ended
            from faq_version v join faq_entry e
              on e.site = v.site and (e.from_version = v.version or e.to_version = v.version)
            where v.site = :site and v.version in (<versions>)
            group by v.version, e.id order by v.version, min(e.place), e.id
            """)
        .bind("site", site.value())
        .bindList("versions", versions)
        .map((row, context) -> named
            .computeIfAbsent(row.getLong("version"), version -> new ArrayList<>())
            .add(new Named(
                kind(row.getInt("ended") == 1, row.getInt("begun") == 1),
                row.getString("id"),
                EntryJson.read(row.getString("content")).question())))
        .list();
    return named;
  }

  private static Kind kind(boolean was, boolean is) {
    return !was ? Kind.CREATED : is ? Kind.CHANGED : Kind.REMOVED;
  }
}
