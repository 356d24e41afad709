package dev.firsthand.faq;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A site's FAQ over HTTP: any staff reads it, admins write, try, import and export it. */
public final class FaqEndpoints {

  private static final String FAQ = "/api/v1/sites/{site}/faq";
  private static final String ENTRY = FAQ + "/{id}";

  private record Shown(
      long version,
      String model,
      String modelState,
      @Nullable String reason,
      String zone,
      List<EntryJson.Form> entries) {}

  private record SavedEntry(long version, EntryJson.Form entry) {}

  private final OfSite forAgents;
  private final OfSite forAdmins;
  private final FaqRegister register;
  private final FaqDirectory directory;
  private final FaqTest test;
  private final ModelState model;
  private final Function<SiteKey, ZoneId> zones;
  private final InstantSource clock;

  /**
   * Endpoints over the register.
   *
   * @param exists whether there is a site of this key
   * @param zones what the clock on a site's wall goes by
   */
  public FaqEndpoints(
      Guard guard,
      FaqRegister register,
      FaqDirectory directory,
      FaqTest test,
      ModelState model,
      Predicate<SiteKey> exists,
      Function<SiteKey, ZoneId> zones,
      InstantSource clock) {
    forAgents = new OfSite(guard, Role.AGENT, exists);
    forAdmins = new OfSite(guard, Role.ADMIN, exists);
    this.register = register;
    this.directory = directory;
    this.test = test;
    this.model = model;
    this.zones = zones;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(FAQ, forAgents.endpoint((site, request, who) -> all(site)))
        .post(FAQ, forAdmins.endpoint(this::create))
        .put(ENTRY, forAdmins.endpoint(this::put))
        .delete(ENTRY, forAdmins.endpoint(this::delete))
        .post(FAQ + "/test", forAdmins.endpoint((site, request, who) -> test(site, request)))
        .post(FAQ + "/import", forAdmins.endpoint(this::load))
        .get(FAQ + "/export", forAdmins.endpoint((site, request, who) -> export(site, request)));
  }

  private Response all(SiteKey site) {
    var faq = directory.current(site);
    var now = model.of(site);
    return Answers.ok(new Shown(
        faq.version(),
        now.model(),
        now.modelState(),
        now.reason(),
        ValidTimes.name(zone(site)),
        faq.entries().stream().map(entry -> EntryJson.form(entry, zone(site))).toList()));
  }

  private Response create(SiteKey site, Request request, StaffSession who) {
    var entry = EntryJson.of(Input.of(request), zone(site));
    return Answers.created(saved(site, register.create(site, entry, Author.of(who.who()))));
  }

  private Response put(SiteKey site, Request request, StaffSession who) {
    var sent = EntryJson.of(Input.of(request), zone(site));
    var entry = FaqImport.withId(sent, request.pathVariable("id"));
    var by = Author.of(who.who());
    return FaqQuery.version(request, "basedOn")
        .map(basedOn -> answer(site, register.put(site, basedOn, entry, by)))
        .orElseGet(() -> done(site, register.put(site, entry, by)));
  }

  private Response delete(SiteKey site, Request request, StaffSession who) {
    var id = request.pathVariable("id");
    var by = Author.of(who.who());
    return answer(
        site,
        FaqQuery.version(request, "basedOn")
            .map(basedOn -> register.delete(site, basedOn, id, by))
            .orElseGet(() -> FaqRegister.Based.of(register.delete(site, id, by))));
  }

  private Response answer(SiteKey site, FaqRegister.Based based) {
    return switch (based) {
      case FaqRegister.Based.Done(var saved) -> done(site, saved);
      case FaqRegister.Based.Stale(var version) -> FaqAnswers.staleEntry(version);
      case FaqRegister.Based.Missing missing -> Answers.missing("This entry");
    };
  }

  private Response done(SiteKey site, FaqRegister.Saved saved) {
    return Answers.json(saved.isNew() ? 201 : 200, saved(site, saved));
  }

  private SavedEntry saved(SiteKey site, FaqRegister.Saved saved) {
    return new SavedEntry(saved.version(), EntryJson.form(saved.entry(), zone(site)));
  }

  private ZoneId zone(SiteKey site) {
    return zones.apply(site);
  }

  private Response test(SiteKey site, Request request) {
    var input = Input.of(request);
    var at = input.text("at", 0, 40);
    return Answers.ok(test.test(
        site,
        input.text("text", 1, 4000),
        input.text("language", 0, 35),
        at.isEmpty()
            ? clock.instant()
            : ValidTimes.at("at", at, zone(site), LocalDate::atStartOfDay)));
  }

  private Response load(SiteKey site, Request request, StaffSession who) {
    boolean dryRun = FaqQuery.flag(request, "dryRun");
    var loaded = register.load(
        site,
        FaqFiles.read(request.body(), format(request), zone(site)),
        new FaqRegister.Manner(
            dryRun,
            FaqQuery.flag(request, "replace"),
            FaqQuery.version(request, "basedOn").orElse(null)),
        Author.of(who.who()));
    return FaqAnswers.ofFile(loaded, dryRun);
  }

  private Response export(SiteKey site, Request request) {
    var format = format(request);
    var file = FaqFiles.write(directory.current(site).entries(), format, zone(site));
    var name = "faq-" + site.value().replaceAll("[^A-Za-z0-9._-]", "_") + "."
        + (format == FaqFormat.MARKDOWN ? "md" : format.name().toLowerCase(Locale.ROOT));
    var type = switch (format) {
      case JSON -> "application/json";
      case CSV -> "text/csv; charset=utf-8";
      case MARKDOWN -> "text/markdown; charset=utf-8";
    };
    return Response.of(200, type, file)
        .withHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .withHeader("Cache-Control", "no-store");
  }

  private static FaqFormat format(Request request) {
    return FaqFormat.of(request.query("format").orElse("json"))
        .orElseThrow(() -> new BadInput("format", "“format” must be json, csv or markdown."));
  }
}
