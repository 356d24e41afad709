package dev.firsthand.hooks;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.hooks.BotTrial.Turn;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which bot answers on a site, over HTTP: for admins. */
public final class BotEndpoints {

  private static final String BOT = "/api/v1/sites/{site}/bot";
  private static final String SECRETS = BOT + "/secrets";

  /** A secret's value is in here only when it has just been made. */
  private record Shown(
      WhoAnswers answers,
      String name,
      String url,
      long limitMs,
      long mostMs,
      List<Instant> secrets,
      @Nullable String newSecret,
      @Nullable Instant lastAnswerAt,
      @Nullable ShownFailure lastFailure) {}

  private record ShownFailure(
      HookFailure.Kind kind,
      @Nullable Integer status,
      @Nullable String advice,
      @Nullable Instant at) {

    static ShownFailure of(HookFailure failure, @Nullable Instant at) {
      return new ShownFailure(failure.kind(), failure.status(), failure.advice(), at);
    }
  }

  private record Tried(@Nullable Turn turn, @Nullable ShownFailure failure) {}

  private final OfSite ofSite;
  private final SiteBots bots;
  private final WebhookBot webhook;
  private final BotTrial trial;

  /**
   * Endpoints over the sites' bots.
   *
   * @param exists whether there is a site of this key
   */
  public BotEndpoints(
      Guard guard, SiteBots bots, WebhookBot webhook, BotTrial trial, Predicate<SiteKey> exists) {
    ofSite = new OfSite(guard, Role.ADMIN, exists);
    this.bots = bots;
    this.webhook = webhook;
    this.trial = trial;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(BOT, ofSite.endpoint((site, request, who) -> show(site)))
        .put(BOT, ofSite.endpoint(this::save))
        .post(SECRETS, ofSite.endpoint(this::addSecret))
        .delete(SECRETS + "/older", ofSite.endpoint(this::dropOlderSecret))
        .post(BOT + "/test", ofSite.endpoint((site, request, who) -> test(site, request)));
  }

  private Response save(SiteKey site, Request request, StaffSession who) {
    var input = Input.of(request);
    var saved = bots.save(
        site,
        answers(input),
        input.text("name", 1, 40),
        input.text("url", 0, 500),
        Duration.ofMillis(input.whole("limitMs", 0, Integer.MAX_VALUE)),
        Author.of(who.who()));
    return Answers.ok(shown(saved));
  }

  private Response addSecret(SiteKey site, Request request, StaffSession who) {
    return Answers.created(shown(bots.addSecret(site, Author.of(who.who()))));
  }

  private Response dropOlderSecret(SiteKey site, Request request, StaffSession who) {
    return Answers.ok(shown(bots.dropOlderSecret(site, Author.of(who.who()))));
  }

  private Response test(SiteKey site, Request request) throws InterruptedException {
    var input = Input.of(request);
    var text = input.text("text", 1, 4000);
    try {
      var turn = trial.tryOut(site, text, input.text("language", 0, 35));
      return Answers.ok(new Tried(turn, null));
    } catch (HookFailure failure) {
      return Answers.ok(new Tried(null, ShownFailure.of(failure, null)));
    }
  }

  private Response show(SiteKey site) {
    return Answers.ok(shown(new SiteBots.Saved(bots.of(site), null)));
  }

  private Shown shown(SiteBots.Saved saved) {
    var bot = saved.bot();
    var made = saved.made();
    var lately = webhook.health().of(bot.site());
    var failed = lately.failed();
    return new Shown(
        bot.answers(),
        bot.name(),
        bot.url(),
        bot.limit().toMillis(),
        webhook.most().toMillis(),
        bot.secrets().stream().map(HookSecret::madeAt).toList(),
        made == null ? null : made.value(),
        lately.answeredAt(),
        failed == null ? null : ShownFailure.of(failed.failure(), failed.at()));
  }

  private static WhoAnswers answers(Input input) {
    return switch (input.text("answers", 1, 20)) {
      case "BUILT_IN" -> WhoAnswers.BUILT_IN;
      case "WEBHOOK" -> WhoAnswers.WEBHOOK;
      default -> throw input.flaw("answers", "must be BUILT_IN or WEBHOOK.");
    };
  }
}
