package dev.firsthand.store;

import dev.firsthand.engine.LogUnavailable;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Runs queries. Thread-safe. */
abstract sealed class Reads implements AutoCloseable {

  /** Queries run on the caller's thread, each on a connection of the pool behind {@code jdbi}. */
  static Reads pooled(Jdbi jdbi) {
    return new Pooled(jdbi);
  }

  /**
   * Queries run on threads of their own, because a native call would hold the carrier of a virtual
   * thread. Connections, and what was prepared there, are kept until one fails.
   */
  static Reads onThreads(int threads, Jdbi jdbi) {
    return new OnThreads(threads, jdbi);
  }

  private Runnable settle = () -> {};
  private Supplier<Late> late = () -> Late.NONE;

  /** Calls {@code before} before each query that must see every row as the log has it. */
  Reads settledBy(Runnable before) {
    settle = before;
    return this;
  }

  /** Asks {@code rows} what rows do not show yet. */
  Reads toldOf(Supplier<Late> rows) {
    late = rows;
    return this;
  }

  /**
   * What {@code query} gives, where all rows show what was written before.
   *
   * @throws LogUnavailable if the database can't be read
   */
  <T> T read(Function<Handle, T> query) {
    settle.run();
    return readAsItIs(query);
  }

  /**
   * What {@code query} gives, which does not mind that rows of conversations may be a little behind
   * their log.
   *
   * @throws LogUnavailable if the database can't be read
   */
  <T> T readAsItIs(Function<Handle, T> query) {
    try {
      return run(query);
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

  /**
   * What {@code query} gives, which is told what rows of conversations do not show yet.
   *
   * @throws LogUnavailable if the database can't be read
   */
  <T> T readWithLate(BiFunction<Handle, Late, T> query) {
    Late before = late.get();
    return readAsItIs(handle -> query.apply(handle, before));
  }

  abstract <T> T run(Function<Handle, T> query);

  @Override
  public abstract void close();

  private static LogUnavailable unavailable(RuntimeException cause) {
    return new LogUnavailable("The database can't be read.", cause);
  }

  private static final class Pooled extends Reads {
    private final Jdbi jdbi;

    Pooled(Jdbi jdbi) {
      this.jdbi = jdbi;
    }

    @Override
    <T> T run(Function<Handle, T> query) {
      return jdbi.withHandle(query::apply);
    }

    @Override
    public void close() {}
  }

  private static final class OnThreads extends Reads {
    private final Jdbi jdbi;
    private final ExecutorService threads;
    /** At most one for each thread; a failed one is not given back. */
    private final Deque<Handle> idle = new ConcurrentLinkedDeque<>();

    OnThreads(int threads, Jdbi jdbi) {
      this.jdbi = jdbi;
      this.threads = Executors.newFixedThreadPool(
          threads, Thread.ofPlatform().name("firsthand-reader-", 1).daemon().factory());
    }

    @Override
    <T> T run(Function<Handle, T> query) {
      return CompletableFuture.supplyAsync(() -> onOne(query), threads).join();
    }

    private <T> T onOne(Function<Handle, T> query) {
      Handle kept = idle.pollFirst();
      Handle handle = kept == null ? opened() : kept;
      boolean failed = true;
      try {
        T result = jdbi.getHandleCallbackDecorator()
            .<T, RuntimeException>decorate(query::apply)
            .withHandle(handle);
        failed = false;
        return result;
      } finally {
        if (failed) {
          handle.close();
        } else {
          idle.addFirst(handle);
        }
      }
    }

    private Handle opened() {
      Handle handle = jdbi.open();
      handle.setStatementBuilder(new KeptStatements());
      handle.execute("pragma query_only = 1");
      return handle;
    }

    @Override
    public void close() {
      threads.close();
      idle.forEach(Handle::close);
    }
  }
}
