package dev.firsthand.routing;

import dev.firsthand.conversation.NobodyCase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a site's people are there for one waiting conversation, and what that makes of a choice.
 *
 * @param closed why nobody is there; null while the site is open
 * @param mayOffer whether agents who are there all the same may be asked
 */
public record Openness(@Nullable NobodyCase closed, boolean mayOffer) {

  /** Open, as a site without hours always is. */
  public static final Openness OPEN = new Openness(null, true);

  /**
   * The openness for a place in line. Who came while it was open is still served after closing time.
   *
   * @param since when the visitor began to wait
   * @param offersOutside whether the site's agents may be asked outside its hours
   */
  public static Openness of(
      BusinessHours hours, boolean offersOutside, Instant since, Instant now) {
    return hours
        .caseAt(now)
        .map(closed -> new Openness(closed, offersOutside || hours.isOpen(since)))
        .orElse(OPEN);
  }

  /** The choice that routing made by who is there, seen in the light of the hours. */
  public RoutingChoice over(RoutingChoice choice) {
    if (closed == null) {
      return choice;
    }
    return switch (choice) {
      case RoutingChoice.Offer offer when mayOffer -> offer;
      case RoutingChoice.Wait wait when mayOffer -> wait;
      case RoutingChoice.Offer offer -> new RoutingChoice.NobodyThere(closed, offer.skipped());
      case RoutingChoice.Wait wait -> new RoutingChoice.NobodyThere(closed, wait.skipped());
      case RoutingChoice.NobodyThere nobody ->
        new RoutingChoice.NobodyThere(closed, nobody.skipped());
    };
  }
}
