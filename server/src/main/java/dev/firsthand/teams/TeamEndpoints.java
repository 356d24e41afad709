package dev.firsthand.teams;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import dev.firsthand.routing.Team;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Teams over HTTP: any staff reads them, admins write them. */
public final class TeamEndpoints {

  private record TeamAnswer(
      String id,
      String name,
      String mode,
      List<String> skills,
      List<String> members,
      @Nullable String fallback,
      long fallbackAfterSeconds,
      @Nullable Long alertAfterSeconds) {

    static TeamAnswer of(Team team) {
      TeamId fallback = team.fallback();
      Duration alert = team.alertAfter();
      return new TeamAnswer(
          team.id().value(),
          team.name(),
          word(team.mode()),
          team.skills(),
          team.members().stream().map(AgentId::value).sorted().toList(),
          fallback == null ? null : fallback.value(),
          team.fallbackAfter().toSeconds(),
          alert == null ? null : alert.toSeconds());
    }
  }

  private record SiteTeam(String site, String team) {}

  private record WarningAnswer(String team, String code, String text) {}

  private record TeamsAnswer(
      List<TeamAnswer> teams, List<SiteTeam> sites, List<WarningAnswer> warnings) {}

  private final Guard guard;
  private final OfSite ofSite;
  private final TeamDirectory directory;

  public TeamEndpoints(Guard guard, TeamDirectory directory, Predicate<SiteKey> siteExists) {
    this.guard = guard;
    ofSite = new OfSite(guard, Role.ADMIN, siteExists);
    this.directory = directory;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get("/api/v1/teams", guard.role(Role.AGENT, request -> all()))
        .post("/api/v1/teams", guard.role(Role.ADMIN, this::create))
        .put("/api/v1/teams/{id}", guard.role(Role.ADMIN, this::change))
        .delete("/api/v1/teams/{id}", guard.role(Role.ADMIN, this::delete))
        .put("/api/v1/sites/{site}/team", ofSite.endpoint(this::setSite));
  }

  private Response all() {
    return Answers.ok(new TeamsAnswer(
        directory.all().stream().map(TeamAnswer::of).toList(),
        directory.current().ofSites().entrySet().stream()
            .map(site -> new SiteTeam(site.getKey().value(), site.getValue().value()))
            .sorted(Comparator.comparing(SiteTeam::site))
            .toList(),
        directory.warnings().stream()
            .map(
                warning -> new WarningAnswer(warning.team(), warning.code().name(), warning.text()))
            .toList()));
  }

  private Response create(Request request, StaffSession who) {
    return Answers.created(TeamAnswer.of(directory.create(draft(request), Author.of(who.who()))));
  }

  private Response change(Request request, StaffSession who) {
    return id(request)
        .flatMap(id -> directory.change(id, draft(request), Author.of(who.who())))
        .map(team -> Answers.ok(TeamAnswer.of(team)))
        .orElseGet(TeamEndpoints::missing);
  }

  private Response delete(Request request, StaffSession who) {
    Optional<TeamId> id = id(request);
    if (id.isEmpty()) {
      return missing();
    }
    return switch (directory.delete(id.get(), Author.of(who.who()))) {
      case TeamDirectory.Deleted.Done done -> Response.noContent();
      case TeamDirectory.Deleted.Missing gone -> missing();
      case TeamDirectory.Deleted.InUse used ->
        Answers.problem(
            409,
            "IN_USE",
            "The team " + used.team() + " is in use: " + String.join("; ", used.by())
                + ". Change that first.",
            null,
            Map.of("uses", used.by()));
    };
  }

  private Response setSite(SiteKey site, Request request, StaffSession who) {
    TeamId team = Input.of(request).optionalText("team", 1, 64).map(TeamId::new).orElse(null);
    directory.setSite(site, team, Author.of(who.who()));
    return Response.noContent();
  }

  private static TeamDraft draft(Request request) {
    var input = Input.of(request);
    return new TeamDraft(
        input.text("name", 1, 60),
        mode(input.text("mode", 1, 16)),
        input.texts("skills", 20, 40),
        input.texts("members", TeamDraft.MOST_MEMBERS, 64).stream()
            .map(AgentId::new)
            .toList(),
        input.optionalText("fallback", 1, 64).map(TeamId::new).orElse(null),
        input.has("fallbackAfterSeconds")
            ? Duration.ofSeconds(
                input.whole("fallbackAfterSeconds", 0, TeamDraft.LONGEST.toSeconds()))
            : Duration.ofSeconds(30),
        input.has("alertAfterSeconds")
            ? Duration.ofSeconds(
                input.whole("alertAfterSeconds", 1, TeamDraft.LONGEST_ALERT.toSeconds()))
            : null);
  }

  private static Team.Mode mode(String word) {
    for (Team.Mode mode : Team.Mode.values()) {
      if (word(mode).equals(word)) {
        return mode;
      }
    }
    throw new BadInput("mode", "A mode is automatic, ring or pick.");
  }

  private static String word(Team.Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  private static Optional<TeamId> id(Request request) {
    String id = request.pathVariable("id");
    return id.isBlank() || id.length() > 64 ? Optional.empty() : Optional.of(new TeamId(id));
  }

  private static Response missing() {
    return Answers.missing("This team");
  }
}
