package dev.firsthand.faq;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a site's FAQ was, and the way back to it, over HTTP. For admins. */
public final class FaqHistoryEndpoints {

  private static final String VERSIONS = "/api/v1/sites/{site}/faq/versions";
  private static final String VERSION = VERSIONS + "/{version}";

  private record Versions(long current, List<FaqHistory.Version> versions, boolean isLast) {}

  private record Steps(long current, List<Step> steps, boolean isLast) {}

  private record Changes(long version, List<Change> changes, boolean isLast) {}

  private record Step(
      long version,
      Instant at,
      String author,
      Origin.Made made,
      @Nullable Long restored,
      ImportReport.Kind kind,
      EntryJson.@Nullable Form entry) {
    static Step of(FaqHistory.Step step, ZoneId zone) {
      return new Step(
          step.version(),
          step.at(),
          step.author(),
          step.made(),
          step.restored(),
          step.kind(),
          form(step.entry(), zone));
    }
  }

  private record Change(
      ImportReport.Kind kind,
      String id,
      List<String> fields,
      EntryJson.@Nullable Form before,
      EntryJson.@Nullable Form after) {
    static Change of(FaqHistory.Change change, ZoneId zone) {
      return new Change(
          change.kind(),
          change.id(),
          change.fields(),
          form(change.before(), zone),
          form(change.after(), zone));
    }
  }

  private static EntryJson.@Nullable Form form(@Nullable FaqEntry entry, ZoneId zone) {
    return entry == null ? null : EntryJson.form(entry, zone);
  }

  private final OfSite ofSite;
  private final FaqRegister register;
  private final FaqDirectory directory;
  private final FaqHistory history;
  private final Function<SiteKey, ZoneId> zones;

  /**
   * Endpoints over the versions.
   *
   * @param exists whether there is a site of this key
   * @param zones what the clock on a site's wall goes by
   */
  public FaqHistoryEndpoints(
      Guard guard,
      FaqRegister register,
      FaqDirectory directory,
      FaqHistory history,
      Predicate<SiteKey> exists,
      Function<SiteKey, ZoneId> zones) {
    ofSite = new OfSite(guard, Role.ADMIN, exists);
    this.register = register;
    this.directory = directory;
    this.history = history;
    this.zones = zones;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(VERSIONS, ofSite.endpoint((site, request, who) -> versions(site, request)))
        .get(VERSION, ofSite.endpoint((site, request, who) -> changes(site, request)))
        .post(VERSION + "/restore", ofSite.endpoint(this::restore));
  }

  private Response versions(SiteKey site, Request request) {
    long current = directory.current(site).version();
    long before = FaqQuery.version(request, "before").orElse(Long.MAX_VALUE);
    var entry = request.query("entry");
    if (entry.isPresent()) {
      var steps = history.of(site, entry.get(), before);
      var zone = zones.apply(site);
      return Answers.ok(new Steps(
          current,
          steps.items().stream().map(step -> Step.of(step, zone)).toList(),
          steps.isLast()));
    }
    var versions = history.versions(site, before);
    return Answers.ok(new Versions(current, versions.items(), versions.isLast()));
  }

  private Response changes(SiteKey site, Request request) {
    long version = ofPath(request);
    var zone = zones.apply(site);
    int skip = FaqQuery.version(request, "skip")
        .map(many -> (int) Math.min(many, 2L * FaqFiles.MOST_ENTRIES))
        .orElse(0);
    return history
        .changes(site, version, skip)
        .map(page -> Answers.ok(new Changes(
            version,
            page.items().stream().map(change -> Change.of(change, zone)).toList(),
            page.isLast())))
        .orElseGet(() -> Answers.missing("This version"));
  }

  private Response restore(SiteKey site, Request request, StaffSession who) {
    boolean dryRun = FaqQuery.flag(request, "dryRun");
    var basedOn = FaqQuery.version(request, "basedOn");
    if (!dryRun && basedOn.isEmpty()) {
      throw new BadInput("basedOn", "“basedOn” is missing: give the version that a dry run gave.");
    }
    return register
        .restore(
            site,
            ofPath(request),
            request.query("entry").orElse(null),
            new FaqRegister.Manner(dryRun, true, basedOn.orElse(null)),
            Author.of(who.who()))
        .map(loaded -> FaqAnswers.ofVersion(loaded, dryRun))
        .orElseGet(() -> Answers.missing("This version, or the entry in it,"));
  }

  /** The version in the path; 0, which none has, where that is no number. */
  private static long ofPath(Request request) {
    var text = request.pathVariable("version");
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }
}
