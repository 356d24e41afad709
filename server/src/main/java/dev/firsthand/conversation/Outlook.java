package dev.firsthand.conversation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What the house can say at one moment of when somebody will be there.
 *
 * @param opens when the site opens next; null while it is open
 * @param due by when a person answers what is left now; null where the house promises no time
 * @param zone in which the site's clock goes
 */
public record Outlook(@Nullable Instant opens, @Nullable Instant due, ZoneId zone) {

  /** Always open, and no time is promised. */
  public static final Outlook UNKNOWN = new Outlook(null, null, ZoneOffset.UTC);
}
