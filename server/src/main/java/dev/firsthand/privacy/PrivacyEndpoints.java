package dev.firsthand.privacy;

import dev.firsthand.access.Author;
import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffSession;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.OldChats.Aged;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import dev.firsthand.http.Router;
import dev.firsthand.privacy.PrivacyDirectory.Form;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a site hides and how long it keeps its chats, for admins: with a trial of both before it is saved. */
public final class PrivacyEndpoints {

  private static final String PRIVACY = "/api/v1/sites/{site}/privacy";
  private static final int LONGEST_TRIAL = 4000;

  private record Shown(Form privacy, int leastDays, int mostDays) {
    static Shown of(SitePrivacy privacy) {
      return new Shown(Form.of(privacy), SitePrivacy.LEAST_DAYS, SitePrivacy.MOST_DAYS);
    }
  }

  private record Stored(String stored) {}

  private final OfSite ofSite;
  private final PrivacyDirectory privacies;
  private final Retention retention;

  /**
   * Endpoints over what the sites have set.
   *
   * @param exists whether there is a site of this key
   */
  public PrivacyEndpoints(
      Guard guard, PrivacyDirectory privacies, Retention retention, Predicate<SiteKey> exists) {
    ofSite = new OfSite(guard, Role.ADMIN, exists);
    this.privacies = privacies;
    this.retention = retention;
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    router
        .get(
            PRIVACY,
            ofSite.endpoint((site, request, who) -> Answers.ok(Shown.of(privacies.of(site)))))
        .put(PRIVACY, ofSite.endpoint(this::save))
        .post(PRIVACY + "/try", ofSite.endpoint((site, request, who) -> tried(request)))
        .post(PRIVACY + "/due", ofSite.endpoint((site, request, who) -> due(site, request)));
  }

  /** What can't be undone must have been seen: at least as many chats as it would erase now. */
  private Response save(SiteKey site, Request request, StaffSession who) {
    var input = Input.of(request);
    var next = new SitePrivacy(masks(input), keepDays(input));
    if (next.keepsLessThan(privacies.of(site))) {
      long seen = input.has("erases") ? input.whole("erases", 0, Long.MAX_VALUE / 2) : 0;
      Aged due = retention.due(site, next);
      if (due.chats() > seen) {
        return Answers.problem(
            409,
            "PREVIEW_NEEDED",
            "This would erase " + due.chats() + " chats. Look at that first, then save again.",
            "keepDays",
            Map.of("chats", due.chats()));
      }
    }
    privacies.save(site, next, Author.of(who.who()));
    return Answers.ok(Shown.of(privacies.of(site)));
  }

  private static Response tried(Request request) {
    var input = Input.of(request);
    return Answers.ok(new Stored(masks(input).masked(input.text("text", 1, LONGEST_TRIAL))));
  }

  private Response due(SiteKey site, Request request) {
    var next = new SitePrivacy(Masks.USUAL, keepDays(Input.of(request)));
    return Answers.ok(retention.due(site, next));
  }

  private static Masks masks(Input input) {
    List<String> own = input.texts("own", OwnPattern.MOST, OwnPattern.LONGEST);
    for (String pattern : own) {
      OwnPattern.faultOf(pattern).ifPresent(fault -> {
        throw new BadInput("own", "“" + pattern + "”: " + fault);
      });
    }
    return new Masks(
        input.flag("cards"),
        input.flag("ibans"),
        input.flag("emails"),
        input.flag("phones"),
        own.stream().map(OwnPattern::new).toList());
  }

  private static @Nullable Integer keepDays(Input input) {
    return input.has("keepDays")
        ? Integer.valueOf(input.count("keepDays", SitePrivacy.LEAST_DAYS, SitePrivacy.MOST_DAYS))
        : null;
  }
}
