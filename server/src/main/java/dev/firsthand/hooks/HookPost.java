package dev.firsthand.hooks;

import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.hooks.HookOutbox.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells webhooks what waits in the outbox: a few calls of each at once, again after growing waits where one
 * failed, and not any more where too many did. An event may be told twice, never forgotten within its time.
 * Thread-safe.
 */
final class HookPost implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(HookPost.class);

  /** Calls of one webhook under way at once. */
  static final int AT_ONCE = 4;

  static final Duration LIMIT = Duration.ofSeconds(10);

  /** Whoever took one on has it for so long. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private static final Duration TIDY = Duration.ofMinutes(10);
  private static final int GONE = 410;

  /** After the first failure, the second, and so on; after the last of them it is given up. */
  static final List<Duration> WAITS = List.of(
      Duration.ofSeconds(10),
      Duration.ofMinutes(1),
      Duration.ofMinutes(5),
      Duration.ofMinutes(30),
      Duration.ofHours(2),
      Duration.ofHours(6),
      Duration.ofHours(12));

  /** How a trial ended: with an answer's status, or a failure. */
  record Tried(@Nullable Integer status, @Nullable HookFailure failure) {}

  private final EventHooks hooks;
  private final HookOutbox outbox;
  private final HookFollower.Source source;
  private final HookClient client = new HookClient(AT_ONCE * EventHooks.MOST);
  private final Executor executor;
  private final InstantSource clock;
  private final ConcurrentMap<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
  private final LongAdder delivered = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private volatile Instant tidyAt = Instant.EPOCH;

  HookPost(
      EventHooks hooks,
      HookOutbox outbox,
      HookFollower.Source source,
      Executor executor,
      InstantSource clock) {
    this.hooks = hooks;
    this.outbox = outbox;
    this.source = source;
    this.executor = executor;
    this.clock = clock;
  }

  /** Calls that were answered as they should be. */
  long delivered() {
    return delivered.sum();
  }

  /** Calls that failed. */
  long failures() {
    return failed.sum();
  }

  /** Begins the calls that are due now. Blocks for reading, not for calling. */
  void look() {
    Instant now = clock.instant();
    if (!now.isBefore(tidyAt)) {
      tidyAt = now.plus(TIDY);
      outbox.tidy(now);
    }
    hooks.all().stream().filter(EventHook::isAwake).forEach(hook -> begin(hook, now));
  }

  private void begin(EventHook hook, Instant now) {
    AtomicInteger calls = underWay.computeIfAbsent(hook.id(), id -> new AtomicInteger());
    int room = AT_ONCE - calls.get();
    if (room <= 0) {
      return;
    }
    for (Delivery delivery : outbox.due(hook.id(), now, room)) {
      if (outbox.claim(delivery, now.plus(LEASE))) {
        calls.incrementAndGet();
        executor.execute(() -> {
          try {
            deliver(hook, delivery);
          } finally {
            calls.decrementAndGet();
          }
        });
      }
    }
  }

  private void deliver(EventHook hook, Delivery delivery) {
    Optional<HookNews> news = news(hook, delivery);
    if (news.isEmpty()) {
      outbox.drop(delivery);
      return;
    }
    try {
      int status = call(hook, news.get());
      delivered.increment();
      outbox.delivered(delivery, status, clock.instant());
      hooks.succeeded(hook.id());
    } catch (HookFailure failure) {
      failed.increment();
      failed(hook, delivery, failure);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }

  private void failed(EventHook hook, Delivery delivery, HookFailure failure) {
    Instant now = clock.instant();
    int before = delivery.attempts();
    Instant next = before < WAITS.size() ? now.plus(WAITS.get(before)) : null;
    outbox.failed(delivery, failure, next, now);
    log.atInfo()
        .addKeyValue("webhook", hook.id())
        .addKeyValue("kind", failure.kind())
        .addKeyValue("attempt", before + 1)
        .log("webhook.failed");
    hooks.failed(hook.id(), Integer.valueOf(GONE).equals(failure.status()));
  }

  /** Tells a webhook something of no meaning, now. */
  Tried tryOut(EventHook hook, String id) throws InterruptedException {
    try {
      return new Tried(call(hook, HookNews.trial("test:" + id, clock.instant())), null);
    } catch (HookFailure failure) {
      return new Tried(null, failure);
    }
  }

  private int call(EventHook hook, HookNews news) throws HookFailure, InterruptedException {
    byte[] body = news.json();
    long timestamp = clock.instant().getEpochSecond();
    var headers = Map.of(
        "webhook-id", news.id(),
        "webhook-timestamp", Long.toString(timestamp),
        "webhook-signature", HookSignature.of(news.id(), timestamp, body, hook.secrets()));
    return client.tell(hook.address(), headers, body, LIMIT);
  }

  /** Read at the moment, so that what was erased meanwhile is not told. */
  private Optional<HookNews> news(EventHook hook, Delivery delivery) {
    List<Recorded> first = source.read(delivery.conversation(), 0, 1);
    List<Recorded> event = source.read(delivery.conversation(), delivery.seq() - 1, 1);
    return !event.isEmpty()
            && !first.isEmpty()
            && first.getFirst().event() instanceof ConversationEvent.Started begun
        ? Optional.of(HookNews.of(
            delivery.id(),
            delivery.event(),
            delivery.conversation(),
            begun.site().value(),
            delivery.seq(),
            event.getFirst().event(),
            hook.withWords()))
        : Optional.empty();
  }

  @Override
  public void close() {
    client.close();
  }
}
