package dev.firsthand.app;

import dev.firsthand.engine.Timer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

/**
 * Where the house's work is done: on virtual threads, at once or later. When it closes, what was
 * begun may end, and what comes late is dropped: the log knows what is still owed. Thread-safe.
 */
final class Work implements Executor, Timer, AutoCloseable {

  private static final long MAY_END_WITHIN_SECONDS = 2;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("house-", 0).factory());
  private final ScheduledThreadPoolExecutor clockwork = new ScheduledThreadPoolExecutor(
      1, Thread.ofPlatform().daemon().name("clockwork").factory(), new DiscardPolicy());

  @Override
  public void execute(Runnable task) {
    try {
      threads.execute(task);
    } catch (RejectedExecutionException closed) {
      // Dropped, as promised above.
    }
  }

  @Override
  public void after(Duration delay, Runnable task) {
    clockwork.schedule(() -> execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Runs {@code task} again and again, each {@code pause}. */
  void every(Duration pause, Runnable task) {
    clockwork.scheduleWithFixedDelay(
        () -> execute(task), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
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
