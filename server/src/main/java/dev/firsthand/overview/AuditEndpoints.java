package dev.firsthand.overview;

import dev.firsthand.access.Guard;
import dev.firsthand.access.Role;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.overview.AuditTrail.Change;
import dev.firsthand.overview.AuditTrail.Person;
import dev.firsthand.overview.AuditTrail.Place;
import dev.firsthand.overview.AuditTrail.Wanted;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Beside;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The record of who changed what, for admins: page by page, and as a file. */
public final class AuditEndpoints {

  private static final String AUDIT = "/api/v1/audit";
  private static final int PAGE = 50;

  private static final Limits LIMITS = new Limits(20_000, 32 * 1024 * 1024);

  private static final Pattern PLACE = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern KIND = Pattern.compile("[A-Za-z]{1,40}(\\.[A-Za-z-]{1,40}){0,2}");

  /** Rows and bytes of a file. One that is cut there says so at its end. */
  record Limits(int rows, int bytes) {}

  private record Page(List<Change> changes, @Nullable String next) {}

  private record About(List<Person> people, List<String> kinds) {}

  private final Guard guard;
  private final AuditTrail trail;
  private final Executor beside;
  private final Limits limits;

  /** @param beside makes the files, long as that may take */
  public AuditEndpoints(Guard guard, Jdbi jdbi, Executor beside) {
    this(guard, jdbi, beside, LIMITS);
  }

  AuditEndpoints(Guard guard, Jdbi jdbi, Executor beside, Limits limits) {
    this.guard = guard;
    this.beside = beside;
    this.limits = limits;
    trail = new AuditTrail(jdbi);
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(AUDIT, guard.role(Role.ADMIN, this::page))
        .get(AUDIT + "/about", guard.role(Role.ADMIN, request -> about()))
        .get(
            AUDIT + "/export",
            guard.role(Role.ADMIN, request -> Beside.call(beside, () -> export(request))));
  }

  private Response page(Request request) {
    List<Change> found = trail.page(wanted(request), place(request), PAGE + 1);
    List<Change> shown = found.subList(0, Math.min(PAGE, found.size()));
    return Answers.ok(new Page(shown, found.size() > PAGE ? next(shown.getLast()) : null));
  }

  private static String next(Change last) {
    return last.at().toEpochMilli() + "-" + last.id();
  }

  private Response about() {
    return Answers.ok(new About(trail.people(), trail.kinds()));
  }

  private Response export(Request request) {
    var file = new AuditFile(limits);
    trail.each(wanted(request), limits.rows() + 1, file::add);
    return Response.of(200, "text/csv; charset=utf-8", file.bytes())
        .withHeader("Content-Disposition", "attachment; filename=\"audit.csv\"")
        .withHeader("Cache-Control", "no-store");
  }

  private static Wanted wanted(Request request) {
    return new Wanted(
        fitting(request, "who", ID),
        fitting(request, "kind", KIND),
        fitting(request, "site", ID),
        moment(request, "from"),
        moment(request, "to"));
  }

  private static @Nullable String fitting(Request request, String field, Pattern form) {
    String value = request.query(field).orElse("");
    if (value.isEmpty()) {
      return null;
    }
    if (!form.matcher(value).matches()) {
      throw new BadInput(field, "“" + field + "” is none that there could be.");
    }
    return value;
  }

  private static @Nullable Long moment(Request request, String field) {
    String value = request.query(field).orElse("");
    try {
      return value.isEmpty() ? null : Long.valueOf(Instant.parse(value).toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadInput(field, "“" + field + "” must be a moment, such as 2026-11-26T09:00:00Z.");
    }
  }

  private static @Nullable Place place(Request request) {
    String value = request.query("after").orElse("");
    if (value.isEmpty()) {
      return null;
    }
    Matcher parts = PLACE.matcher(value);
    if (!parts.matches()) {
      throw new BadInput("after", "“after” must be the next of a page before.");
    }
    return new Place(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
  }
}
