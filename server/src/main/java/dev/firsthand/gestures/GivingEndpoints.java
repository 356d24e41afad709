package dev.firsthand.gestures;

import dev.firsthand.access.AgentDirectory;
import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffMember;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.GestureClaim.Spent;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Csv;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an agent may give, and what was given, over HTTP. */
public final class GivingEndpoints {

  private record Choices(YearMonth month, LocalDate renews, List<ChoiceAnswer> gestures) {}

  /**
   * A gesture that an agent may choose.
   *
   * @param code of a fixed one; the place of a pool's code in the text stays open until it is given
   * @param leftGiven how often the agent may still give it this month; null without such a limit
   * @param leftAmount the sum that is left this month; null without such a limit
   * @param unavailable BUDGET_SPENT or POOL_EMPTY; null if it can be given
   */
  private record ChoiceAnswer(
      String id,
      long version,
      String name,
      String text,
      CodeKind codes,
      @Nullable String code,
      @Nullable Long amount,
      @Nullable String currency,
      @Nullable String wording,
      @Nullable Integer leftGiven,
      @Nullable Long leftAmount,
      @Nullable Refusal unavailable) {}

  private record GivenAnswer(
      String conversation,
      long seq,
      Instant at,
      String gesture,
      String name,
      String agent,
      String agentName,
      String site,
      @Nullable Long amount,
      @Nullable String currency,
      @Nullable String wording) {}

  private record GivenPage(
      YearMonth month, List<GivenAnswer> given, @Nullable String next) {}

  private final Guard guard;
  private final OfSite ofSite;
  private final GestureDirectory directory;
  private final GivenRecord record;
  private final Function<SiteKey, ZoneId> zones;
  private final AgentDirectory staff;
  private final Clock clock;

  /** @param zones the time zone in which a site's months begin */
  public GivingEndpoints(
      Guard guard,
      GestureDirectory directory,
      GivenRecord record,
      Predicate<SiteKey> siteExists,
      Function<SiteKey, ZoneId> zones,
      AgentDirectory staff,
      Clock clock) {
    this.guard = guard;
    ofSite = new OfSite(guard, Role.AGENT, siteExists);
    this.directory = directory;
    this.record = record;
    this.zones = zones;
    this.staff = staff;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get("/api/v1/sites/{site}/gestures", ofSite.endpoint(this::choices))
        .get("/api/v1/gestures/given", guard.role(Role.ADMIN, request -> given(request)))
        .get("/api/v1/gestures/given/export", guard.role(Role.ADMIN, request -> export(request)));
  }

  private Response choices(SiteKey site, Request request, StaffSession who) {
    YearMonth month = YearMonth.from(clock.instant().atZone(zones.apply(site)));
    return Answers.ok(new Choices(
        month,
        month.plusMonths(1).atDay(1),
        directory.choices(site, who.who().id(), month).stream()
            .map(GivingEndpoints::answer)
            .toList()));
  }

  private static ChoiceAnswer answer(GestureDirectory.Choice choice) {
    Gesture gesture = choice.gesture();
    Spent spent = choice.spent();
    Integer most = gesture.budget().mostGiven();
    Long sum = gesture.budget().mostAmount();
    Integer leftGiven = most == null ? null : Math.max(0, most - spent.given());
    Long leftAmount = sum == null ? null : Math.max(0, sum - spent.amount());
    Long amount = gesture.worth().amount();
    boolean isSpent = (leftGiven != null && leftGiven == 0)
        || (leftAmount != null && amount != null && leftAmount < amount);
    boolean isEmpty = gesture.codes() == CodeKind.POOL && choice.left() == 0;
    return new ChoiceAnswer(
        gesture.id().value(),
        gesture.version(),
        gesture.name(),
        gesture.text(),
        gesture.codes(),
        gesture.code(),
        amount,
        gesture.worth().currency(),
        gesture.worth().wording(),
        leftGiven,
        leftAmount,
        isSpent ? Refusal.BUDGET_SPENT : isEmpty ? Refusal.POOL_EMPTY : null);
  }

  private Response given(Request request) {
    YearMonth month = month(request);
    GivenRecord.Page page = record.page(month, request.query("before").orElse(null));
    return Answers.ok(
        new GivenPage(month, page.given().stream().map(this::answer).toList(), page.next()));
  }

  private GivenAnswer answer(GivenRecord.Given given) {
    return new GivenAnswer(
        given.conversation().value(),
        given.seq(),
        given.at(),
        given.gesture().value(),
        given.name(),
        given.agent().value(),
        nameOf(given.agent()),
        given.site().value(),
        given.worth().amount(),
        given.worth().currency(),
        given.worth().wording());
  }

  private Response export(Request request) {
    YearMonth month = month(request);
    var file = new StringBuilder(Csv.row(List.of(
        "at", "site", "agent", "name", "gesture", "value", "currency", "conversation", "seq")));
    record.each(
        month,
        given -> file.append(Csv.row(List.of(
            given.at().toString(),
            given.site().value(),
            given.agent().value(),
            nameOf(given.agent()),
            given.name(),
            value(given),
            given.worth().currency() == null ? "" : given.worth().currency(),
            given.conversation().value(),
            Long.toString(given.seq())))));
    return Response.of(
            200, "text/csv; charset=utf-8", file.toString().getBytes(StandardCharsets.UTF_8))
        .withHeader("Content-Disposition", "attachment; filename=\"gestures-" + month + ".csv\"")
        .withHeader("Cache-Control", "no-store");
  }

  private static String value(GivenRecord.Given given) {
    Long amount = given.worth().amount();
    String currency = given.worth().currency();
    if (amount == null || currency == null) {
      return given.worth().wording() == null ? "" : given.worth().wording();
    }
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return BigDecimal.valueOf(amount, digits).toPlainString();
  }

  private YearMonth month(Request request) {
    try {
      return request
          .query("month")
          .map(YearMonth::parse)
          .orElseGet(() -> YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)));
    } catch (DateTimeException e) {
      throw new BadInput("month", "“month” must be a month, such as 2026-11.");
    }
  }

  private String nameOf(AgentId agent) {
    return staff.find(agent).map(StaffMember::name).orElse("");
  }
}
