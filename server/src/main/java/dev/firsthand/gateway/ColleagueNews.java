package dev.firsthand.gateway;

import dev.firsthand.engine.Timer;
import dev.firsthand.http.Frame;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What consoles are told of each other. Everybody is told of everybody, so changes are gathered and
 * written once for all. Consoles that come back together change it, too: each then gets what was
 * written last, and what is true now with all the others. Thread-safe.
 */
final class ColleagueNews {

  private final BooleanSupplier anybody;
  private final Supplier<Frame> writes;
  private final Consumer<Frame> tellsAll;
  private final Supplier<Duration> gather;
  private final Timer timer;
  private final Executor executor;
  private final AtomicBoolean planned = new AtomicBoolean();
  private final AtomicReference<@Nullable Frame> last = new AtomicReference<>();

  /**
   * News of colleagues.
   *
   * @param anybody whether a console is there to be told
   * @param writes all colleagues as they are now; blocks
   * @param gather how long changes are gathered
   * @param executor where telling is done, in order
   */
  ColleagueNews(
      BooleanSupplier anybody,
      Supplier<Frame> writes,
      Consumer<Frame> tellsAll,
      Supplier<Duration> gather,
      Timer timer,
      Executor executor) {
    this.anybody = anybody;
    this.writes = writes;
    this.tellsAll = tellsAll;
    this.gather = gather;
    this.timer = timer;
    this.executor = executor;
  }

  /** Status, presence or load of an agent has changed. */
  void changed() {
    if (planned.compareAndSet(false, true)) {
      timer.after(gather.get(), () -> executor.execute(this::tell));
    }
  }

  /** Tells a new window, which is among all from now on. Blocks where nothing was written lately. */
  void greet(Consumer<Frame> window) {
    boolean soonTold = planned.get();
    Frame known = soonTold ? last.get() : null;
    Frame told = known == null ? writes.get() : known;
    if (soonTold && known == null) {
      last.compareAndSet(null, told);
    }
    window.accept(told);
    Frame newest = last.get();
    if (soonTold && newest != null && newest != told) {
      window.accept(newest); // All were told meanwhile, perhaps before this window got its own.
    }
  }

  private void tell() {
    planned.set(false);
    if (!anybody.getAsBoolean()) {
      last.set(null);
      return;
    }
    Frame written = writes.get();
    last.set(written);
    tellsAll.accept(written);
  }
}
