package dev.firsthand.gestures;

import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.Giveable.Gift;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Worth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A goodwill gesture as an admin defined it.
 *
 * @param version number of its last change, from 1
 * @param text to the visitor; {@link #PLACE_OF_CODE} in it stands for the code
 * @param code of a {@code FIXED} one; else null
 * @param budget of each agent in a month
 * @param lowAt so many codes left, or fewer, are low
 * @param sites where it may be given; everywhere if empty
 */
public record Gesture(
    GestureId id,
    long version,
    String name,
    String text,
    Worth worth,
    CodeKind codes,
    @Nullable String code,
    Budget budget,
    int lowAt,
    boolean enabled,
    List<SiteKey> sites) {

  /** Where the code goes in the text. */
  public static final String PLACE_OF_CODE = "{code}";

  /**
   * What one agent may give in a calendar month of the site's time zone.
   *
   * @param mostGiven how often; null where only the sum is limited
   * @param mostAmount up to which sum, in the currency's smallest unit; null where only the number
   *     is limited
   */
  public record Budget(
      @Nullable Integer mostGiven, @Nullable Long mostAmount) {}

  public Gesture {
    sites = List.copyOf(sites);
  }

  /** Whether it may be given on a site. */
  public boolean isFor(SiteKey site) {
    return enabled && (sites.isEmpty() || sites.contains(site));
  }

  /** As it is given with a code of its own, or the fixed one, or none. */
  Gift with(@Nullable String given) {
    return new Gift(
        id,
        version,
        name,
        given == null ? text : text.replace(PLACE_OF_CODE, given),
        given,
        codes == CodeKind.POOL,
        worth);
  }
}
