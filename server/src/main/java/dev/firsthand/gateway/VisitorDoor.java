package dev.firsthand.gateway;

import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may come in as a visitor. Thread-safe. */
public interface VisitorDoor {

  /** Whether a page of this origin may connect at all, whatever its site. Must not block. */
  boolean mayConnect(String origin);

  /** Whether a page of this origin may speak for this site. Must not block. */
  boolean mayConnect(SiteKey site, String origin);

  /** Whether there is such a site. Must not block. */
  boolean exists(SiteKey site);

  /** The visitor with this token; empty if it is unknown, or another site's. May block. */
  Optional<VisitorId> find(SiteKey site, String token);

  /** Makes a new visitor known. May block. */
  Newcomer welcome(SiteKey site);

  /** Notes where the visitor is. May block. */
  void seen(SiteKey site, VisitorId visitor, String language, String page);

  /** Who the visitor is by this signed token; empty if it vouches for nobody. Must not block. */
  Optional<Vouched> vouched(SiteKey site, String token, Instant now);

  /** Whether staff have forbidden this visitor to write now. Must not block. */
  boolean isBlocked(VisitorId visitor);

  /** A file of the visitor that goes with a message now; empty if there is none. May block. */
  Optional<Attachment> send(VisitorId visitor, String file);

  /** Who a visitor is, as the site's own server signed it. */
  record Vouched(@Nullable String name, @Nullable String email, Map<String, String> attributes) {}

  /** A visitor who is here for the first time, and their secret. */
  record Newcomer(VisitorId visitor, String token) {}
}
