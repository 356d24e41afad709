package dev.firsthand.privacy;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.conversation.Masking;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.OldChats.Mark;
import dev.firsthand.rest.Json;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * What each site hides and how long it keeps its chats, in memory: swapped after each change. Thread-safe;
 * {@link #of} and {@link #masked} never block, the others do.
 */
public final class PrivacyDirectory implements Masking {

  /** As it is stored, and shown in the audit record. */
  record Form(
      boolean cards,
      boolean ibans,
      boolean emails,
      boolean phones,
      List<String> own,
      @Nullable Integer keepDays) {

    static Form of(SitePrivacy privacy) {
      Masks masks = privacy.masks();
      return new Form(
          masks.cards(),
          masks.ibans(),
          masks.emails(),
          masks.phones(),
          masks.own().stream().map(OwnPattern::text).toList(),
          privacy.keepDays());
    }

    SitePrivacy privacy() {
      return new SitePrivacy(
          new Masks(
              cards, ibans, emails, phones, own.stream().map(OwnPattern::new).toList()),
          keepDays);
    }
  }

  /** What the audit tells of an erasure. */
  private record Erased(int chats) {}

  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;
  private volatile Map<SiteKey, SitePrivacy> privacies = Map.of();

  /** Reads what the sites have set. */
  public PrivacyDirectory(Jdbi jdbi, Clock clock, Audit audit) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
    refresh();
  }

  /** What a site has set; the usual where it has set nothing. */
  SitePrivacy of(SiteKey site) {
    return privacies.getOrDefault(site, SitePrivacy.USUAL);
  }

  /** The sites that have set something. */
  List<SiteKey> sites() {
    return List.copyOf(privacies.keySet());
  }

  @Override
  public String masked(SiteKey site, String text) {
    return of(site).masks().masked(text);
  }

  /** Reads anew, as after a change on another node. */
  public void refresh() {
    var read = new HashMap<SiteKey, SitePrivacy>();
    jdbi.useHandle(handle -> handle
        .createQuery("select site, content from site_privacy")
        .map((row, context) -> Map.entry(
            new SiteKey(row.getString("site")),
            Json.read(row.getString("content"), Form.class).privacy()))
        .forEach(each -> read.put(each.getKey(), each.getValue())));
    privacies = Map.copyOf(read);
  }

  /** Saves what is in force from then on. */
  void save(SiteKey site, SitePrivacy next, Author by) {
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate("""
              insert into site_privacy (site, content, changed_at) values (:site, :content, :at)
              on conflict (site) do update set content = excluded.content,
                changed_at = excluded.changed_at
              """)
          .bind("site", site.value())
          .bind("content", Json.write(Form.of(next)))
          .bind("at", clock.millis())
          .execute();
      audit.write(handle, by, "privacy.save", site, site.value(), Form.of(of(site)), Form.of(next));
    });
    refresh();
  }

  /** Up to which of a site's chats the words are erased. */
  Mark erasedTo(SiteKey site) {
    return jdbi.withHandle(handle -> handle
        .createQuery("select erased_at, erased_id from site_privacy where site = :site")
        .bind("site", site.value())
        .map((row, context) -> new Mark(row.getLong("erased_at"), row.getString("erased_id")))
        .findOne()
        .orElse(Mark.BEGINNING));
  }

  /** Notes that the words of so many more chats are erased, up to this one. */
  void erased(SiteKey site, Mark upTo, int chats) {
    jdbi.useTransaction(handle -> {
      moved(handle, site, upTo);
      audit.write(
          handle, Author.HOUSE, "privacy.erase", site, site.value(), null, new Erased(chats));
    });
  }

  private static void moved(Handle handle, SiteKey site, Mark upTo) {
    handle
        .createUpdate("""
            update site_privacy set erased_at = :at, erased_id = :id
            where site = :site and (erased_at, erased_id) < (:at, :id)
            """)
        .bind("site", site.value())
        .bind("at", upTo.lastAt())
        .bind("id", upTo.id())
        .execute();
  }
}
