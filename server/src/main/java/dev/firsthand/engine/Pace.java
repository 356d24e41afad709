package dev.firsthand.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firsthand.conversation.ConversationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is told of one conversation to four times a second: at once if nothing was told of it
 * lately, else a little later, the latest standing for all that came meanwhile. Thread-safe.
 */
public final class Pace {

  /** Shortest time between two. */
  public static final Duration BEAT = Duration.ofMillis(250);

  /** Conversations that are remembered; of others is told at once. */
  private static final int MOST = 10_000;

  private final Cache<ConversationId, Beat> beats =
      Caffeine.newBuilder().maximumSize(MOST).build();
  private final Executor executor;
  private final Timer timer;
  private final InstantSource clock;

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
    return Objects.requireNonNull(beats.get(id, any -> new Beat())).allows(telling);
  }

  private final class Beat {
    private Instant last = Instant.MIN;
    private @Nullable Runnable waiting;

    synchronized boolean allows(Runnable telling) {
      if (waiting != null) {
        waiting = telling;
        return false;
      }
      Instant now = clock.instant();
      Duration since = last.equals(Instant.MIN) ? BEAT : Duration.between(last, now);
      if (since.compareTo(BEAT) >= 0 || since.isNegative()) {
        last = now;
        return true;
      }
      waiting = telling;
      timer.after(BEAT.minus(since), this::tell);
      return false;
    }

    private void tell() {
      Runnable telling;
      synchronized (this) {
        telling = waiting;
        waiting = null;
        last = clock.instant();
      }
      if (telling != null) {
        executor.execute(telling);
      }
    }
  }
}
