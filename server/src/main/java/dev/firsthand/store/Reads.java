package dev.firsthand.store;

import dev.firsthand.engine.LogUnavailable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Runs queries. SQLite's run on threads of their own, because a native call would hold the carrier
 * of a virtual thread. Thread-safe.
 */
final class Reads implements AutoCloseable {

  private final Jdbi jdbi;
  private final @Nullable ExecutorService threads;

  Reads(Jdbi jdbi, @Nullable ExecutorService threads) {
    this.jdbi = jdbi;
    this.threads = threads;
  }

  <T> T read(Function<Handle, T> query) {
    try {
      return threads == null
          ? run(query)
          : CompletableFuture.supplyAsync(() -> run(query), threads).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof JdbiException cause) {
        throw unavailable(cause);
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    } catch (JdbiException | RejectedExecutionException e) {
      throw unavailable(e);
    }
  }

  private <T> T run(Function<Handle, T> query) {
    return jdbi.withHandle(query::apply);
  }

  private static LogUnavailable unavailable(RuntimeException cause) {
    return new LogUnavailable("The database can't be read.", cause);
  }

  @Override
  public void close() {
    if (threads != null) {
      threads.close();
    }
  }
}
