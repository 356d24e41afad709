package dev.firsthand.learning;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.learning.FaqPen.Written;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Beside;
import dev.firsthand.rest.Input;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** What the FAQ lacks, over HTTP. For admins: they decide, nothing changes by itself. */
public final class QuestionEndpoints {

  private static final String QUESTIONS = "/api/v1/sites/{site}/questions";
  private static final int MOST_REFS = 1_000;
  private static final int LONGEST_LANGUAGE = 35;

  private final OfSite ofSite;
  private final QuestionDesk desk;
  private final FaqPen pen;
  private final Clock clock;
  private final Executor beside;

  /**
   * Endpoints over the desk.
   *
   * @param exists whether there is a site of this key
   * @param beside groups questions, for seconds: on a platform thread, so that no virtual one waits
   */
  public QuestionEndpoints(
      Guard guard,
      QuestionDesk desk,
      FaqPen pen,
      Predicate<SiteKey> exists,
      Clock clock,
      Executor beside) {
    ofSite = new OfSite(guard, Role.ADMIN, exists);
    this.desk = desk;
    this.pen = pen;
    this.clock = clock;
    this.beside = beside;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(QUESTIONS, ofSite.endpoint((site, request, who) -> show(site, request)))
        .post(QUESTIONS + "/phrasings", ofSite.endpoint(this::addPhrasing))
        .post(QUESTIONS + "/dismissed", ofSite.endpoint(this::dismiss));
  }

  private Response show(SiteKey site, Request request) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    var language = language(request);
    var from = now.minus(Duration.ofDays(DaysBack.asked(request)));
    return Answers.ok(Beside.call(
        beside, () -> desk.find(site, from, now.plusSeconds(1), language.orElse(null))));
  }

  private static Optional<String> language(Request request) {
    var language = request.query("language").filter(tag -> !tag.isBlank());
    if (language.filter(tag -> tag.length() > LONGEST_LANGUAGE).isPresent()) {
      throw new BadInput(
          "language", "“language” has more than " + LONGEST_LANGUAGE + " characters: give a tag.");
    }
    return language;
  }

  private Response addPhrasing(SiteKey site, Request request, StaffSession who) {
    var input = Input.of(request);
    var written = pen.addPhrasing(
        site,
        input.whole("basedOn", 0, Long.MAX_VALUE / 2),
        input.text("entry", 1, 80),
        input.text("text", 1, 300),
        Author.of(who.who()));
    return switch (written) {
      case Written.Done done -> Answers.ok(done);
      case Written.Stale stale ->
        Answers.problem(
            409,
            "STALE_VERSION",
            "Somebody changed the FAQ first. Look at the list again, then decide.",
            null,
            Map.of("current", stale.version()));
      case Written.Missing missing -> Answers.missing("This entry");
    };
  }

  private Response dismiss(SiteKey site, Request request, StaffSession who) {
    var input = Input.of(request);
    int dismissed = desk.dismiss(
        site,
        input.text("entry", 0, 80),
        input.texts("refs", MOST_REFS, 120),
        Author.of(who.who()));
    return Answers.ok(Map.of("dismissed", dismissed));
  }
}
