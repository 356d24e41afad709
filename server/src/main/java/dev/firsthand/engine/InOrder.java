package dev.firsthand.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one after the other, in the order given, on another executor. Thread-safe. */
public final class InOrder implements Executor {

  private static final Logger log = LoggerFactory.getLogger(InOrder.class);

  private final Executor executor;
  private final Consumer<Runnable> around;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  public InOrder(Executor executor) {
    this(executor, Runnable::run);
  }

  /**
   * Tasks in order on {@code executor}.
   *
   * @param around runs each task, and may do something before and after it
   */
  public InOrder(Executor executor, Consumer<Runnable> around) {
    this.executor = executor;
    this.around = around;
  }

  @Override
  public void execute(Runnable task) {
    synchronized (waiting) {
      waiting.add(task);
      if (running) {
        return;
      }
      running = true;
    }
    executor.execute(this::work);
  }

  /** Runs {@code task} now, on this thread, if no other runs or waits; else as {@link #execute}. */
  public void executeHere(Runnable task) {
    synchronized (waiting) {
      if (running) {
        waiting.add(task);
        return;
      }
      running = true;
    }
    guarded(task);
    synchronized (waiting) {
      if (waiting.isEmpty()) {
        running = false;
        return;
      }
    }
    executor.execute(this::work);
  }

  private void work() {
    for (Runnable task = next(); task != null; task = next()) {
      guarded(task);
    }
  }

  private void guarded(Runnable task) {
    try {
      around.accept(task);
    } catch (LogUnavailable e) {
      log.atWarn().log("task.unavailable");
    } catch (RuntimeException | Error e) {
      log.atError().setCause(e).log("task.failed");
    }
  }

  private @Nullable Runnable next() {
    synchronized (waiting) {
      Runnable task = waiting.poll();
      running = task != null;
      return task;
    }
  }
}
