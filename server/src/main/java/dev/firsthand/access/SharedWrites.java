package dev.firsthand.access;

import dev.firsthand.engine.LogUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Small writes of many who come at once, such as visitors after a restart: what was asked for during
 * a commit is the next transaction, so that they share its flush and its lock. Each write succeeds
 * or fails by itself. Thread-safe.
 */
public final class SharedWrites {

  private static final int MOST_AT_ONCE = 256;

  private final Jdbi jdbi;
  private final Executor executor;
  private final Executor later;
  private final Queue<Write> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean working = new AtomicBoolean();
  private final AtomicBoolean planned = new AtomicBoolean();

  private record Write(Consumer<Handle> work, CompletableFuture<Void> done) {}

  /** Writes that run on {@code executor}, one batch at a time, none of them later than others. */
  public SharedWrites(Jdbi jdbi, Executor executor) {
    this(jdbi, executor, Runnable::run);
  }

  /**
   * Writes that run on {@code executor}, one batch at a time.
   *
   * @param later begins, after a while, to write what nobody waits for; must not block
   */
  public SharedWrites(Jdbi jdbi, Executor executor, Executor later) {
    this.jdbi = jdbi;
    this.executor = executor;
    this.later = later;
  }

  /**
   * Writes in the next transaction.
   *
   * @param work may run twice, but is committed once
   * @return completes when it is durable; fails if it could not be written
   */
  public CompletableFuture<Void> write(Consumer<Handle> work) {
    var write = new Write(work, new CompletableFuture<>());
    waiting.add(write);
    begin();
    return write.done();
  }

  /**
   * The same a while later, or with what is written before: many that nobody waits for share one
   * flush.
   */
  public CompletableFuture<Void> writeSoon(Consumer<Handle> work) {
    var write = new Write(work, new CompletableFuture<>());
    waiting.add(write);
    if (planned.compareAndSet(false, true)) {
      later.execute(() -> {
        planned.set(false);
        begin();
      });
    }
    return write.done();
  }

  /** Begins to write what waits. */
  public void hurry() {
    begin();
  }

  /** Returns when all that waits is written, or has failed. */
  public void finish() {
    if (!waiting.isEmpty() || working.get()) {
      write(handle -> {}).exceptionally(failure -> null).join();
    }
  }

  /**
   * Writes in the next transaction and waits until that is durable.
   *
   * @throws LogUnavailable if the database can't be written
   */
  public void durably(Consumer<Handle> work) {
    try {
      write(work).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void begin() {
    if (!waiting.isEmpty() && working.compareAndSet(false, true)) {
      executor.execute(this::workOff);
    }
  }

  private void workOff() {
    try {
      for (List<Write> batch = next(); !batch.isEmpty(); batch = next()) {
        writeAll(batch);
      }
    } finally {
      working.set(false);
      begin();
    }
  }

  private List<Write> next() {
    var batch = new ArrayList<Write>();
    while (batch.size() < MOST_AT_ONCE) {
      Write write = waiting.poll();
      if (write == null) {
        break;
      }
      batch.add(write);
    }
    return batch;
  }

  private void writeAll(List<Write> batch) {
    try {
      jdbi.useTransaction(handle -> batch.forEach(write -> write.work().accept(handle)));
      batch.forEach(write -> write.done().complete(null));
    } catch (LogUnavailable e) {
      batch.forEach(write -> write.done().completeExceptionally(e));
    } catch (RuntimeException | Error e) {
      if (batch.size() == 1) {
        batch.getFirst().done().completeExceptionally(e);
      } else {
        batch.forEach(write -> writeAll(List.of(write)));
      }
    }
  }
}
