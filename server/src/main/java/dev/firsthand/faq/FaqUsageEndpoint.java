package dev.firsthand.faq;

import dev.firsthand.access.Guard;
import dev.firsthand.access.OfSite;
import dev.firsthand.access.Role;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Answers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/** How often the bot answered with each entry, and how that was found, over HTTP. For admins. */
public final class FaqUsageEndpoint {

  private static final int DAYS = 90;

  /**
   * An entry that was an answer.
   *
   * @param helpful thumbs up, and
   * @param unhelpful thumbs down
   */
  private record Used(String entry, int answered, int helpful, int unhelpful) {}

  private record Usage(int days, List<Used> entries) {}

  private final OfSite ofSite;
  private final Jdbi jdbi;
  private final Clock clock;

  /**
   * The endpoint.
   *
   * @param exists whether there is a site of this key
   */
  public FaqUsageEndpoint(Guard guard, Jdbi jdbi, Predicate<SiteKey> exists, Clock clock) {
    ofSite = new OfSite(guard, Role.ADMIN, exists);
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** Adds the route. */
  public void addTo(Router router) {
    router.get(
        "/api/v1/sites/{site}/faq/usage",
        ofSite.endpoint((site, request, who) -> Answers.ok(new Usage(DAYS, used(site.value())))));
  }

  private List<Used> used(String site) {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select entry, count(*) as answered,
              coalesce(sum(case when helpful = 1 then 1 else 0 end), 0) as up,
              coalesce(sum(case when helpful = 0 then 1 else 0 end), 0) as down
            from bot_turn
            where site = :site and at >= :from and entry is not null
            group by entry order by count(*) desc, entry
            """)
        .bind("site", site)
        .bind("from", clock.millis() - Duration.ofDays(DAYS).toMillis())
        .map((row, context) -> new Used(
            row.getString("entry"), row.getInt("answered"), row.getInt("up"), row.getInt("down")))
        .list());
  }
}
