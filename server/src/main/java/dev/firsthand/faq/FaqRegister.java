package dev.firsthand.faq;

import static dev.firsthand.faq.EntryJson.form;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.rest.BadInput;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Writes FAQs. Each change makes a new version of the site's FAQ, is audited, and is felt at once by
 * the {@link FaqDirectory}. Thread-safe; blocks.
 */
public final class FaqRegister {

  /**
   * An entry after a change, or before its removal.
   *
   * @param version the FAQ's version since then
   * @param isNew whether the entry was not there before
   */
  public record Saved(long version, FaqEntry entry, boolean isNew) {}

  /** What became of a change that was based on a version. */
  public sealed interface Based {
    record Done(Saved saved) implements Based {}

    /** Somebody changed the FAQ first; it has this version now. */
    record Stale(long version) implements Based {}

    /** The entry is not there. */
    record Missing() implements Based {}

    /** What was done, where there was an entry to do it to. */
    static Based of(Optional<Saved> saved) {
      return saved.<Based>map(Done::new).orElseGet(Missing::new);
    }
  }

  private final Jdbi jdbi;
  private final Clock clock;
  private final Audit audit;
  private final FaqDirectory directory;

  public FaqRegister(Jdbi jdbi, Clock clock, Audit audit, FaqDirectory directory) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
    this.directory = directory;
  }

  /**
   * Adds an entry.
   *
   * @param raw with an empty id where one is to be made of the question
   * @throws BadInput if a value can't be taken, the id is taken, or there is no such site
   */
  public Saved create(SiteKey site, FaqEntry raw, Author by) {
    var draft = EntryCheck.checked(raw);
    return changing(site, handle -> {
      if (FaqTable.find(handle, site, draft.id()).isPresent()) {
        throw new BadInput(
            "id", "Another entry has the id “" + draft.id() + "”: choose another one, or none.");
      }
      var id = draft.id().isEmpty()
          ? EntryIds.free(
              draft.question(), taken -> FaqTable.find(handle, site, taken).isPresent())
          : draft.id();
      return added(handle, site, FaqImport.withId(draft, id), by);
    });
  }

  /**
   * Sets the entry of this id to what it says, whether or not it was there.
   *
   * @throws BadInput if a value can't be taken, or there is no such site
   */
  public Saved put(SiteKey site, FaqEntry raw, Author by) {
    var entry = addressed(raw);
    return changing(site, handle -> set(handle, site, entry, by));
  }

  /**
   * The same, unless somebody changed the entry first, or removed it.
   *
   * @param basedOn the version of the FAQ that its author saw
   */
  public Based put(SiteKey site, long basedOn, FaqEntry raw, Author by) {
    var entry = addressed(raw);
    return changing(site, handle -> {
      boolean isSaid = FaqTable.find(handle, site, entry.id()).stream().anyMatch(entry::equals);
      return !isSaid && FaqTable.isChangedSince(handle, site, entry.id(), basedOn)
          ? new Based.Stale(FaqTable.version(handle, site))
          : new Based.Done(set(handle, site, entry, by));
    });
  }

  private static FaqEntry addressed(FaqEntry raw) {
    EntryCheck.checkId(raw.id());
    return EntryCheck.checked(raw);
  }

  private Saved set(Handle handle, SiteKey site, FaqEntry entry, Author by) {
    var before = FaqTable.find(handle, site, entry.id());
    return before.isEmpty()
        ? added(handle, site, entry, by)
        : changed(handle, site, before.get(), entry, by);
  }

  private Saved changed(Handle handle, SiteKey site, FaqEntry before, FaqEntry entry, Author by) {
    if (before.equals(entry)) {
      return new Saved(FaqTable.version(handle, site), entry, false);
    }
    var version = save(handle, site, FaqChange.changing(entry), by, Origin.HAND);
    audit.write(handle, by, "faq.change", site, entry.id(), form(before), form(entry));
    return new Saved(version, entry, false);
  }

  /**
   * Adds a phrasing to an entry, unless it has it.
   *
   * @param basedOn the version of the FAQ that its author saw
   * @throws BadInput if the phrasing can't be taken, or there is no such site
   */
  public Based addPhrasing(SiteKey site, long basedOn, String id, String phrasing, Author by) {
    return changing(site, handle -> {
      long now = FaqTable.version(handle, site);
      var before = FaqTable.find(handle, site, id);
      if (before.isEmpty()) {
        return new Based.Missing();
      }
      if (now != basedOn) {
        return new Based.Stale(now);
      }
      var entry = EntryCheck.checked(withPhrasing(before.get(), phrasing));
      return new Based.Done(changed(handle, site, before.get(), entry, by));
    });
  }

  private static FaqEntry withPhrasing(FaqEntry entry, String phrasing) {
    var phrasings = new ArrayList<>(entry.phrasings());
    phrasings.add(phrasing);
    return new FaqEntry(
        entry.id(),
        entry.question(),
        phrasings,
        entry.answer(),
        entry.category(),
        entry.language(),
        entry.quickReplies(),
        entry.validity());
  }

  /**
   * Removes an entry; empty if it isn't there.
   *
   * @throws BadInput if there is no such site
   */
  public Optional<Saved> delete(SiteKey site, String id, Author by) {
    return changing(site, handle -> removed(handle, site, id, by));
  }

  /**
   * The same, unless somebody changed the entry first.
   *
   * @param basedOn the version of the FAQ that its author saw
   */
  public Based delete(SiteKey site, long basedOn, String id, Author by) {
    return changing(site, handle -> {
      if (FaqTable.find(handle, site, id).isPresent()
          && FaqTable.isChangedSince(handle, site, id, basedOn)) {
        return new Based.Stale(FaqTable.version(handle, site));
      }
      return Based.of(removed(handle, site, id, by));
    });
  }

  private Optional<Saved> removed(Handle handle, SiteKey site, String id, Author by) {
    return FaqTable.find(handle, site, id).map(entry -> {
      var version = save(handle, site, FaqChange.removing(entry), by, Origin.HAND);
      audit.write(handle, by, "faq.delete", site, id, form(entry), null);
      return new Saved(version, entry, false);
    });
  }

  /**
   * How a file is brought in.
   *
   * @param dryRun whether to say only what would become of it
   * @param replace whether entries that the file doesn't name go; else they stay
   * @param basedOn the version of the FAQ that its author saw the file compared with; null if that
   *     does not matter
   */
  public record Manner(
      boolean dryRun, boolean replace, @Nullable Long basedOn) {}

  /** What became of a file. */
  public sealed interface Loaded {
    record Done(ImportReport report) implements Loaded {}

    /** Somebody changed the FAQ first; it has this version now. */
    record Stale(long version) implements Loaded {}
  }

  /**
   * Brings a file's entries in, all or none; those that the file doesn't name stay. Times in it without an
   * offset are taken as UTC.
   */
  public ImportReport load(
      SiteKey site, byte[] bytes, FaqFormat format, boolean dryRun, Author by) {
    return load(site, FaqFiles.read(bytes, format, ZoneOffset.UTC), dryRun, by);
  }

  /** The same with a file that is read already. */
  public ImportReport load(SiteKey site, FaqFile file, boolean dryRun, Author by) {
    return dryRun || !file.errors().isEmpty()
        ? FaqImport.plan(directory.current(site), file, false)
            .report(file.rows().size())
        : changing(site, handle -> loaded(handle, site, file, false, by));
  }

  /**
   * Brings a file's entries in, all or none.
   *
   * @throws BadInput if there is no such site
   */
  public Loaded load(SiteKey site, FaqFile file, Manner manner, Author by) {
    if (manner.dryRun() || !file.errors().isEmpty()) {
      var plan = FaqImport.plan(directory.current(site), file, manner.replace());
      return new Loaded.Done(plan.report(file.rows().size()));
    }
    return changing(site, handle -> {
      long now = FaqTable.version(handle, site);
      var basedOn = manner.basedOn();
      return basedOn != null && basedOn != now
          ? new Loaded.Stale(now)
          : new Loaded.Done(loaded(handle, site, file, manner.replace(), by));
    });
  }

  private ImportReport loaded(
      Handle handle, SiteKey site, FaqFile file, boolean replace, Author by) {
    var now = FaqTable.at(handle, site, FaqTable.version(handle, site));
    var plan = FaqImport.plan(now, file, replace);
    if (plan.errors().isEmpty() && !plan.change().isNothing()) {
      var version = save(handle, site, plan.change(), by, Origin.FILE);
      audit.write(
          handle, by, "faq.import", site, "version " + version, null, counts(plan.change()));
    }
    return plan.report(file.rows().size());
  }

  private static Map<String, Integer> counts(FaqChange change) {
    return Map.of(
        "created", change.created().size(),
        "changed", change.changed().size(),
        "removed", change.removed().size());
  }

  /**
   * Goes back to what an earlier version said: as a new version, so that the past stays as it was.
   *
   * @param entry id of the one entry that is to be as it was; null for the whole FAQ
   * @param manner where it says to replace, that changes nothing: the whole FAQ becomes what it was
   * @return empty if there is no such version, or it had no such entry
   * @throws BadInput if there is no such site
   */
  public Optional<Loaded> restore(
      SiteKey site, long version, @Nullable String entry, Manner manner, Author by) {
    var past = directory
        .at(site, version)
        .map(faq -> faq.entries().stream()
            .filter(each -> entry == null || each.id().equals(entry))
            .toList())
        .filter(entries -> entry == null ? version > 0 : !entries.isEmpty());
    return past.map(entries -> {
      var dry = FaqImport.restoring(directory.current(site), entries, entry == null);
      if (manner.dryRun() || !dry.errors().isEmpty()) {
        return new Loaded.Done(dry.report(entries.size()));
      }
      return changing(site, handle -> {
        long now = FaqTable.version(handle, site);
        var basedOn = manner.basedOn();
        if (basedOn != null && basedOn != now) {
          return new Loaded.Stale(now);
        }
        var plan = FaqImport.restoring(FaqTable.at(handle, site, now), entries, entry == null);
        if (plan.errors().isEmpty() && !plan.change().isNothing()) {
          restored(handle, site, version, plan, by, entry);
        }
        return new Loaded.Done(plan.report(entries.size()));
      });
    });
  }

  private void restored(
      Handle handle, SiteKey site, long version, FaqImport plan, Author by, @Nullable String id) {
    long made = save(handle, site, plan.change(), by, Origin.restoring(version));
    if (id == null) {
      audit.write(
          handle,
          by,
          "faq.restore",
          site,
          "version " + made,
          Map.of("like", "version " + (made - 1)),
          Map.of("like", "version " + version, "entries", counts(plan.change())));
    } else {
      var before = plan.before().entries().stream()
          .filter(entry -> entry.id().equals(id))
          .findFirst()
          .map(EntryJson::form)
          .orElse(null);
      var after = FaqTable.find(handle, site, id).map(EntryJson::form).orElse(null);
      audit.write(handle, by, "faq.restore", site, id, before, after);
    }
  }

  private Saved added(Handle handle, SiteKey site, FaqEntry entry, Author by) {
    if (FaqTable.count(handle, site) >= FaqFiles.MOST_ENTRIES) {
      throw BadInput.full(
          "FAQ_FULL",
          "The FAQ has " + FaqFiles.MOST_ENTRIES + " entries, which is the most: remove some.");
    }
    var version = save(handle, site, FaqChange.creating(entry), by, Origin.HAND);
    audit.write(handle, by, "faq.create", site, entry.id(), null, form(entry));
    return new Saved(version, entry, true);
  }

  private long save(Handle handle, SiteKey site, FaqChange change, Author by, Origin origin) {
    var version = FaqTable.version(handle, site) + 1;
    FaqTable.insertVersion(handle, site, version, by, clock.instant(), change, origin);
    FaqTable.end(handle, site, version, change.removed());
    FaqTable.end(
        handle, site, version, change.changed().stream().map(FaqEntry::id).toList());
    FaqTable.replace(handle, site, version, change.changed());
    var stood = origin.restored();
    if (stood == null) {
      FaqTable.insert(handle, site, version, change.created());
    } else {
      FaqTable.bringBack(handle, site, version, change.created(), stood);
    }
    return version;
  }

  private <T> T changing(SiteKey site, Change<T> change) {
    T result = jdbi.inTransaction(handle -> {
      if (!FaqTable.lock(handle, site)) {
        throw new BadInput("site", "There is no site “" + site + "”: make it first.");
      }
      return change.in(handle);
    });
    directory.refresh();
    return result;
  }

  private interface Change<T> {
    T in(Handle handle);
  }
}
