package dev.firsthand.app;

import dev.firsthand.engine.LogUnavailable;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that does in small steps what is to be done behind everything else, and rests between. */
final class QuietThread implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(QuietThread.class);

  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final Duration BREATH = Duration.ofMillis(5);

  private static final Duration AFTER_TROUBLE = Breath.MOST;
  private static final long MAY_END_WITHIN_MS = 5_000;

  private final String name;
  private final BooleanSupplier step;
  private final Breath breath;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * One that is not started.
   *
   * @param name its own, and begins the names of what it puts on record
   * @param step does something, and says whether there is more to do now
   * @param underWay how many conversations have a step under way, for each core: the more, the longer are its rests
   */
  QuietThread(String name, BooleanSupplier step, IntSupplier underWay) {
    this.name = name;
    this.step = step;
    breath = new Breath(System::nanoTime, this::rest, underWay);
    thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** To be called before each stretch of a step, on this thread; may rest. */
  void breathe() {
    breath.beforeAStretch();
  }

  private void run() {
    breath.begin();
    while (!closed) {
      Duration pause;
      try {
        pause = step.getAsBoolean() ? BREATH : PAUSE;
      } catch (LogUnavailable e) {
        log.atWarn().log(name + ".unavailable");
        pause = AFTER_TROUBLE;
      } catch (RuntimeException e) {
        log.atError().setCause(e).log(name + ".failed");
        pause = AFTER_TROUBLE;
      }
      breath.take(pause);
    }
  }

  private void rest(long nanos) {
    if (!closed) {
      LockSupport.parkNanos(this, nanos);
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(MAY_END_WITHIN_MS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
