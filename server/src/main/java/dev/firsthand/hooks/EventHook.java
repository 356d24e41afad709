package dev.firsthand.hooks;

import dev.firsthand.conversation.SiteKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A server of somebody's that is told what happens.
 *
 * @param site whose conversations; null for those of all sites
 * @param withWords whether it is told what people said, and how to reach them
 * @param secrets that sign, the newest first; two while one is being replaced
 * @param paused whether an admin wants it to rest
 * @param stoppedAt when it came to rest by itself, for it failed too often; null if it did not
 * @param since what happened before is not told
 */
record EventHook(
    String id,
    String name,
    String url,
    Set<HookEvent> events,
    @Nullable SiteKey site,
    boolean withWords,
    List<HookSecret> secrets,
    boolean paused,
    @Nullable Instant stoppedAt,
    Instant since) {

  EventHook {
    events = Set.copyOf(events);
    secrets = List.copyOf(secrets);
  }

  /** Whether it is to be told of this, sooner or later. */
  boolean wants(SiteKey where, HookEvent what, Instant at) {
    return events.contains(what) && (site == null || site.equals(where)) && !at.isBefore(since);
  }

  /** Whether it may be called now. */
  boolean isAwake() {
    return !paused && stoppedAt == null;
  }

  /** The same, told what the draft wants. */
  EventHook with(HookDraft draft) {
    return new EventHook(
        id,
        draft.name(),
        draft.url(),
        draft.events(),
        draft.site(),
        draft.withWords(),
        secrets,
        paused,
        stoppedAt,
        since);
  }

  /** The same, signed with others. */
  EventHook with(List<HookSecret> others) {
    return new EventHook(id, name, url, events, site, withWords, others, paused, stoppedAt, since);
  }

  /** The same, at rest or not. */
  EventHook resting(boolean byAnAdmin, @Nullable Instant byItself) {
    return new EventHook(
        id, name, url, events, site, withWords, secrets, byAnAdmin, byItself, since);
  }

  URI address() {
    return URI.create(url);
  }
}
