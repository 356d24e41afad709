package dev.firsthand.sites;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.Warnings;
import dev.firsthand.escalation.Warnings.Warning;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import dev.firsthand.sites.PolicyDirectory.Draft;
import dev.firsthand.sites.PolicyDirectory.Save;
import dev.firsthand.sites.PolicyDirectory.Saved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A site's policy over HTTP: what is in force, all versions, and saving a new one. */
public final class PolicyEndpoints {

  private record PolicyAnswer(
      VersionAnswer current, List<VersionAnswer> versions, List<Warning> warnings) {}

  private record VersionAnswer(
      long version,
      String name,
      String author,
      Instant at,
      String comment,
      PolicyJson.Form policy) {
    static VersionAnswer of(Saved saved) {
      return new VersionAnswer(
          saved.version(),
          saved.name(),
          saved.author(),
          saved.at(),
          saved.comment(),
          PolicyJson.of(saved.policy()));
    }
  }

  private record CheckAnswer(List<Policy.Flaw> flaws, List<Warning> warnings) {}

  private final Guard guard;
  private final SiteDirectory sites;
  private final PolicyDirectory policies;
  private final Predicate<TeamId> isTeam;
  private final PolicyDrafts drafts;

  /**
   * The endpoints.
   *
   * @param isTeam whether there is such a team
   */
  public PolicyEndpoints(
      Guard guard,
      SiteDirectory sites,
      PolicyDirectory policies,
      Predicate<TeamId> isTeam,
      PolicyDrafts drafts) {
    this.guard = guard;
    this.sites = sites;
    this.policies = policies;
    this.isTeam = isTeam;
    this.drafts = drafts;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get("/api/v1/sites/{site}/policy", guard.role(Role.ADMIN, this::show))
        .post("/api/v1/sites/{site}/policy", guard.role(Role.ADMIN, this::save))
        .post("/api/v1/sites/{site}/policy/check", guard.role(Role.ADMIN, this::check));
  }

  private Response show(Request request) {
    return asked(request)
        .map(this::versions)
        .map(versions -> Answers.ok(new PolicyAnswer(
            VersionAnswer.of(versions.getFirst()),
            versions.stream().map(VersionAnswer::of).toList(),
            Warnings.of(versions.getFirst().policy(), isTeam))))
        .orElseGet(OfSite::unknown);
  }

  /** What a policy would be refused or warned of, without saving it. */
  private Response check(Request request) {
    return asked(request)
        .map(site -> {
          var policy = PolicyJson.read(
              Input.of(request).object("policy"), policies.current(site.key()).policy());
          return Answers.ok(new CheckAnswer(policy.check(), Warnings.of(policy, isTeam)));
        })
        .orElseGet(OfSite::unknown);
  }

  private Response save(Request request, StaffSession who) {
    var asked = asked(request);
    if (asked.isEmpty()) {
      return OfSite.unknown();
    }
    var site = asked.get();
    var input = Input.of(request);
    long basedOn = PolicyDrafts.basedOn(input);
    Optional<Draft> draft = drafts.read(site.key(), input);
    if (draft.isEmpty()) {
      return PolicyDrafts.unseen();
    }
    var result = policies.save(site.key(), basedOn, draft.get(), Author.of(who.who()));
    return switch (result) {
      case Save.Done done -> Answers.created(VersionAnswer.of(done.saved()));
      case Save.Stale stale ->
        Answers.problem(
            409,
            "STALE_VERSION",
            "Somebody saved another version first. Look at it, then save yours again.",
            null,
            Map.of("current", VersionAnswer.of(versions(site).getFirst())));
      case Save.OnTrial onTrial ->
        Answers.problem(
            409,
            "ON_TRIAL",
            "A version is being tried on a share of the chats. Take it for all, or take it back; then"
                + " save.");
    };
  }

  /** Newest first, the defaults that every site begins with last. */
  private List<Saved> versions(Site site) {
    var versions = new ArrayList<>(policies.versions(site.key()));
    versions.add(new Saved(
        0,
        "",
        Author.HOUSE.name(),
        site.createdAt(),
        "What every site begins with",
        Policy.defaults(),
        null));
    return versions;
  }

  private Optional<Site> asked(Request request) {
    var key = request.pathVariable("site");
    return key.isBlank() || key.length() > 64 ? Optional.empty() : sites.find(new SiteKey(key));
  }
}
