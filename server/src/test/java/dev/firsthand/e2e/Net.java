package dev.firsthand.e2e;

import java.net.http.HttpClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** What all clients of all tests share. */
final class Net {

  static final HttpClient HTTP = HttpClient.newHttpClient();
  static final ScheduledExecutorService ALARMS = Executors.newScheduledThreadPool(
      3, Thread.ofPlatform().daemon().name("clients").factory());

  private static final long PATIENCE_SECONDS = 20;
  private static final long LOOK_EVERY_MS = 20;

  private Net() {}

  /** Waits until {@code holds}; for what no client is told. */
  static void until(String what, BooleanSupplier holds) {
    var held = new CompletableFuture<Void>();
    var looking = ALARMS.scheduleWithFixedDelay(
        () -> {
          if (holds.getAsBoolean()) {
            held.complete(null);
          }
        },
        0,
        LOOK_EVERY_MS,
        TimeUnit.MILLISECONDS);
    try {
      held.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      throw new AssertionError("Waited in vain until " + what, e);
    } finally {
      looking.cancel(false);
    }
  }

  /** The outcome of {@code answer}; its failure as it is. */
  static <T> T get(CompletableFuture<T> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("No answer came", e);
    }
  }
}
