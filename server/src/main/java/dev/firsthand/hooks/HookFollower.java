package dev.firsthand.hooks;

import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.Listener;
import dev.firsthand.engine.LogBacklog;
import dev.firsthand.engine.LogBacklog.Behind;
import dev.firsthand.engine.LogFollower;
import dev.firsthand.hooks.HookOutbox.Told;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the logs after they were written, and notes what webhooks are to be told, so that a crash loses
 * none of it. While there are no webhooks it does nothing. Hearing is thread-safe and quick; following is for one
 * thread at a time, and blocks.
 */
public final class HookFollower implements Listener {

  private static final int EVENTS = 500;

  /** The log, as far as it is read here. */
  public interface Source {
    /** The events after number {@code after}, oldest first, at most {@code limit}. */
    List<Recorded> read(ConversationId id, long after, int limit);
  }

  private final EventHooks hooks;
  private final Source source;
  private final HookOutbox outbox;
  private final LogFollower follower;
  private final InstantSource clock;

  /** @param backlog what is behind by a table of positions */
  HookFollower(
      EventHooks hooks,
      Source source,
      HookOutbox outbox,
      Function<String, LogBacklog> backlog,
      InstantSource clock) {
    this.hooks = hooks;
    this.source = source;
    this.clock = clock;
    this.outbox = outbox;
    follower = new LogFollower("webhook", backlog.apply(HookOutbox.POSITIONS), this::read, clock);
  }

  @Override
  public void heard(Announcement announcement) {
    if (!hooks.all().isEmpty()) {
      follower.heard(announcement);
    }
  }

  /**
   * Reads some of what is behind.
   *
   * @return whether there is more to do now
   */
  public boolean follow() {
    return !hooks.all().isEmpty() && follower.follow();
  }

  private void read(Behind behind) {
    List<Recorded> first = source.read(behind.id(), 0, 1);
    if (first.isEmpty() || !(first.getFirst().event() instanceof ConversationEvent.Started begun)) {
      return;
    }
    long upTo = Math.max(0, behind.seq());
    while (true) {
      List<Recorded> events = source.read(behind.id(), upTo, EVENTS);
      if (events.isEmpty()) {
        return;
      }
      upTo = events.getLast().seq();
      outbox.put(behind.id(), upTo, told(begun.site(), events), clock.instant());
      if (events.size() < EVENTS) {
        return;
      }
    }
  }

  private List<Told> told(SiteKey site, List<Recorded> events) {
    List<EventHook> all = hooks.all();
    var told = new ArrayList<Told>();
    for (Recorded recorded : events) {
      HookEvent.of(recorded.event())
          .ifPresent(event -> all.stream()
              .filter(hook -> hook.wants(site, event, recorded.event().at()))
              .forEach(hook -> told.add(new Told(hook.id(), event, recorded.seq()))));
    }
    return told;
  }
}
