package dev.firsthand.rest;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Lets another thread do what would keep a virtual one busy for long. */
public final class Beside {

  private Beside() {}

  /** What {@code work} gives when {@code executor} has done it; throws what it throws. Blocks. */
  public static <T> T call(Executor executor, Supplier<T> work) {
    try {
      return CompletableFuture.supplyAsync(work, executor).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
