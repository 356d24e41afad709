package dev.firsthand.retrieval;

import dev.firsthand.bot.Encoder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * An encoder that works for virtual threads on threads of its own, in the order in which they ask. A
 * native call holds the carrier of a virtual thread: with a question on each carrier no conversation
 * would move, and every step of a question's way would wait anew for the questions before it.
 * Thread-safe.
 */
final class EncoderThreads implements Encoder {

  private static final long IDLE_SECONDS = 60;

  private final Encoder encoder;
  private final ThreadPoolExecutor threads;

  /**
   * Begins no thread before it is asked; one that is idle ends by itself.
   *
   * @param most texts of virtual threads that are encoded side by side
   */
  EncoderThreads(Encoder encoder, int most) {
    this.encoder = encoder;
    threads = new ThreadPoolExecutor(
        most,
        most,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        Thread.ofPlatform().name("encoder-", 1).daemon().factory());
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public String name() {
    return encoder.name();
  }

  @Override
  public boolean isWord(String word) {
    return encoder.isWord(word);
  }

  @Override
  public float[] encode(String text) {
    if (!Thread.currentThread().isVirtual()) {
      return encoder.encode(text);
    }
    try {
      return CompletableFuture.supplyAsync(() -> encoder.encode(text), threads).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
