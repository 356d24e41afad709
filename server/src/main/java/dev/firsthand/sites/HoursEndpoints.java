package dev.firsthand.sites;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.Input;
import dev.firsthand.routing.BusinessHours;
import dev.firsthand.routing.HoursCheck;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A site's opening hours over HTTP: for admins. */
public final class HoursEndpoints {

  private static final String HOURS = "/api/v1/sites/{site}/hours";
  private static final int OPENINGS_SHOWN = 7;

  /** Tells what a visitor would read, at a moment, who finds nobody there. */
  public interface Preview {
    String text(SiteKey site, SiteHours hours, NobodyCase nobody, Instant at, String language);
  }

  private record HoursAnswer(
      long version, HoursJson.Form hours, List<HoursCheck.Warning> warnings) {}

  private record Stretch(LocalDateTime opens, LocalDateTime closes) {
    static Stretch of(BusinessHours.Opening opening, ZoneId zone) {
      return new Stretch(
          LocalDateTime.ofInstant(opening.opens(), zone),
          LocalDateTime.ofInstant(opening.closes(), zone));
    }
  }

  private record PreviewAnswer(
      LocalDateTime at,
      boolean open,
      NobodyCase nobody,
      String text,
      @Nullable LocalDateTime opens,
      @Nullable LocalDateTime due,
      List<Stretch> openings,
      List<HoursCheck.Warning> warnings) {}

  private final OfSite ofSite;
  private final HoursDirectory hours;
  private final Preview preview;
  private final Clock clock;

  public HoursEndpoints(
      Guard guard, SiteDirectory sites, HoursDirectory hours, Preview preview, Clock clock) {
    ofSite = new OfSite(guard, Role.ADMIN, sites::exists);
    this.hours = hours;
    this.preview = preview;
    this.clock = clock;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(HOURS, ofSite.endpoint((site, request, who) -> Answers.ok(answer(hours.saved(site)))))
        .put(HOURS, ofSite.endpoint(this::save))
        .post(HOURS + "/preview", ofSite.endpoint((site, request, who) -> preview(site, request)));
  }

  private Response save(SiteKey site, Request request, StaffSession who) {
    var input = Input.of(request);
    long basedOn = input.whole("basedOn", 0, Long.MAX_VALUE / 2);
    var next = HoursJson.checked(input.object("hours"));
    return switch (hours.save(site, basedOn, next, Author.of(who.who()))) {
      case HoursDirectory.Save.Done done -> Answers.ok(answer(done.saved()));
      case HoursDirectory.Save.Stale stale ->
        Answers.problem(
            409,
            "STALE_VERSION",
            "Somebody saved other hours first. Look at them, then save yours again.",
            null,
            Map.of("current", answer(hours.saved(site))));
    };
  }

  private HoursAnswer answer(HoursDirectory.Saved saved) {
    return new HoursAnswer(saved.version(), HoursJson.form(saved.hours()), warnings(saved.hours()));
  }

  private Response preview(SiteKey site, Request request) {
    var input = Input.of(request);
    var draft = HoursJson.checked(input.object("hours"));
    BusinessHours business = draft.hours();
    ZoneId zone = business == null ? ZoneOffset.UTC : business.zone();
    Instant at = input.has("at") ? at(input, zone) : clock.instant();
    var closed = business == null ? null : business.caseAt(at).orElse(null);
    NobodyCase nobody = closed == null ? supposed(input) : closed;
    var outlook = draft.at(at);
    return Answers.ok(new PreviewAnswer(
        LocalDateTime.ofInstant(at, zone),
        closed == null,
        nobody,
        preview.text(site, draft, nobody, at, input.text("language", 0, 35)),
        local(outlook.opens(), zone),
        local(outlook.due(), zone),
        business == null
            ? List.of()
            : business.openings(at, OPENINGS_SHOWN).stream()
                .map(opening -> Stretch.of(opening, zone))
                .toList(),
        warnings(draft)));
  }

  /** While a site is open, it is either that all are busy or that nobody has signed in. */
  private static NobodyCase supposed(Input input) {
    return input.has("allBusy") && input.flag("allBusy")
        ? NobodyCase.ALL_BUSY
        : NobodyCase.NOBODY_SIGNED_IN;
  }

  private List<HoursCheck.Warning> warnings(SiteHours site) {
    BusinessHours business = site.hours();
    if (business == null) {
      return site.texts().nameTimes() ? List.of(HoursCheck.Warning.TIMES_UNKNOWN) : List.of();
    }
    return HoursCheck.warnings(business, clock.instant());
  }

  private static Instant at(Input input, ZoneId zone) {
    try {
      return LocalDateTime.parse(input.text("at", 1, 30)).atZone(zone).toInstant();
    } catch (DateTimeException unreadable) {
      throw input.flaw("at", "must be a date and time such as 2026-12-24T18:00.");
    }
  }

  private static @Nullable LocalDateTime local(@Nullable Instant moment, ZoneId zone) {
    return moment == null ? null : LocalDateTime.ofInstant(moment, zone);
  }
}
