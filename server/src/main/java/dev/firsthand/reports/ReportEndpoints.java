package dev.firsthand.reports;

import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Endpoint;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.reports.Fact.Kind;
import dev.firsthand.reports.ReportCsv.Table;
import dev.firsthand.reports.ReportDesk.Found;
import dev.firsthand.reports.ReportDesk.Wanted;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Beside;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reports over HTTP, for supervisors and admins. */
public final class ReportEndpoints {

  private static final String REPORT = "/api/v1/sites/{site}/report";
  private static final int USUAL_DAYS = 28;
  private static final int PAGE = 50;
  private static final int LONGEST = 100;

  /** What is further back is found in fewer days. */
  private static final int MOST_SKIPPED = 10_000;

  private record Chats(int all, List<Chat> chats, @Nullable Integer next) {}

  private record Chat(
      String conversation,
      long seq,
      Instant at,
      String detail,
      @Nullable String agent,
      String agentName,
      @Nullable Long value) {}

  private final OfSite ofSite;
  private final ReportDesk desk;
  private final Function<SiteKey, ZoneId> zones;
  private final Executor beside;
  private final Clock clock;

  /**
   * The endpoints.
   *
   * @param exists whether there is a site of this key
   * @param zones where a site's days are
   * @param beside reads the facts, long as that may take
   */
  public ReportEndpoints(
      Guard guard,
      ReportDesk desk,
      Predicate<SiteKey> exists,
      Function<SiteKey, ZoneId> zones,
      Executor beside,
      Clock clock) {
    ofSite = new OfSite(guard, Role.SUPERVISOR, exists);
    this.desk = desk;
    this.zones = zones;
    this.beside = beside;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(REPORT, beside(this::report))
        .get(REPORT + "/chats", beside(this::chats))
        .get(REPORT + "/export", beside(this::export));
  }

  private Response report(SiteKey site, Request request) {
    return Answers.ok(desk.report(site, period(site, request)));
  }

  private Response chats(SiteKey site, Request request) {
    String figure = request.query("figure").orElse("");
    int dot = figure.indexOf('.');
    var wanted = new Wanted(
        choice("figure", dot < 0 ? figure : figure.substring(0, dot), Kind.values()),
        dot < 0 ? null : figure.substring(dot + 1),
        narrowed(request, "agent"),
        narrowed(request, "team"),
        narrowed(request, "topic"));
    int skip = skip(request);
    Found found = desk.find(site, period(site, request), wanted, skip, PAGE);
    Instant now = clock.instant();
    return Answers.ok(new Chats(
        found.all(),
        found.facts().stream().map(fact -> chat(fact, now)).toList(),
        next(skip + PAGE, found.all())));
  }

  private static @Nullable Integer next(int after, int all) {
    return after < all && after <= MOST_SKIPPED ? after : null;
  }

  private Chat chat(Fact fact, Instant now) {
    AgentId agent = fact.agent();
    return new Chat(
        fact.conversation().value(),
        fact.seq(),
        fact.at(),
        Tally.detail(fact, now),
        agent == null ? null : agent.value(),
        desk.nameOf(agent),
        fact.value());
  }

  private Response export(SiteKey site, Request request) {
    Table table = choice(
        "table",
        request.query("table").orElse(Table.FIGURES.name()).toUpperCase(Locale.ROOT),
        Table.values());
    Period period = period(site, request);
    String file = ReportCsv.of(desk.report(site, period), table);
    String name = "report-" + table.name().toLowerCase(Locale.ROOT) + "-" + period.first() + "-"
        + period.last() + ".csv";
    return Response.of(200, "text/csv; charset=utf-8", file.getBytes(StandardCharsets.UTF_8))
        .withHeader("Content-Disposition", "attachment; filename=\"" + name + "\"")
        .withHeader("Cache-Control", "no-store");
  }

  private Period period(SiteKey site, Request request) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    ZoneId zone = zones.apply(site);
    LocalDate last = day(request, "to", now.atZone(zone).toLocalDate());
    LocalDate first = day(request, "from", last.minusDays(USUAL_DAYS - 1));
    if (first.isAfter(last)) {
      throw new BadInput("from", "“from” must not be after “to”.");
    }
    var period = new Period(first, last, zone, now);
    if (period.days() > Period.MOST_DAYS) {
      throw new BadInput("from", "A report holds at most " + Period.MOST_DAYS + " days.");
    }
    return period;
  }

  private static LocalDate day(Request request, String field, LocalDate usual) {
    String day = request.query(field).orElse("");
    if (day.isEmpty()) {
      return usual;
    }
    try {
      LocalDate date = LocalDate.parse(day);
      if (date.getYear() >= 2000 && date.getYear() < 3000) {
        return date;
      }
    } catch (DateTimeException noDay) {
      throw notADay(field);
    }
    throw notADay(field);
  }

  private static BadInput notADay(String field) {
    return new BadInput(field, "“" + field + "” must be a day, such as 2026-11-26.");
  }

  private static <E extends Enum<E>> E choice(String field, String word, E[] all) {
    for (E one : all) {
      if (one.name().equals(word)) {
        return one;
      }
    }
    throw new BadInput(field, "“" + field + "” must be one of " + List.of(all) + ".");
  }

  /** Null where all are wanted; empty for those of none. */
  private static @Nullable String narrowed(Request request, String field) {
    String value = request.query(field).orElse(null);
    if (value != null && value.length() > LONGEST) {
      throw new BadInput(field, "“" + field + "” is too long.");
    }
    return value;
  }

  private static int skip(Request request) {
    String after = request.query("after").orElse("0");
    if (!after.matches("[0-9]{1,7}")) {
      throw new BadInput("after", "“after” must be the next of a page before.");
    }
    int skip = Integer.parseInt(after);
    if (skip > MOST_SKIPPED) {
      throw new BadInput("after", "“after” is at most " + MOST_SKIPPED + ": ask for fewer days.");
    }
    return skip;
  }

  private Endpoint beside(BiFunction<SiteKey, Request, Response> endpoint) {
    return ofSite.endpoint(
        (site, request, who) -> Beside.call(beside, () -> endpoint.apply(site, request)));
  }
}
