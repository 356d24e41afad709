package dev.firsthand.past;

import dev.firsthand.engine.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.Executor;

/**
 * Time that passes when nothing is left to do at the moment: a clock, and all that waits for it.
 * Confined to one thread.
 */
public final class VirtualTime extends Clock implements Executor, Timer {

  private record Later(Instant at, long number, Runnable task) {}

  private final Queue<Runnable> ready = new ArrayDeque<>();
  private final PriorityQueue<Later> later =
      new PriorityQueue<>(Comparator.comparing(Later::at).thenComparingLong(Later::number));
  private long numbers;
  private Instant now;

  /** Time that stands at {@code start}. */
  public VirtualTime(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }

  @Override
  public void execute(Runnable task) {
    ready.add(task);
  }

  @Override
  public void after(Duration delay, Runnable task) {
    at(now.plus(delay), task);
  }

  /** Runs {@code task} at {@code moment}, or as soon as may be if that is past. */
  void at(Instant moment, Runnable task) {
    later.add(new Later(moment, numbers++, task));
  }

  /** Lets time pass, and whatever falls due happen, until it is {@code end}. */
  void passUntil(Instant end) {
    while (true) {
      finish();
      Later next = later.peek();
      if (next == null || !next.at().isBefore(end)) {
        break;
      }
      later.remove();
      now = next.at().isAfter(now) ? next.at() : now;
      next.task().run();
    }
    now = end;
  }

  /** Does what is to be done now. */
  void finish() {
    for (Runnable task = ready.poll(); task != null; task = ready.poll()) {
      task.run();
    }
  }
}
