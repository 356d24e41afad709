package dev.firsthand.e2e;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

/** Everything that was heard at one end, in order; tests wait here for what they expect. Thread-safe. */
final class Heard<T> {

  private static final long PATIENCE_SECONDS = 20;

  private final List<T> all = new ArrayList<>();
  private final List<Predicate<List<T>>> waiting = new ArrayList<>();

  synchronized void add(T heard) {
    all.add(heard);
    for (Iterator<Predicate<List<T>>> each = waiting.iterator(); each.hasNext(); ) {
      if (each.next().test(all)) {
        each.remove();
      }
    }
  }

  synchronized List<T> all() {
    return List.copyOf(all);
  }

  /** The first of {@code kind} that fits, also if it was heard before. */
  <K extends T> K first(Class<K> kind, Predicate<K> fits) {
    return when(
        kind.getSimpleName(),
        heard ->
            heard.stream().filter(kind::isInstance).map(kind::cast).filter(fits).findFirst());
  }

  /** What {@code look} finds in all that was heard, as soon as it finds something. */
  <R> R when(String what, Function<List<T>, Optional<R>> look) {
    var found = new CompletableFuture<R>();
    synchronized (this) {
      Predicate<List<T>> test = heard -> {
        Optional<R> result = look.apply(heard);
        result.ifPresent(found::complete);
        return result.isPresent();
      };
      if (!test.test(all)) {
        waiting.add(test);
      }
    }
    try {
      return found.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("Waited in vain for " + what + "; heard: " + all(), e);
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("Could not wait for " + what, e);
    }
  }
}
