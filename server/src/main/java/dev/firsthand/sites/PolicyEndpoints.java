package dev.firsthand.sites;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.escalation.Policy;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import dev.firsthand.sites.PolicyDirectory.Save;
import dev.firsthand.sites.PolicyDirectory.Saved;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A site's policy over HTTP: what is in force, all versions, and saving a new one. */
public final class PolicyEndpoints {

  private record PolicyAnswer(Saved current, List<Saved> versions) {}

  private final Guard guard;
  private final SiteDirectory sites;
  private final PolicyDirectory policies;

  public PolicyEndpoints(Guard guard, SiteDirectory sites, PolicyDirectory policies) {
    this.guard = guard;
    this.sites = sites;
    this.policies = policies;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get("/api/v1/sites/{site}/policy", guard.role(Role.ADMIN, this::show))
        .post("/api/v1/sites/{site}/policy", guard.role(Role.ADMIN, this::save));
  }

  private Response show(Request request) {
    return asked(request)
        .map(this::versions)
        .map(versions -> Answers.ok(new PolicyAnswer(versions.getFirst(), versions)))
        .orElseGet(SiteEndpoints::unknown);
  }

  private Response save(Request request, StaffSession who) {
    var asked = asked(request);
    if (asked.isEmpty()) {
      return SiteEndpoints.unknown();
    }
    var site = asked.get();
    var input = Input.of(request);
    var policy = policy(input.object("policy"));
    var result = policies.save(
        site.key(),
        input.whole("basedOn", 0, Long.MAX_VALUE / 2),
        input.text("comment", 0, 500),
        policy,
        Author.of(who.who()));
    return switch (result) {
      case Save.Done done -> Answers.created(done.saved());
      case Save.Stale stale ->
        Answers.problem(
            409,
            "STALE_VERSION",
            "Somebody saved another version first. Look at it, then save yours again.",
            null,
            Map.of("current", versions(site).getFirst()));
    };
  }

  private static Policy policy(Input input) {
    return new Policy(
        input.number("answerThreshold"),
        input.number("askBackThreshold"),
        input.number("margin"),
        input.count("askBacksInARow", 0, 3),
        input.count("missesInARow", 1, 5));
  }

  /** Newest first, the defaults that every site begins with last. */
  private List<Saved> versions(Site site) {
    var versions = new ArrayList<>(policies.versions(site.key()));
    versions.add(new Saved(
        0,
        Author.HOUSE.name(),
        site.createdAt(),
        "What every site begins with",
        Policy.defaults()));
    return versions;
  }

  private Optional<Site> asked(Request request) {
    var key = request.pathVariable("site");
    return key.isBlank() || key.length() > 64 ? Optional.empty() : sites.find(new SiteKey(key));
  }
}
