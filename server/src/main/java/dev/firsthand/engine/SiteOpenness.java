package dev.firsthand.engine;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.routing.Openness;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a site's people are there for whoever waits. Never blocks. */
public interface SiteOpenness {

  /** Every site is always open. */
  SiteOpenness ALWAYS = (site, since, now) -> Openness.OPEN;

  /** The openness at {@code now} for a visitor who waits since {@code since}. */
  Openness of(@Nullable SiteKey site, Instant since, Instant now);
}
