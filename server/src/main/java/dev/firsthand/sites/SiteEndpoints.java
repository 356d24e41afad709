package dev.firsthand.sites;

import dev.firsthand.access.AgentDirectory;
import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffMember;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import dev.firsthand.rest.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The sites over HTTP: for admins, and what the widget on a site's pages may know. */
public final class SiteEndpoints {

  private static final int PICTURES = 3;

  private record SiteAnswer(String key, String name, List<String> origins, Look look) {
    static SiteAnswer of(Site site) {
      return new SiteAnswer(site.key().value(), site.name(), site.origins(), site.look());
    }
  }

  private record WidgetAnswer(
      String site,
      String name,
      String accent,
      String ink,
      String accentOnLight,
      String accentOnDark,
      String position,
      String launcher,
      String greeting,
      List<String> pictures,
      String language,
      long fileBytes,
      String scheme,
      int radius,
      String logo,
      boolean mail,
      Welcome welcome,
      Map<String, String> texts) {}

  private final Guard guard;
  private final SiteDirectory sites;
  private final AgentDirectory agents;
  private final long fileBytes;
  private final boolean mails;

  /**
   * Endpoints over {@code sites}.
   *
   * @param fileBytes the largest file that visitors may send; 0 for none
   * @param mails whether mail can be sent
   */
  public SiteEndpoints(
      Guard guard, SiteDirectory sites, AgentDirectory agents, long fileBytes, boolean mails) {
    this.mails = mails;
    this.fileBytes = fileBytes;
    this.guard = guard;
    this.sites = sites;
    this.agents = agents;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(
            "/api/v1/sites",
            guard.role(
                Role.AGENT,
                request -> Answers.ok(
                    Map.of("sites", sites.all().stream().map(SiteAnswer::of).toList()))))
        .post("/api/v1/sites", guard.role(Role.ADMIN, this::create))
        .get("/api/v1/sites/{site}", guard.role(Role.AGENT, this::show))
        .patch("/api/v1/sites/{site}", guard.role(Role.ADMIN, this::change))
        .get("/api/v1/widget/{site}", this::widget)
        .get("/api/v1/widget/{site}/logo", this::logo);
  }

  private Response show(Request request) {
    return asked(request).map(site -> Answers.ok(SiteAnswer.of(site))).orElseGet(OfSite::unknown);
  }

  private Response create(Request request, StaffSession who) {
    var input = Input.of(request);
    var site =
        sites.create(input.text("key", 1, 64), input.text("name", 1, 120), Author.of(who.who()));
    return Answers.created(SiteAnswer.of(site));
  }

  private Response change(Request request, StaffSession who) {
    var input = Input.of(request);
    return asked(request)
        .map(site -> merged(site, input))
        .flatMap(site -> sites.change(site, Author.of(who.who())))
        .map(site -> Answers.ok(SiteAnswer.of(site)))
        .orElseGet(OfSite::unknown);
  }

  private static Site merged(Site site, Input input) {
    return new Site(
        site.key(),
        input.optionalText("name", 1, 120).orElse(site.name()),
        input.has("origins") ? input.texts("origins", 50, 300) : site.origins(),
        input.has("look") ? merged(site.look(), input.object("look")) : site.look(),
        site.createdAt());
  }

  private static Look merged(Look look, Input input) {
    var merged = new Look(
        input.optionalText("accent", 1, 20).orElse(look.accent()),
        input.optionalText("position", 1, 20).orElse(look.position()),
        input.optionalText("launcher", 0, 60).orElse(look.launcher()),
        input.optionalText("greeting", 0, 300).orElse(look.greeting()),
        input.optionalText("language", 1, 20).orElse(look.language()),
        input.has("style") ? look.style().with(input.object("style")) : look.style(),
        input.has("welcome") ? look.welcome().with(input.object("welcome")) : look.welcome(),
        input.has("texts") ? OwnTexts.in(input) : look.texts());
    if (!merged.accent().equals(look.accent())) {
      merged.demandAccentThatStandsOut();
    }
    return merged;
  }

  /** What anybody may know; pages of other sites can't read it. */
  private Response widget(Request request) {
    var asked = asked(request);
    if (asked.isEmpty()) {
      return OfSite.unknown();
    }
    var site = asked.get();
    var look = site.look();
    var accent = new Accent(look.accent());
    var answer = new WidgetAnswer(
        site.key().value(),
        site.name(),
        look.accent(),
        accent.ink(),
        accent.onLight(),
        accent.onDark(),
        look.position(),
        look.launcher(),
        look.greeting(),
        look.style().faces() ? pictures() : List.of(),
        look.language(),
        fileBytes,
        look.style().scheme(),
        look.style().radius(),
        logoOf(site),
        mails,
        look.welcome(),
        texts(look, request.query("language").orElse("")));
    var response = Response.ok(Json.write(answer))
        .withHeader("Cache-Control", "public, max-age=60")
        .withHeader("Vary", "Origin");
    return request
        .origin()
        .filter(site::allows)
        .map(origin -> response.withHeader("Access-Control-Allow-Origin", origin))
        .orElse(response);
  }

  /** The site's own words in a language; none where no language is asked for. */
  private static Map<String, String> texts(Look look, String language) {
    return look.texts().stream()
        .filter(texts -> texts.language().equals(language))
        .map(OwnTexts::words)
        .findFirst()
        .orElse(Map.of());
  }

  private static String logoOf(Site site) {
    return Logo.of(site.look().style().logo())
        .map(logo -> "api/v1/widget/%s/logo?v=%s".formatted(site.key().value(), logo.version()))
        .orElse("");
  }

  private Response logo(Request request) {
    return asked(request)
        .flatMap(site -> Logo.of(site.look().style().logo()))
        .map(logo -> Response.of(200, logo.type(), logo.bytes())
            .withHeader("Cache-Control", "public, max-age=86400"))
        .orElseGet(OfSite::unknown);
  }

  private List<String> pictures() {
    return agents.active().stream()
        .map(StaffMember::picture)
        .filter(Objects::nonNull)
        .limit(PICTURES)
        .toList();
  }

  private Optional<Site> asked(Request request) {
    var key = request.pathVariable("site");
    return key.isBlank() || key.length() > 64 ? Optional.empty() : sites.find(new SiteKey(key));
  }
}
