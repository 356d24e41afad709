package dev.firsthand.conversation;

import java.time.Instant;

/** When the people of a site are there. Pure at any one moment: it never blocks. */
public interface OpeningHours {

  /** Nobody has set hours. */
  OpeningHours NONE = (site, now) -> Outlook.UNKNOWN;

  /** What can be said at {@code now} of a site. */
  Outlook at(SiteKey site, Instant now);
}
