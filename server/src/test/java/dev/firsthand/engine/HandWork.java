package dev.firsthand.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Tasks and timers that wait until a test works them off. Confined to one thread. */
final class HandWork implements Executor, Timer {

  private record Later(Instant at, long number, Runnable task) {}

  private final InstantSource clock;
  private final Queue<Runnable> ready = new ArrayDeque<>();
  private final PriorityQueue<Later> later =
      new PriorityQueue<>(Comparator.comparing(Later::at).thenComparing(Later::number));
  private long timers;

  HandWork(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void execute(Runnable task) {
    ready.add(task);
  }

  @Override
  public void after(Duration delay, Runnable task) {
    later.add(new Later(clock.instant().plus(delay), timers++, task));
  }

  /** Runs one task or due timer; false if there is none. */
  boolean one() {
    Runnable task = next();
    if (task == null) {
      return false;
    }
    task.run();
    return true;
  }

  /** Runs what is ready and due, and what comes of it. */
  void all() {
    while (one()) {}
  }

  /** Drops everything, as a crash does. */
  void forget() {
    ready.clear();
    later.clear();
  }

  int waiting() {
    return ready.size();
  }

  int timers() {
    return later.size();
  }

  private @Nullable Runnable next() {
    Later first = later.peek();
    if (first != null && !first.at().isAfter(clock.instant())) {
      return later.remove().task();
    }
    return ready.poll();
  }
}
