package dev.firsthand.learning;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.BotTurns;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.learning.AdjustmentDirectory.Change;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A site's confidence over HTTP: how far it keeps its word, and refitting it. For admins. */
public final class ConfidenceEndpoints {

  private static final String CONFIDENCE = "/api/v1/sites/{site}/confidence";

  private record Shown(
      String model,
      AdjustmentVersion current,
      List<AdjustmentVersion> versions,
      List<ConfidenceReport.LabelCount> labels,
      ConfidenceReport.Sources sources,
      List<ConfidenceReport.Kept> reliability,
      ConfidenceReport.@Nullable Proposal proposal) {}

  private final OfSite ofSite;
  private final AdjustmentDirectory adjustments;
  private final BotTurns turns;
  private final BotAtWork bot;
  private final Clock clock;

  /**
   * Endpoints over the directory.
   *
   * @param exists whether there is a site of this key
   */
  public ConfidenceEndpoints(
      Guard guard,
      AdjustmentDirectory adjustments,
      BotTurns turns,
      BotAtWork bot,
      Predicate<SiteKey> exists,
      Clock clock) {
    ofSite = new OfSite(guard, Role.ADMIN, exists);
    this.adjustments = adjustments;
    this.turns = turns;
    this.bot = bot;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(CONFIDENCE, ofSite.endpoint((site, request, who) -> show(site)))
        .post(CONFIDENCE, ofSite.endpoint(this::adopt))
        .post(CONFIDENCE + "/current", ofSite.endpoint(this::rollBack));
  }

  private Response show(SiteKey site) {
    var model = bot.model(site);
    var report = report(site, model);
    var versions = versions(site);
    long inForce = adjustments.current(site).version();
    return Answers.ok(new Shown(
        model,
        versions.stream()
            .filter(version -> version.version() == inForce)
            .findFirst()
            .orElseGet(AdjustmentDirectory::shipped),
        versions,
        report.labels(),
        report.sources(),
        report.reliability(),
        report.proposal()));
  }

  private ConfidenceReport report(SiteKey site, String model) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    return ConfidenceReport.of(
        Labels.of(turns, site, model, bot.faq(site), now), adjustments.current(site), model);
  }

  private Response adopt(SiteKey site, Request request, StaffSession who) {
    var input = Input.of(request);
    long basedOn = input.whole("basedOn", 0, Long.MAX_VALUE / 2);
    var comment = input.text("comment", 0, 500);
    var model = bot.model(site);
    var proposal = report(site, model).proposal();
    if (proposal == null) {
      return Answers.problem(
          409,
          "TOO_FEW_LABELS",
          "There are too few labels for a refit. The page says how many are missing.");
    }
    return answer(
        adjustments.adopt(
            site,
            basedOn,
            comment,
            model,
            proposal.lines(),
            proposal.figures(),
            Author.of(who.who())),
        201);
  }

  private Response rollBack(SiteKey site, Request request, StaffSession who) {
    var input = Input.of(request);
    return answer(
        adjustments.rollBack(
            site,
            input.whole("version", 0, Long.MAX_VALUE / 2),
            input.whole("basedOn", 0, Long.MAX_VALUE / 2),
            Author.of(who.who())),
        200);
  }

  private static Response answer(Change change, int status) {
    return switch (change) {
      case Change.Done done -> Answers.json(status, done.inForce());
      case Change.Stale stale ->
        Answers.problem(
            409,
            "STALE_VERSION",
            "Another version came into force first. Look at it, then decide again.",
            null,
            Map.of("current", stale.current()));
      case Change.Missing missing -> Answers.missing("This version");
    };
  }

  private List<AdjustmentVersion> versions(SiteKey site) {
    var versions = new ArrayList<>(adjustments.versions(site));
    versions.add(AdjustmentDirectory.shipped());
    return versions;
  }
}
