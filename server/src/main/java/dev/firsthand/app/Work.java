package dev.firsthand.app;

import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.engine.Timer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the house's work is done: on virtual threads, at once or later. When it closes, what was
 * begun may end, and what comes late is dropped: the log knows what is still owed. Thread-safe.
 */
final class Work implements Executor, Timer, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Work.class);

  private static final long MAY_END_WITHIN_SECONDS = 2;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("house-", 0).factory());
  private final ScheduledThreadPoolExecutor clockwork = new ScheduledThreadPoolExecutor(
      1, Thread.ofPlatform().daemon().name("clockwork").factory(), new DiscardPolicy());

  @Override
  public void execute(Runnable task) {
    try {
      threads.execute(() -> guarded(task));
    } catch (RejectedExecutionException closed) {
      // Dropped, as promised above.
    }
  }

  @Override
  public void after(Duration delay, Runnable task) {
    clockwork.schedule(() -> execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Runs {@code task} again and again, each {@code pause}, but never beside itself: where the store
   * is slow, tasks that wait for it must not pile up.
   */
  void every(Duration pause, Runnable task) {
    Runnable alone = alone(task);
    clockwork.scheduleWithFixedDelay(
        () -> execute(alone), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Does nothing where {@code task} still runs. */
  static Runnable alone(Runnable task) {
    var runs = new AtomicBoolean();
    return () -> {
      if (runs.compareAndSet(false, true)) {
        try {
          task.run();
        } finally {
          runs.set(false);
        }
      }
    };
  }

  /** Whoever wants to do something about a failure has done it before it comes here. */
  static void guarded(Runnable task) {
    try {
      task.run();
    } catch (LogUnavailable e) {
      log.atWarn().log("task.unavailable");
    } catch (RuntimeException e) {
      log.atError().setCause(e).log("task.failed");
    }
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(MAY_END_WITHIN_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException hurried) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
