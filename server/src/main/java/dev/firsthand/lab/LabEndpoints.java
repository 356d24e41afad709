package dev.firsthand.lab;

import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.escalation.Policy;
import dev.firsthand.http.Endpoint;
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
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The threshold lab over HTTP, for admins. */
public final class LabEndpoints {

  private static final String LAB = "/api/v1/sites/{site}/lab";
  private static final int MOST_DAYS = 730;

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

  private final Guard guard;
  private final LabDesk desk;
  private final LabJobs jobs;
  private final SeenPreviews previews;
  private final Predicate<SiteKey> exists;
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
      SeenPreviews previews,
      Predicate<SiteKey> exists,
      Executor beside,
      Supplier<String> ids,
      Clock clock) {
    this.guard = guard;
    this.desk = desk;
    this.previews = previews;
    this.jobs = new LabJobs(desk, beside, ids);
    this.exists = exists;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(LAB, ofSite(this::past))
        .post(LAB + "/preview", ofSite(this::preview))
        .get(LAB + "/jobs/{job}", ofSite(this::progress))
        .delete(LAB + "/jobs/{job}", ofSite(this::cancel));
  }

  private Response past(Request request) {
    SiteKey site = site(request);
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

  private Response preview(Request request) {
    SiteKey site = site(request);
    var input = Input.of(request);
    Policy policy = Previews.read(input.object("policy"), desk.policy(site).policy());
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
        policy);
    int turns = desk.size(asked.period()).kept();
    if (turns > LabDesk.REMEMBERED) {
      return Answers.json(202, new Begun(jobs.begin(asked, turns), turns));
    }
    Preview preview = desk.preview(asked, played -> true).orElseThrow();
    return Answers.ok(new Shown(previews.goesOut(site, policy), preview));
  }

  private Response progress(Request request) {
    SiteKey site = site(request);
    return jobs.find(site.value(), request.pathVariable("job"))
        .map(job -> Answers.ok(progress(site, job)))
        .orElseGet(() -> Answers.missing("This job"));
  }

  private Progress progress(SiteKey site, LabJobs.Job job) {
    Preview preview = job.preview();
    String seen = preview == null ? null : previews.goesOut(site, job.policy());
    return new Progress(job.done(), job.of(), job.failed(), seen, preview);
  }

  private Response cancel(Request request) {
    String job = request.pathVariable("job");
    jobs.find(site(request).value(), job).ifPresent(known -> jobs.cancel(job));
    return Answers.ok(Map.of("cancelled", true));
  }

  /** The past ends with the last full minute, so that a slider that moves looks at the same one. */
  private Instant until() {
    return Instant.ofEpochMilli(clock.millis()).truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
  }

  private Endpoint ofSite(Function<Request, Response> endpoint) {
    return guard.role(Role.ADMIN, request -> {
      var key = request.pathVariable("site");
      return key.isBlank() || key.length() > 64 || !exists.test(new SiteKey(key))
          ? Answers.problem(404, "UNKNOWN_SITE", "There is no site with this key.")
          : endpoint.apply(request);
    });
  }

  private static SiteKey site(Request request) {
    return new SiteKey(request.pathVariable("site"));
  }
}
