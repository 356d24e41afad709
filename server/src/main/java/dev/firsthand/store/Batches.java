package dev.firsthand.store;

import dev.firsthand.engine.LogUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Work that one thread does in batches: what was put there during the last batch, and the rest after
 * it, is the next one. Thread-safe.
 */
final class Batches<T> implements AutoCloseable {

  /** The most in one batch, so that the first need not wait long for the last. */
  static final int LARGEST = 256;

  private final Queue<T> queue = new ConcurrentLinkedQueue<>();
  private final IntConsumer rest;
  private final Work<T> work;
  private final Thread thread;
  private volatile boolean idle;
  private volatile boolean closing;

  /** From then on, what is put in is given back, unless the thread still finds it. */
  private volatile boolean ended;

  /** What is done with a batch. Throws nothing. */
  interface Work<T> {

    /**
     * Does it; gives what is to lead the next batch.
     *
     * @param from what it was taken from
     */
    List<T> on(List<T> batch, Batches<T> from);
  }

  /**
   * Starts the thread.
   *
   * @param rest called after each batch with how much was in it; 0 if some of it is to be done again
   */
  Batches(String name, IntConsumer rest, Work<T> work) {
    this.rest = rest;
    this.work = work;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    thread.start();
  }

  /**
   * Puts something into the next batch.
   *
   * @throws LogUnavailable after the end
   */
  void put(T one) {
    if (closing) {
      throw closed();
    }
    queue.add(one);
    if (idle) {
      LockSupport.unpark(thread);
    }
    if (ended && queue.remove(one)) {
      throw closed();
    }
  }

  /** Takes out what waits, for nobody shall wait for what can't be done. */
  List<T> takeWaiting() {
    var waiting = new ArrayList<T>();
    for (T one = queue.poll(); one != null; one = queue.poll()) {
      waiting.add(one);
    }
    return waiting;
  }

  /** How many wait for the next batch. */
  int waiting() {
    return queue.size();
  }

  private static LogUnavailable closed() {
    return new LogUnavailable("The database is closed.", new IllegalStateException("closed"));
  }

  private void run() {
    try {
      workOff();
    } finally {
      ended = true;
    }
  }

  private void workOff() {
    List<T> first = List.of();
    while (true) {
      List<T> batch = next(first);
      if (!batch.isEmpty()) {
        first = work.on(batch, this);
        rest.accept(first.isEmpty() ? batch.size() : 0);
      } else if (ended) {
        return;
      } else if (closing) {
        ended = true;
      } else {
        await();
      }
    }
  }

  private List<T> next(List<T> first) {
    var batch = new ArrayList<>(first);
    while (batch.size() < LARGEST) {
      @Nullable T one = queue.poll();
      if (one == null) {
        break;
      }
      batch.add(one);
    }
    return batch;
  }

  private void await() {
    idle = true;
    if (queue.isEmpty() && !closing) {
      LockSupport.park(this);
    }
    idle = false;
  }

  /** Does what is queued, then ends the thread. */
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
