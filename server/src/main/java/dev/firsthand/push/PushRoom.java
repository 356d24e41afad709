package dev.firsthand.push;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Guard;
import dev.firsthand.access.SessionTimes;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.NoteMentions;
import dev.firsthand.engine.SiteOpenness;
import dev.firsthand.engine.Timer;
import dev.firsthand.http.Router;
import dev.firsthand.routing.Teams;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** Web push for one node: agents' devices, the calls to them, and the way to push services. */
public final class PushRoom implements AutoCloseable {

  /**
   * How it works here.
   *
   * @param contact where push services reach the operator: {@code mailto:} or {@code https:}; empty
   *     for nowhere
   * @param after how long an agent's windows have before the devices are called
   */
  public record Terms(PushServices services, String contact, Duration after) {}

  private final Terms terms;
  private final Clock clock;
  private final Guard guard;
  private final Vapid vapid;
  private final Devices devices;
  private final Calls calls;
  private final PushPost post;

  /** A room whose key is made now, where there was none. */
  public PushRoom(
      Terms terms,
      Jdbi jdbi,
      Audit audit,
      Guard guard,
      SessionTimes sessions,
      SecureRandom random,
      Clock clock) {
    this.terms = terms;
    this.clock = clock;
    this.guard = guard;
    vapid = new Vapid(KeptKeys.of(jdbi, random, clock.instant()), terms.contact());
    devices = new Devices(jdbi, audit, sessions);
    calls = new Calls(jdbi);
    post = new PushPost(devices, vapid, random, clock);
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    new PushEndpoints(guard, terms.services(), devices, vapid, post, clock).addTo(router);
  }

  /**
   * The look at who must be called now, to be taken once a second.
   *
   * @param isHere whether an agent has a window open
   */
  public Runnable looks(
      ConversationLog log,
      AgentSlots slots,
      Supplier<Teams> teams,
      SiteOpenness openness,
      NoteMentions mentions,
      Predicate<AgentId> isHere,
      Executor executor,
      Timer timer) {
    var reaching = new Reaching(post, executor, timer);
    var caller = new Caller(
        new CallRules(terms.after()),
        new Caller.Sight(log, slots, teams, openness, isHere),
        calls,
        reaching);
    var toNotes = new MentionCaller(mentions, slots, isHere, reaching, terms.after());
    return () -> {
      Instant now = clock.instant();
      List<Device> awake =
          devices.live(now).stream().filter(device -> device.mayBeCalled(now)).toList();
      if (!awake.isEmpty()) {
        caller.look(awake, now);
        toNotes.look(awake, now);
      }
    };
  }

  /** How many calls push services took. */
  public long sent() {
    return post.sent();
  }

  /** How many they did not take, or could not be reached for. */
  public long failed() {
    return post.failed();
  }

  @Override
  public void close() {
    post.close();
  }
}
