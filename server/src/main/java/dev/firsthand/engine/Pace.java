package dev.firsthand.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firsthand.conversation.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is told of one conversation to twice a second, and where many want to be told of to less:
 * at once if nothing was told of it lately, else a little later, the latest standing for all that came
 * meanwhile. Thread-safe.
 */
public final class Pace {

  /** Shortest time between two, where little goes on. */
  public static final Duration BEAT = Duration.ofMillis(500);

  /** It is at least so long for each that waits: where hundreds do, each is told of less often. */
  static final Duration FOR_EACH = Duration.ofMillis(2);

  /** It is no longer than that, however many wait. */
  static final Duration LONGEST_BEAT = Duration.ofSeconds(2);

  /** One timer looks after all that wait, so many times in a beat that few are told in a row. */
  static final Duration LOOK = Duration.ofMillis(25);

  /** Conversations that are remembered; of others is told at once. */
  private static final int MOST = 10_000;

  private final Cache<ConversationId, Instant> last =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
  private final ConcurrentHashMap<ConversationId, Waiting> waiting = new ConcurrentHashMap<>();

  /** What waits, the longest first; some of it may wait no more. */
  private final PriorityBlockingQueue<Look> looks = new PriorityBlockingQueue<>();

  private final AtomicBoolean planned = new AtomicBoolean();
  private final Executor executor;
  private final Timer timer;
  private final InstantSource clock;

  private record Waiting(Runnable telling, Instant since) {}

  private record Look(Instant since, ConversationId id) implements Comparable<Look> {
    @Override
    public int compareTo(Look other) {
      return since.compareTo(other.since);
    }
  }

  /**
   * A pace for all conversations.
   *
   * @param executor where is told what had to wait
   */
  public Pace(Executor executor, Timer timer, InstantSource clock) {
    this.executor = executor;
    this.timer = timer;
    this.clock = clock;
  }

  /** Whether it may be told now, by who asks; if not, it is told later, unless something newer is. */
  public boolean allows(ConversationId id, Runnable telling) {
    if (waiting.computeIfPresent(id, (any, old) -> new Waiting(telling, old.since())) != null) {
      return false;
    }
    Instant now = clock.instant();
    Instant before = last.getIfPresent(id);
    if (before == null || isOver(before, now, beat())) {
      last.put(id, now);
      return true;
    }
    waiting.put(id, new Waiting(telling, before));
    looks.add(new Look(before, id));
    plan();
    return false;
  }

  /** All of it is told now, whatever the pace: what waits needs not be told any more. */
  public void toldAll(ConversationId id) {
    waiting.remove(id);
    last.put(id, clock.instant());
  }

  private Duration beat() {
    long forAll = FOR_EACH.toMillis() * waiting.size();
    return Duration.ofMillis(Math.clamp(forAll, BEAT.toMillis(), LONGEST_BEAT.toMillis()));
  }

  private static boolean isOver(Instant before, Instant now, Duration beat) {
    return now.isBefore(before) || !now.isBefore(before.plus(beat));
  }

  private void plan() {
    if (planned.compareAndSet(false, true)) {
      timer.after(LOOK, this::look);
    }
  }

  private void look() {
    planned.set(false);
    Instant now = clock.instant();
    Duration beat = beat();
    for (Look next = looks.poll(); next != null; next = looks.poll()) {
      if (!isOver(next.since(), now, beat)) {
        looks.add(next);
        break;
      }
      waiting.computeIfPresent(
          next.id(), (id, one) -> isOver(one.since(), now, beat) ? told(id, one) : one);
    }
    if (!looks.isEmpty()) {
      plan();
    }
  }

  /** Hands it on while nobody can say that all is told: so nothing older comes after that. */
  private @Nullable Waiting told(ConversationId id, Waiting one) {
    last.put(id, clock.instant());
    executor.execute(one.telling());
    return null;
  }
}
