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
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Beside;
import dev.firsthand.rest.Input;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Chats that the bot kept and perhaps should not have, over HTTP. For admins. */
public final class MissedEndpoints {

  private static final String MISSED = "/api/v1/sites/{site}/missed";

  private record Chat(List<ChatLine> lines) {}

  private final OfSite ofSite;
  private final MissedDesk desk;
  private final Executor beside;
  private final Clock clock;

  /**
   * Endpoints over the desk.
   *
   * @param exists whether there is a site of this key
   * @param beside finds the chats, long as that may take
   */
  public MissedEndpoints(
      Guard guard, MissedDesk desk, Predicate<SiteKey> exists, Executor beside, Clock clock) {
    ofSite = new OfSite(guard, Role.ADMIN, exists);
    this.desk = desk;
    this.beside = beside;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(MISSED, ofSite.endpoint((site, request, who) -> show(site, request)))
        .get(MISSED + "/{conversation}", ofSite.endpoint(this::read))
        .post(MISSED + "/{conversation}", ofSite.endpoint(this::judge));
  }

  private Response show(SiteKey site, Request request) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    var from = now.minus(Duration.ofDays(DaysBack.asked(request)));
    return Answers.ok(
        Beside.call(beside, () -> desk.find(site, from, now.plusSeconds(1), which(request))));
  }

  private static MissedDesk.Which which(Request request) {
    return switch (request.query("judged").orElse("false")) {
      case "false" -> MissedDesk.Which.OPEN;
      case "true" -> MissedDesk.Which.JUDGED;
      default -> throw new BadInput("judged", "“judged” must be true or false.");
    };
  }

  private Response read(SiteKey site, Request request, StaffSession who) {
    return desk.read(site, request.pathVariable("conversation"), Author.of(who.who()))
        .map(lines -> Answers.ok(new Chat(lines)))
        .orElseGet(() -> Answers.missing("This chat"));
  }

  private Response judge(SiteKey site, Request request, StaffSession who) {
    var input = Input.of(request);
    return desk.judge(
            site,
            request.pathVariable("conversation"),
            input.whole("turn", 1, Integer.MAX_VALUE),
            input.choice("opinion", MissedDesk.Opinion.class),
            who.who().id())
        .filter(done -> done)
        .map(done -> Answers.ok(Map.of("judged", done)))
        .orElseGet(() -> Answers.missing("This turn of the bot"));
  }
}
