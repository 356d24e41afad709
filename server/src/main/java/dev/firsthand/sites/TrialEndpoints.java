package dev.firsthand.sites;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.escalation.Policy;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import dev.firsthand.sites.PolicyDirectory.Draft;
import dev.firsthand.sites.PolicyTrials.Begin;
import dev.firsthand.sites.Trial.Ended;
import dev.firsthand.sites.Trial.Ending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Trying a version on a share of a site's chats, over HTTP; for admins. */
public final class TrialEndpoints {

  private static final String TRIAL = "/api/v1/sites/{site}/policy/trial";
  private static final int MOST_PERCENT = 90;
  private static final int MOST_FEWEST = 10_000;

  private record Shown(@Nullable Running running, List<Over> over) {}

  private record Running(
      Tried trial, TrialFigures figures, List<TrialFigures.Standing> standings) {}

  private record Over(
      Tried trial,
      Instant endedAt,
      String endedBy,
      Ending ending,
      TrialGuard.@Nullable Measure broken,
      TrialFigures figures,
      List<TrialFigures.Standing> standings) {
    static Over of(Ended ended) {
      return new Over(
          Tried.of(ended.trial()),
          ended.endedAt(),
          ended.endedBy(),
          ended.ending(),
          ended.broken(),
          ended.figures(),
          ended.figures().standings(ended.trial().guards()));
    }
  }

  private record Tried(
      long version,
      String name,
      String comment,
      long against,
      int percent,
      Instant beginsAt,
      String author,
      PolicyJson.Form policy) {
    static Tried of(Trial trial) {
      return new Tried(
          trial.tried().number(),
          trial.name(),
          trial.comment(),
          trial.against(),
          trial.percent(),
          trial.beginsAt(),
          trial.author(),
          PolicyJson.of(trial.tried().policy()));
    }
  }

  private final OfSite ofSite;
  private final PolicyTrials trials;
  private final PolicyDrafts drafts;

  /**
   * The endpoints.
   *
   * @param exists whether there is a site of this key
   */
  public TrialEndpoints(
      Guard guard, PolicyTrials trials, PolicyDrafts drafts, Predicate<SiteKey> exists) {
    ofSite = new OfSite(guard, Role.ADMIN, exists);
    this.trials = trials;
    this.drafts = drafts;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(TRIAL, ofSite.endpoint((site, request, who) -> Answers.ok(shown(site))))
        .post(TRIAL, ofSite.endpoint(this::begin))
        .post(TRIAL + "/end", ofSite.endpoint(this::end));
  }

  private Shown shown(SiteKey site) {
    return new Shown(
        trials.running(site).map(this::running).orElse(null),
        trials.over(site).stream().map(Over::of).toList());
  }

  private Running running(Trial trial) {
    TrialFigures figures = trials.figures(trial);
    return new Running(Tried.of(trial), figures, figures.standings(trial.guards()));
  }

  private Response begin(SiteKey site, Request request, StaffSession who) {
    var input = Input.of(request);
    int percent = input.count("percent", 1, MOST_PERCENT);
    List<TrialGuard> guards = guards(input.objects("guards", TrialGuard.Measure.values().length));
    Optional<Draft> draft = drafts.read(site, input);
    if (draft.isEmpty()) {
      return PolicyDrafts.unseen();
    }
    for (Policy.Flaw flaw : draft.get().policy().check()) {
      throw input.flaw(flaw.field(), flaw.advice() + ".");
    }
    Begin begin = trials.begin(
        site, PolicyDrafts.basedOn(input), draft.get(), percent, guards, Author.of(who.who()));
    return switch (begin) {
      case Begin.Begun begun -> Answers.created(running(begun.trial()));
      case Begin.Stale stale ->
        Answers.problem(
            409,
            "STALE_VERSION",
            "Somebody saved another version first. Look at it, then try yours.");
      case Begin.Running running ->
        Answers.problem(
            409,
            "ON_TRIAL",
            "A version is being tried already. Take it for all, or take it back; then try yours.");
    };
  }

  private static List<TrialGuard> guards(List<Input> inputs) {
    var guards = new ArrayList<TrialGuard>();
    for (Input input : inputs) {
      double worse = input.number("worse");
      if (!(worse >= 0 && worse <= 1)) {
        throw input.flaw("worse", "must be from 0 to 1.");
      }
      var measure = input.choice("measure", TrialGuard.Measure.class);
      if (guards.stream().anyMatch(guard -> guard.measure() == measure)) {
        throw input.flaw("measure", "is guarded twice.");
      }
      guards.add(new TrialGuard(measure, worse, input.count("fewest", 1, MOST_FEWEST)));
    }
    return guards;
  }

  private Response end(SiteKey site, Request request, StaffSession who) {
    var input = Input.of(request);
    long version = input.whole("version", 1, Long.MAX_VALUE / 2);
    Ending ending = input.flag("take") ? Ending.TAKEN : Ending.TAKEN_BACK;
    return trials
        .running(site)
        .filter(trial -> trial.tried().number() == version)
        .flatMap(trial -> trials.end(trial, ending, null, Author.of(who.who())))
        .map(ended -> Answers.ok(Over.of(ended)))
        .orElseGet(() -> Answers.problem(
            409, "TRIAL_OVER", "This trial is over already. Look at how it ended."));
  }
}
