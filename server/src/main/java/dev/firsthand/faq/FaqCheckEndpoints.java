package dev.firsthand.faq;

import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.BotTurns;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.faq.ChangeCheck.Draft;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Beside;
import dev.firsthand.rest.Input;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a change of the FAQ would do to what visitors asked before, over HTTP. For admins. */
public final class FaqCheckEndpoints {

  private static final int MOST_TEXTS = 100;
  private static final int LONGEST_TEXT = 1_000;

  /** Before this there was no chat. */
  private static final long EARLIEST = 0;

  private record Shown(
      long faqVersion,
      long until,
      int of,
      int done,
      int asked,
      List<AnswerChange> changes,
      @Nullable Instant moment) {
    static Shown of(ChangeCheck.Piece piece, Instant until) {
      return new Shown(
          piece.faqVersion(),
          until.toEpochMilli(),
          piece.of(),
          piece.done(),
          piece.asked(),
          piece.changes(),
          piece.moment());
    }
  }

  private final OfSite ofSite;
  private final FaqDirectory directory;
  private final ChangeCheck check;
  private final Function<SiteKey, ZoneId> zones;
  private final Executor beside;
  private final Clock clock;

  /**
   * Endpoints over the past.
   *
   * @param exists whether there is a site of this key
   * @param zones what the clock on a site's wall goes by
   * @param beside reads questions, for a second: on a platform thread, so that no virtual one waits
   */
  public FaqCheckEndpoints(
      Guard guard,
      FaqDirectory directory,
      BotTurns turns,
      ConversationLog log,
      Rehearsal rehearsal,
      Predicate<SiteKey> exists,
      Function<SiteKey, ZoneId> zones,
      Executor beside,
      Clock clock) {
    ofSite = new OfSite(guard, Role.ADMIN, exists);
    this.directory = directory;
    this.check = new ChangeCheck(new PastQuestions(turns, log, clock), directory, rehearsal);
    this.zones = zones;
    this.beside = beside;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router.post(
        "/api/v1/sites/{site}/faq/check",
        ofSite.endpoint((site, request, who) -> check(site, request)));
  }

  private Response check(SiteKey site, Request request) {
    var input = Input.of(request);
    var draft = draft(input, site);
    var texts = input.texts("texts", MOST_TEXTS, LONGEST_TEXT);
    if (!texts.isEmpty()) {
      var language = input.text("language", 0, 35);
      return Answers.ok(Shown.of(
          Beside.call(beside, () -> check.check(site, draft, texts, language, clock.instant())),
          now()));
    }
    var until = input.has("until")
        ? Instant.ofEpochMilli(input.whole("until", EARLIEST, clock.millis() + 120_000))
        : now();
    int done = input.has("done") ? input.count("done", 0, PastQuestions.MOST) : 0;
    return Answers.ok(Shown.of(
        Beside.call(beside, () -> check.check(site, draft, until, done, clock.instant())), until));
  }

  /** The past ends with the last full minute, so that what was read for one check serves the next. */
  private Instant now() {
    return Instant.ofEpochMilli(clock.millis()).truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
  }

  private Draft draft(Input input, SiteKey site) {
    if (input.has("version")) {
      long version = input.whole("version", 1, directory.current(site).version());
      return new Draft.Past(version);
    }
    if (!input.has("entry")) {
      return new Draft.Without(input.text("remove", 1, 80));
    }
    try {
      return new Draft.With(
          named(EntryCheck.checked(EntryJson.of(input.object("entry"), zones.apply(site))), site));
    } catch (BadInput bad) {
      throw new BadInput("entry." + bad.field(), bad.advice());
    }
  }

  private FaqEntry named(FaqEntry entry, SiteKey site) {
    var entries = directory.current(site).entries();
    return entry.id().isEmpty()
        ? FaqImport.withId(
            entry,
            EntryIds.free(
                entry.question(),
                id -> entries.stream().anyMatch(known -> known.id().equals(id))))
        : entry;
  }
}
