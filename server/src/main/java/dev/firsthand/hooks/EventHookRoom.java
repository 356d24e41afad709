package dev.firsthand.hooks;

import dev.firsthand.access.Guard;
import dev.firsthand.access.Tokens;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.Listener;
import dev.firsthand.engine.LogBacklog;
import dev.firsthand.http.Router;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/** Webhooks that are told what happens: what they are, what they are still to be told, and the telling. */
public final class EventHookRoom implements AutoCloseable {

  private final HookFollower follower;
  private final HookPost post;
  private final EventHookEndpoints endpoints;

  /**
   * A room that tells nothing yet.
   *
   * @param backlog what is behind by a table of positions
   * @param executor on which calls are made
   */
  public EventHookRoom(
      EventHooks hooks,
      HookFollower.Source source,
      Jdbi jdbi,
      Function<String, LogBacklog> backlog,
      Guard guard,
      Predicate<SiteKey> exists,
      Tokens tokens,
      Executor executor,
      InstantSource clock) {
    var outbox = new HookOutbox(jdbi);
    follower = new HookFollower(hooks, source, outbox, backlog, clock);
    post = new HookPost(hooks, outbox, source, executor, clock);
    endpoints = new EventHookEndpoints(guard, hooks, outbox, post, exists, tokens, clock);
  }

  /** Adds the routes. */
  public void addTo(Router router) {
    endpoints.addTo(router);
  }

  /** Hears of what happens. */
  public Listener listener() {
    return follower;
  }

  /** Notes some of what is to be told; says whether there is more to do now. Blocks. */
  public boolean follow() {
    return follower.follow();
  }

  /** Begins the calls that are due now. */
  public void look() {
    post.look();
  }

  /** Calls that were answered as they should be, since the start. */
  public long delivered() {
    return post.delivered();
  }

  /** Calls that failed, since the start. */
  public long failures() {
    return post.failures();
  }

  @Override
  public void close() {
    post.close();
  }
}
