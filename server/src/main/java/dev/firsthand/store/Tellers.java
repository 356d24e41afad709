package dev.firsthand.store;

import dev.firsthand.engine.LogUnavailable;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where writers have those told who do not wait on a thread of their own: all of a batch by one task,
 * so that a commit wakes one thread and not one for each message. Thread-safe.
 *
 * @param executor not the writer's thread, for what follows may take a while
 */
record Tellers(Executor executor) {

  private static final Logger LOG = LoggerFactory.getLogger(Tellers.class);

  /** A virtual thread for each batch. */
  static final Tellers PLAIN = new Tellers(Thread::startVirtualThread);

  /** The most that one task tells: of a larger batch, several cores have something. */
  private static final int MOST = 64;

  /** Has all of it run soon, in this order or side by side, whatever one of it throws. */
  void tell(List<Runnable> telling) {
    for (int from = 0; from < telling.size(); from += MOST) {
      List<Runnable> some = telling.subList(from, Math.min(telling.size(), from + MOST));
      try {
        executor.execute(() -> some.forEach(Tellers::guarded));
      } catch (RejectedExecutionException closed) {
        some.forEach(Tellers::guarded);
      }
    }
  }

  /** Tells that it was not written, and why. */
  static void fail(CompletableFuture<?> answer, Throwable cause) {
    answer.completeExceptionally(
        cause instanceof SQLException broken
            ? new LogUnavailable("The database can't be written.", broken)
            : cause);
  }

  private static void guarded(Runnable one) {
    try {
      one.run();
    } catch (RuntimeException | Error e) {
      LOG.atError().setCause(e).log("telling.failed");
    }
  }

  /** Waits for a writer; throws what it failed with. */
  static <T> T join(CompletableFuture<T> written) {
    try {
      return written.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LogUnavailable cause) {
        throw new LogUnavailable(String.valueOf(cause.getMessage()), cause);
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
