package dev.firsthand.lab;

import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.lab.LabDesk.Asked;
import dev.firsthand.lab.PastReader.Period;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The threshold lab over HTTP, for admins. */
public final class LabEndpoints {

  private static final String LAB = "/api/v1/sites/{site}/lab";
  private static final int MOST_DAYS = 730;
  private static final int MOST_OUTCOMES = 10;

  /** A site's policy in its versions. */
  public interface Versions {

    /** The policy of a version; empty if there never was one of this number. Blocks. */
    Optional<PolicyVersion> find(SiteKey site, long number);

    /** Those of which something was expected, the latest first. Blocks. */
    List<Outcome.Expected> expected(SiteKey site);
  }

  private record Outcomes(List<Outcome> outcomes) {}

  private record Past(
      int days,
      int turns,
      int older,
      int wanted,
      List<String> languages,
      List<String> categories) {}

  private record Begun(String job, int of) {}

  private record Shown(String seen, Preview preview) {}

  private record Progress(
      int done,
      int of,
      boolean failed,
      @Nullable String seen,
      @Nullable Preview preview) {}

  private final OfSite ofSite;
  private final LabDesk desk;
  private final Versions versions;
  private final LabJobs jobs;
  private final SeenPreviews previews;
  private final Clock clock;

  /**
   * The endpoints.
   *
   * @param exists whether there is a site of this key
   * @param beside where previews of long pasts are made
   * @param ids names jobs
   */
  public LabEndpoints(
      Guard guard,
      LabDesk desk,
      Versions versions,
      SeenPreviews previews,
      Predicate<SiteKey> exists,
      Executor beside,
      Supplier<String> ids,
      Clock clock) {
    ofSite = new OfSite(guard, Role.ADMIN, exists);
    this.desk = desk;
    this.versions = versions;
    this.previews = previews;
    this.jobs = new LabJobs(desk, beside, ids);
    this.clock = clock;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(LAB, ofSite.endpoint((site, request, who) -> past(site, request)))
        .get(LAB + "/outcomes", ofSite.endpoint((site, request, who) -> outcomes(site)))
        .post(LAB + "/preview", ofSite.endpoint((site, request, who) -> preview(site, request)))
        .get(LAB + "/jobs/{job}", ofSite.endpoint((site, request, who) -> progress(site, request)))
        .delete(
            LAB + "/jobs/{job}", ofSite.endpoint((site, request, who) -> cancel(site, request)));
  }

  private Response past(SiteKey site, Request request) {
    String days = request.query("days").orElse("90");
    int many = days.matches("[1-9][0-9]{0,2}") ? Math.min(MOST_DAYS, Integer.parseInt(days)) : 90;
    Instant until = until();
    var period = new Period(site, until.minus(Duration.ofDays(many)), until);
    PastReader.Size size = desk.size(period);
    return Answers.ok(new Past(
        many,
        size.kept(),
        size.older(),
        LabDesk.WANTED,
        desk.languages(period),
        desk.categories(site)));
  }

  private Response outcomes(SiteKey site) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    return Answers.ok(new Outcomes(versions.expected(site).stream()
        .limit(MOST_OUTCOMES)
        .flatMap(expected -> desk.outcome(site, expected, now).stream())
        .toList()));
  }

  private Response preview(SiteKey site, Request request) {
    var input = Input.of(request);
    PolicyVersion rulesOf = version(site, input, "rulesOf");
    Policy policy = Previews.read(input.object("policy"), rulesOf.policy());
    List<Policy.Flaw> flaws = policy.check();
    if (!flaws.isEmpty()) {
      throw input
          .object("policy")
          .flaw(flaws.getFirst().field(), flaws.getFirst().advice());
    }
    var asked = new Asked(
        site,
        input.count("days", 1, MOST_DAYS),
        until(),
        input.optionalText("language", 0, 35).filter(text -> !text.isEmpty()).orElse(null),
        input.optionalText("category", 0, 80).filter(text -> !text.isEmpty()).orElse(null),
        version(site, input, "against"),
        policy);
    int turns = desk.size(asked.period()).kept();
    if (turns > LabDesk.REMEMBERED) {
      return Answers.json(202, new Begun(jobs.begin(asked, turns), turns));
    }
    Preview preview = desk.preview(asked, played -> true).orElseThrow();
    return Answers.ok(new Shown(goesOut(asked, preview), preview));
  }

  /** The version that is named; the one in force where none is. */
  private PolicyVersion version(SiteKey site, Input input, String field) {
    return input.has(field)
        ? versions
            .find(site, input.whole(field, 0, Long.MAX_VALUE / 2))
            .orElseThrow(() -> input.flaw(field, "is no version of this site."))
        : desk.policy(site);
  }

  private String goesOut(Asked asked, Preview preview) {
    boolean predicts =
        asked.isOfAll() && asked.base().number() == desk.policy(asked.site()).number();
    return previews.goesOut(asked.site(), asked.policy(), predicts ? preview.prediction() : null);
  }

  private Response progress(SiteKey site, Request request) {
    return jobs.find(site.value(), request.pathVariable("job"))
        .map(job -> Answers.ok(progress(job)))
        .orElseGet(() -> Answers.missing("This job"));
  }

  private Progress progress(LabJobs.Job job) {
    Preview preview = job.preview();
    String seen = preview == null ? null : goesOut(job.asked(), preview);
    return new Progress(job.done(), job.of(), job.failed(), seen, preview);
  }

  private Response cancel(SiteKey site, Request request) {
    String job = request.pathVariable("job");
    jobs.find(site.value(), job).ifPresent(known -> jobs.cancel(job));
    return Answers.ok(Map.of("cancelled", true));
  }

  /** The past ends with the last full minute, so that a slider that moves looks at the same one. */
  private Instant until() {
    return Instant.ofEpochMilli(clock.millis()).truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
  }
}
